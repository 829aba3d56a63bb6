package org.computevoucher.redemption.voucheraccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.ENTERPRISE;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.NOW;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.PERIOD;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.POT;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.consume;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.id;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.open;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.terms;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.usage;

import java.time.Instant;
import org.computevoucher.platform.refusal.Refusal;
import org.computevoucher.redemption.subsidy.BindingLimit;
import org.computevoucher.redemption.usage.FirstAnswer;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.usage.UsageEvent.UsageTaken;
import org.computevoucher.redemption.validity.ChargePeriod;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ComputeConsumed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherAccountOpened;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherClosed;
import org.computevoucher.testkit.InMemoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsumingVouchersTest {

    private final InMemoryService service = ConsumingInMemory.start();

    @Test
    void worked_example_1_the_rate_binds() {
        assertThat(service.eventsOf(open("v1", 80_000_000)))
                .containsExactly(
                        new VoucherAccountOpened(
                                id("v1"),
                                id("issue of v1"),
                                terms(80_000_000, 8_000, PayeeKind.DATA_CENTRE),
                                NOW));

        Usage usage = usage("u1", "v1", 50_000_000);
        assertThat(service.eventsOf(consume(usage, NOW)))
                .startsWith(
                        new ComputeConsumed(
                                id("event of DC-1/u1"),
                                id("issue of v1"),
                                id("v1"),
                                POT,
                                "310000",
                                ENTERPRISE,
                                usage,
                                50_000_000,
                                40_000_000,
                                10_000_000,
                                BindingLimit.RATE,
                                40_000_000,
                                "DC-1",
                                0L,
                                PERIOD.end(),
                                NOW),
                        new UsageTaken(
                                "DC-1/u1",
                                usage.contentSha256(),
                                new FirstAnswer(
                                        id("event of DC-1/u1"),
                                        id("v1"),
                                        50_000_000,
                                        40_000_000,
                                        10_000_000,
                                        BindingLimit.RATE,
                                        40_000_000,
                                        "DC-1"),
                                50_000_000L,
                                null,
                                NOW));
    }

    @Test
    void worked_example_2_the_balance_binds_and_the_voucher_is_exhausted() {
        service.accepted(open("v1", 80_000_000));
        service.accepted(consume("u1", "v1", 50_000_000));

        assertThat(service.eventsOf(consume("u2", "v1", 60_000_000)))
                .contains(
                        new VoucherClosed(
                                id("closing by DC-1/u2"),
                                id("event of DC-1/u2"),
                                id("v1"),
                                POT,
                                "310000",
                                0,
                                VoucherAccountEvent.EXHAUSTED,
                                NOW,
                                NOW))
                .filteredOn(ComputeConsumed.class::isInstance)
                .singleElement()
                .extracting("subsidyFen", "payerShareFen", "bindingLimit", "openFen")
                .containsExactly(40_000_000L, 20_000_000L, BindingLimit.FACE, 0L);
        assertThat(service.refused(consume("u3", "v1", 1)))
                .isEqualTo(new VoucherIsClosed(id("v1")));
    }

    @Test
    void worked_example_6_three_lines_get_what_one_would_have_got() {
        service.accepted(open("v1", 80_000_000));

        assertThat(consumed("u1", 3_333).subsidyFen()).isEqualTo(2_666);
        assertThat(consumed("u2", 3_333).subsidyFen()).isEqualTo(2_666);
        assertThat(consumed("u3", 3_333).subsidyFen()).isEqualTo(2_667);
    }

    @Test
    void the_same_record_again_gets_the_first_figures_and_changes_nothing() {
        service.accepted(open("v1", 80_000_000));
        RecordedConsumption first =
                service.accepted(RecordedConsumption.class, consume("u1", "v1", 50_000_000));
        service.accepted(consume("u2", "v1", 60_000_000));
        int events = service.events().size();

        RecordedConsumption again =
                service.accepted(
                        RecordedConsumption.class,
                        new RecordConsumption(
                                usage("u1", "v1", 50_000_000),
                                id("another event"),
                                id("another closing"),
                                NOW.plusSeconds(400L * 86_400)));

        assertThat(first.duplicate()).isFalse();
        assertThat(again).isEqualTo(new RecordedConsumption(true, first.answer()));
        assertThat(service.events()).hasSize(events);
    }

    @Test
    void another_record_under_the_same_usage_id_is_a_conflict() {
        service.accepted(open("v1", 80_000_000));
        service.accepted(open("v2", 80_000_000));
        service.accepted(consume("u1", "v1", 10_000_000));
        int events = service.events().size();

        for (RecordConsumption other :
                new RecordConsumption[] {
                    consume("u1", "v1", 12_000_000), consume("u1", "v2", 10_000_000)
                }) {
            Refusal refusal = service.refused(other);
            assertThat(refusal.reason()).isEqualTo("USAGE_CONFLICT");
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
        }
        assertThat(service.events()).hasSize(events);
    }

    @Test
    void the_same_usage_id_of_another_data_centre_is_another_usage() {
        service.accepted(open("v1", 80_000_000));
        service.accepted(consume("u1", "v1", 100));

        service.accepted(
                consume(new Usage("DC-2", "u1", id("v1"), PERIOD, 100, Usage.Details.NONE), NOW));
    }

    @Test
    void a_refused_record_takes_no_key_and_may_be_corrected() {
        service.accepted(open("v1", 80_000_000));
        Usage wrong =
                new Usage(
                        "DC-1",
                        "u1",
                        id("v1"),
                        ChargePeriod.of(PERIOD.end(), PERIOD.end()),
                        100,
                        Usage.Details.NONE);

        assertThat(service.refused(consume(wrong, NOW)).reason()).isEqualTo("CHARGE_PERIOD_EMPTY");
        service.accepted(consume("u1", "v1", 100));
    }

    @Test
    void a_voucher_that_is_not_known_yet_may_be_a_moment_later() {
        Refusal refusal = service.refused(consume("u1", "v1", 100));

        assertThat(refusal).isEqualTo(new VoucherNotKnown(id("v1")));
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_YET);
        service.accepted(open("v1", 80_000_000));
        service.accepted(consume("u1", "v1", 100));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    payee of the voucher | who is reimbursed
                    DATA_CENTRE          | DC-1
                    ENTERPRISE           | 91330100799655058B
                    """)
    void the_payee_is_the_data_centre_or_the_enterprise(PayeeKind kind, String payee) {
        service.accepted(open("v1", 80_000_000, 8_000, kind));

        assertThat(consumed("u1", 100).payee()).isEqualTo(payee);
    }

    @Test
    void nothing_is_effective_later_than_it_is_recorded() {
        service.accepted(open("v1", 80_000_000));
        Instant oneMinuteBeforeTheEnd = PERIOD.end().minusSeconds(60);

        service.accepted(consume(usage("u1", "v1", 100), oneMinuteBeforeTheEnd));

        assertThat(service.events())
                .filteredOn(ComputeConsumed.class::isInstance)
                .singleElement()
                .extracting("effectiveAt", "recordedAt")
                .containsExactly(oneMinuteBeforeTheEnd, oneMinuteBeforeTheEnd);
    }

    /** Even after the account was closed: what lasts is said first. */
    @Test
    void usage_outside_validity_is_refused_as_that() {
        service.accepted(open("v1", 80));
        service.accepted(consume("u1", "v1", 100));
        Usage early =
                new Usage(
                        "DC-1",
                        "u2",
                        id("v1"),
                        ChargePeriod.of(
                                Instant.parse("2025-12-31T00:00:00Z"),
                                Instant.parse("2026-01-01T00:00:00Z")),
                        100,
                        Usage.Details.NONE);

        Refusal refusal = service.refused(consume(early, NOW));

        assertThat(refusal.reason()).isEqualTo("SPLIT_AT_VALIDITY_BOUNDARY");
        assertThat(refusal).extracting("splitAt").isEqualTo(Instant.parse("2025-12-31T16:00:00Z"));
    }

    @Test
    void a_voucher_has_one_account() {
        service.accepted(open("v1", 80));

        assertThatThrownBy(() -> service.send(open("v1", 80)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(service.events()).filteredOn(VoucherAccountEvent.class::isInstance).hasSize(1);
    }

    private ComputeConsumed consumed(String usageId, long costFen) {
        return service.eventsOf(consume(usageId, "v1", costFen)).stream()
                .filter(ComputeConsumed.class::isInstance)
                .map(ComputeConsumed.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
