package org.computevoucher.issuance.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.computevoucher.issuance.voucher.VouchersInMemory.ENTERPRISE;
import static org.computevoucher.issuance.voucher.VouchersInMemory.GRACE_ENDS;
import static org.computevoucher.issuance.voucher.VouchersInMemory.GROUP;
import static org.computevoucher.issuance.voucher.VouchersInMemory.NOW;
import static org.computevoucher.issuance.voucher.VouchersInMemory.POT;
import static org.computevoucher.issuance.voucher.VouchersInMemory.begin;
import static org.computevoucher.issuance.voucher.VouchersInMemory.cancel;
import static org.computevoucher.issuance.voucher.VouchersInMemory.close;
import static org.computevoucher.issuance.voucher.VouchersInMemory.exhausted;
import static org.computevoucher.issuance.voucher.VouchersInMemory.expire;
import static org.computevoucher.issuance.voucher.VouchersInMemory.fill;
import static org.computevoucher.issuance.voucher.VouchersInMemory.giveBack;
import static org.computevoucher.issuance.voucher.VouchersInMemory.id;
import static org.computevoucher.issuance.voucher.VouchersInMemory.reduce;
import static org.computevoucher.issuance.voucher.VouchersInMemory.reopen;
import static org.computevoucher.issuance.voucher.VouchersInMemory.reverse;
import static org.computevoucher.issuance.voucher.VouchersInMemory.suspend;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.computevoucher.issuance.allowance.AllowanceEvent.AllowanceFreed;
import org.computevoucher.issuance.envelope.CloseEnvelope;
import org.computevoucher.issuance.envelope.EnvelopeEvent;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeRefilled;
import org.computevoucher.issuance.envelope.EnvelopeEvent.UnusedReturned;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherClosureRequested;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherReopened;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherUsageReversed;
import org.computevoucher.issuance.voucher.VouchersInMemory.AskForMore;
import org.computevoucher.issuance.voucher.VouchersInMemory.Look;
import org.computevoucher.testkit.InMemoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a closed voucher of which usage is reversed. */
class ReversedUsageTest {

    private static final String ALLOWANCE = "allowance/310000-COMPUTE/2026/";

    private final InMemoryService service = VouchersInMemory.start();
    private UUID issueId = id("none");

    @BeforeEach
    void a_voucher_of_1000() {
        service.accepted(fill(1_000));
        issueId = service.accepted(VoucherIssued.class, begin("v1", 1_000)).eventId();
    }

    @Test
    void what_was_not_used_after_all_fills_the_envelope_and_counts_no_more() {
        service.accepted(close("v1", 200));

        assertThat(service.eventsOf(reverse("v1", 300)))
                .containsExactly(
                        new VoucherUsageReversed(id("reversal"), id("v1"), 300, 500, NOW),
                        new EnvelopeRefilled(POT, id("v1"), 300, NOW),
                        new AllowanceFreed(
                                ALLOWANCE + "ENTERPRISE/" + ENTERPRISE, id("v1"), 300, NOW),
                        new AllowanceFreed(ALLOWANCE + "GROUP/" + GROUP, id("v1"), 300, NOW));
        assertThat(now().status()).isEqualTo(VoucherStatus.CLOSED);
        assertThat(now().unusedFen()).isEqualTo(500);
        service.accepted(new AskForMore(ENTERPRISE, 500, 1_000));
        assertThat(service.refused(new AskForMore(ENTERPRISE, 501, 1_000)).reason())
                .isEqualTo("YEARLY_CAP_EXCEEDED");
        service.accepted(reverse("v1", 500));
        assertThat(now().unusedFen()).isEqualTo(1_000);
    }

    @Test
    void of_a_closed_year_it_is_returned_at_once() {
        service.accepted(close("v1", 200));
        service.accepted(new CloseEnvelope(POT, id("y1"), id("asked"), NOW));

        assertThat(service.eventsOf(reverse("v1", 300)))
                .startsWith(
                        new VoucherUsageReversed(id("reversal"), id("v1"), 300, 500, NOW),
                        new EnvelopeRefilled(POT, id("v1"), 300, NOW),
                        new UnusedReturned(
                                EnvelopeEvent.idOfAnswerTo(id("reversal")),
                                id("reversal"),
                                POT,
                                id("v1"),
                                300,
                                NOW));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    pot                 | available | it is
                    310000-COMPUTE-2026 | 1         | possible
                    310000-COMPUTE-2026 | 800       | all that was used
                    310000-COMPUTE-2026 | 801       | a bug
                    310000-COMPUTE-2026 | 0         | a bug
                    310000-COMPUTE-2026 | -1        | a bug
                    310000-COMPUTE-2025 | 1         | a bug
                    """)
    void never_more_than_the_face_comes_back(String pot, long availableFen, String itIs) {
        service.accepted(close("v1", 200));
        ReverseVoucherUsage reversal =
                new ReverseVoucherUsage(pot, id("v1"), id("reversal"), availableFen, NOW);

        if (itIs.equals("a bug")) {
            isABug(reversal);
        } else {
            service.accepted(reversal);
        }
    }

    @Test
    void what_its_holder_gave_back_before_cannot_come_back_again() {
        service.accepted(giveBack("v1", 400));
        service.accepted(reduce("v1", 400, 600));
        service.accepted(exhausted("v1"));

        isABug(reverse("v1", 601));
        service.accepted(reverse("v1", 600));
    }

    @Test
    void a_used_up_voucher_is_live_again_and_expires_when_it_is_due() {
        service.accepted(exhausted("v1"));
        assertThat(service.accepted(expire("v1", GRACE_ENDS))).isEqualTo(false);

        assertThat(service.eventsOf(reopen("v1")))
                .containsExactly(new VoucherReopened(id("reopening"), id("v1"), null, NOW));
        VoucherState live = now();
        assertThat(live.status()).isEqualTo(VoucherStatus.ISSUED);
        assertThat(live.closingReason()).isNull();
        assertThat(live.closedAt()).isNull();
        assertThat(live.unusedFen()).isNull();
        assertThat(service.accepted(expire("v1", GRACE_ENDS))).isEqualTo(true);
        assertThat(service.eventsOf(close("v1", 80)))
                .contains(new EnvelopeRefilled(POT, id("v1"), 80, NOW));
    }

    @Test
    void a_suspended_voucher_is_suspended_again() {
        Instant from = NOW.minusSeconds(3_600);
        service.accepted(suspend("v1", from));
        service.accepted(exhausted("v1"));

        assertThat(service.eventsOf(reopen("v1")))
                .containsExactly(new VoucherReopened(id("reopening"), id("v1"), from, NOW));
        assertThat(now().status()).isEqualTo(VoucherStatus.SUSPENDED);
        assertThat(service.refused(suspend("v1", null)).reason()).isEqualTo("VOUCHER_SUSPENDED");
    }

    /** Its account was used up before it heard that it was to close, and so passed that over. */
    @Test
    void a_voucher_that_was_to_be_closed_asks_for_it_again() {
        service.accepted(cancel("v1"));
        service.accepted(exhausted("v1"));

        assertThat(service.eventsOf(reopen("v1")))
                .containsExactly(
                        new VoucherReopened(id("reopening"), id("v1"), null, NOW),
                        new VoucherClosureRequested(
                                UUID.nameUUIDFromBytes(
                                        ("closure after " + id("reopening"))
                                                .getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                                issueId,
                                id("v1"),
                                POT,
                                "310000",
                                ClosureReason.CANCELLED,
                                "Notice 9",
                                NOW,
                                NOW));
        assertThat(now().status()).isEqualTo(VoucherStatus.CLOSING);
        assertThat(now().closingReason()).isEqualTo("CANCELLED");
        service.accepted(close("v1", 80));
    }

    @Test
    void one_that_was_to_expire_has_still_expired_when_its_grace_ended() {
        service.accepted(expire("v1", GRACE_ENDS));
        service.accepted(exhausted("v1"));

        assertThat(service.eventsOf(reopen("v1")))
                .last()
                .isInstanceOfSatisfying(
                        VoucherClosureRequested.class,
                        asked -> assertThat(asked.effectiveAt()).isEqualTo(GRACE_ENDS));
    }

    @Test
    void only_what_was_used_up_and_gave_nothing_back_is_live_again() {
        isABug(reopen("v1"));
        service.accepted(exhausted("v1"));
        isABug(new ReopenVoucher("310000-COMPUTE-2025", id("v1"), id("reopening"), NOW));
        service.accepted(reopen("v1"));
        isABug(reopen("v1"));
        service.accepted(close("v1", 80));
        isABug(reopen("v1"));
    }

    @Test
    void a_used_up_voucher_that_stayed_closed_stays_so() {
        service.accepted(exhausted("v1"));
        service.accepted(reverse("v1", 1));

        isABug(reopen("v1"));
    }

    @Test
    void there_is_no_usage_of_a_voucher_that_is_not_there() {
        assertThatThrownBy(() -> service.send(reverse("v9", 1)))
                .isInstanceOf(AggregateNotFoundException.class);
        assertThatThrownBy(() -> service.send(reopen("v9")))
                .isInstanceOf(AggregateNotFoundException.class);
    }

    private void isABug(Object command) {
        int before = service.events().size();
        assertThatThrownBy(() -> service.send(command)).isInstanceOf(IllegalStateException.class);
        assertThat(service.events()).hasSize(before);
    }

    private VoucherState now() {
        return service.accepted(VoucherState.class, new Look(id("v1")));
    }
}
