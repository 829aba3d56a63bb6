package org.computevoucher.redemption.voucheraccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.NOW;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.PERIOD;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.POT;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.close;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.consume;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.id;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.open;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.reduce;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.resume;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.suspend;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.computevoucher.platform.refusal.Refusal;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ComputeConsumed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherAccountResumed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherAccountSuspended;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherClosed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherReduced;
import org.computevoucher.testkit.InMemoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How an account follows its voucher's later life. */
class VoucherAccountLifeTest {

    private static final Instant REQUESTED = NOW.minusSeconds(10);

    private final InMemoryService service = ConsumingInMemory.start();

    @ParameterizedTest
    @ValueSource(strings = {"EXPIRED", "CANCELLED", "RETURNED", "A_LATER_REASON"})
    void an_account_closes_as_it_is_asked_to_and_gives_back_what_is_open(String reason) {
        service.accepted(open("v1", 100));
        service.accepted(consume("u1", "v1", 50));

        assertThat(service.eventsOf(close("v1", reason)))
                .containsExactly(closed("closing of v1", "request to close v1", 60, reason));
        assertThat(service.refused(consume("u2", "v1", 1)))
                .isEqualTo(new VoucherIsClosed(id("v1")));
    }

    /** Of the requests that cross each other, the first one counts. */
    @Test
    void nothing_happens_to_a_closed_account() {
        service.accepted(open("v1", 100));
        service.accepted(consume("u1", "v1", 500));
        service.accepted(open("v2", 100));
        service.accepted(close("v2", "CANCELLED"));

        assertThat(service.eventsOf(close("v1", "EXPIRED"))).isEmpty();
        assertThat(service.eventsOf(reduce("r1", "v1", 10))).isEmpty();
        assertThat(service.eventsOf(close("v2", "RETURNED"))).isEmpty();
        assertThat(service.eventsOf(reduce("r2", "v2", 10))).isEmpty();
    }

    @Test
    void what_is_given_back_makes_the_face_smaller() {
        service.accepted(open("v1", 100));
        service.accepted(consume("u1", "v1", 50));

        assertThat(service.eventsOf(reduce("r1", "v1", 25)))
                .containsExactly(
                        new VoucherReduced(
                                id("r1"),
                                id("request of r1"),
                                id("v1"),
                                POT,
                                "310000",
                                25,
                                75,
                                35,
                                REQUESTED,
                                NOW));
        // 80 % of 50 + 43 is 74; of one more 2 it would be 76, and the face of 75 binds
        assertThat(subsidiesOf("u2", 43)).containsExactly(34L);
        List<Object> last = service.eventsOf(consume("u3", "v1", 2));
        assertThat(last).element(0).extracting("subsidyFen").isEqualTo(1L);
        assertThat(last).element(1).extracting("reason").isEqualTo("EXHAUSTED");
    }

    @ParameterizedTest
    @ValueSource(longs = {60, 61, 100, 1_000})
    void what_leaves_nothing_open_closes_the_account(long amountFen) {
        service.accepted(open("v1", 100));
        service.accepted(consume("u1", "v1", 50));

        assertThat(service.eventsOf(reduce("r1", "v1", amountFen)))
                .containsExactly(closed("r1", "request of r1", 60, "RETURNED"));
    }

    @Test
    void usage_of_a_suspended_time_is_refused_and_all_other_counts() {
        service.accepted(open("v1", 1_000));
        Instant noon = PERIOD.start().plus(Duration.ofHours(12));
        assertThat(service.eventsOf(suspend("v1", noon)))
                .containsExactly(
                        new VoucherAccountSuspended(id("v1"), id("suspension"), noon, NOW));

        Refusal crossing = service.refused(consume("u1", "v1", 100));
        assertThat(crossing.reason()).isEqualTo("SPLIT_AT_SUSPENSION_BOUNDARY");
        assertThat(crossing).extracting("splitAt").isEqualTo(noon);
        service.accepted(suspend("v1", PERIOD.start()));
        assertThat(service.refused(consume("u1", "v1", 100)).reason())
                .isEqualTo("VOUCHER_SUSPENDED");

        assertThat(service.eventsOf(resume("v1", PERIOD.end())))
                .containsExactly(
                        new VoucherAccountResumed(id("v1"), id("resumption"), PERIOD.end(), NOW));
        assertThat(service.refused(consume("u1", "v1", 100)).reason())
                .isEqualTo("VOUCHER_SUSPENDED");
        service.accepted(open("v2", 1_000));
        service.accepted(suspend("v2", PERIOD.end()));
        service.accepted(consume("u1", "v2", 100));
    }

    /** What lasts is said before what might change. */
    @Test
    void validity_is_looked_at_before_suspension_and_suspension_before_closing() {
        service.accepted(open("v1", 100));
        service.accepted(suspend("v1", Instant.parse("2025-12-31T16:00:00Z")));
        service.accepted(close("v1", "CANCELLED"));

        assertThat(service.refused(consume("u1", "v1", 1)).reason()).isEqualTo("VOUCHER_SUSPENDED");
        Instant afterGrace = Instant.parse("2027-01-30T16:00:00Z");
        assertThat(
                        service.accepted(
                                RecordedConsumption.class,
                                consume(usage("u1", "v1", 1), afterGrace)))
                .extracting("answer.reason")
                .isEqualTo("REPORTED_TOO_LATE");
    }

    @Test
    void a_fact_that_means_no_voucher_here_is_a_bug() {
        assertThatThrownBy(() -> service.send(close("v9", "EXPIRED")))
                .isInstanceOf(AggregateNotFoundException.class);
        service.accepted(open("v1", 100));
        CloseVoucherAccount right = close("v1", "EXPIRED");

        assertThatThrownBy(
                        () ->
                                service.send(
                                        new CloseVoucherAccount(
                                                right.voucherId(),
                                                "310000-COMPUTE-2025",
                                                right.requestId(),
                                                right.closingId(),
                                                right.reason(),
                                                right.effectiveAt(),
                                                right.at())))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> service.send(reduce("r1", "v1", 0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(service.events()).filteredOn(VoucherAccountEvent.class::isInstance).hasSize(1);
    }

    private List<Long> subsidiesOf(String usageId, long costFen) {
        return service.eventsOf(consume(usageId, "v1", costFen)).stream()
                .filter(ComputeConsumed.class::isInstance)
                .map(event -> ((ComputeConsumed) event).subsidyFen())
                .toList();
    }

    private static VoucherClosed closed(
            String name, String request, long unusedFen, String reason) {
        return new VoucherClosed(
                id(name), id(request), id("v1"), POT, "310000", unusedFen, reason, REQUESTED, NOW);
    }
}
