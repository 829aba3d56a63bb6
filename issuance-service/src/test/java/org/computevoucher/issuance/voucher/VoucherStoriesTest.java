package org.computevoucher.issuance.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.computevoucher.issuance.voucher.VouchersInMemory.ENTERPRISE;
import static org.computevoucher.issuance.voucher.VouchersInMemory.GRACE_ENDS;
import static org.computevoucher.issuance.voucher.VouchersInMemory.GROUP;
import static org.computevoucher.issuance.voucher.VouchersInMemory.ISSUED;
import static org.computevoucher.issuance.voucher.VouchersInMemory.NOW;
import static org.computevoucher.issuance.voucher.VouchersInMemory.POT;
import static org.computevoucher.issuance.voucher.VouchersInMemory.begin;
import static org.computevoucher.issuance.voucher.VouchersInMemory.cancel;
import static org.computevoucher.issuance.voucher.VouchersInMemory.close;
import static org.computevoucher.issuance.voucher.VouchersInMemory.expire;
import static org.computevoucher.issuance.voucher.VouchersInMemory.fill;
import static org.computevoucher.issuance.voucher.VouchersInMemory.giveBack;
import static org.computevoucher.issuance.voucher.VouchersInMemory.id;
import static org.computevoucher.issuance.voucher.VouchersInMemory.reduce;
import static org.computevoucher.issuance.voucher.VouchersInMemory.resume;
import static org.computevoucher.issuance.voucher.VouchersInMemory.suspend;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.computevoucher.issuance.allowance.AllowanceEvent.AllowanceFreed;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeRefilled;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherClosed;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherClosureRequested;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherReduced;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherReductionRequested;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherResumed;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherSuspended;
import org.computevoucher.issuance.voucher.VoucherRefusal.ReturnExceedsFace;
import org.computevoucher.issuance.voucher.VoucherRefusal.ReturnPending;
import org.computevoucher.issuance.voucher.VoucherRefusal.SuspendedTooOften;
import org.computevoucher.issuance.voucher.VoucherRefusal.SuspensionTimeNotPossible;
import org.computevoucher.issuance.voucher.VoucherRefusal.VoucherUnknown;
import org.computevoucher.issuance.voucher.VouchersInMemory.AskForMore;
import org.computevoucher.issuance.voucher.VouchersInMemory.Begin;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.refusal.Refusal;
import org.computevoucher.testkit.InMemoryService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a voucher says in its later life, and where its money goes. */
class VoucherStoriesTest {

    private static final String ALLOWANCE = "allowance/310000-COMPUTE/2026/";

    private final InMemoryService service = VouchersInMemory.start();
    private UUID issueId = id("none");

    @BeforeEach
    void a_voucher_of_1000() {
        service.accepted(fill(10_000));
        issueId = service.accepted(VoucherIssued.class, begin("v1", 1_000)).eventId();
    }

    @Test
    void every_fact_of_its_life_rests_on_its_issue() {
        Instant from = NOW.minusSeconds(3_600);

        assertThat(service.eventsOf(suspend("v1", from)))
                .containsExactly(
                        new VoucherSuspended(
                                id("suspension"),
                                issueId,
                                id("v1"),
                                POT,
                                "310000",
                                SuspensionReason.UNDER_INVESTIGATION,
                                "Notice 7",
                                from,
                                NOW));
        assertThat(service.eventsOf(resume("v1")))
                .containsExactly(
                        new VoucherResumed(
                                id("resumption"),
                                issueId,
                                id("v1"),
                                POT,
                                "310000",
                                "Notice 8",
                                NOW,
                                NOW));
        assertThat(service.eventsOf(giveBack("v1", 400)))
                .containsExactly(
                        new VoucherReductionRequested(
                                id("return"), issueId, id("v1"), POT, "310000", 400, NOW, NOW));
        assertThat(service.eventsOf(cancel("v1")))
                .containsExactly(
                        asked("cancellation", ClosureReason.CANCELLED, "Notice 9", NOW, NOW));
    }

    @Test
    void all_of_the_present_face_is_the_whole_voucher() {
        service.accepted(giveBack("v1", 400));
        service.accepted(reduce("v1", 300, 700));

        assertThat(service.refused(giveBack("v1", 701))).isEqualTo(new ReturnExceedsFace(701, 700));
        assertThat(service.eventsOf(giveBack("v1", 700)))
                .containsExactly(asked("return", ClosureReason.RETURNED, null, NOW, NOW));
    }

    @Test
    void one_return_follows_the_other() {
        service.accepted(giveBack("v1", 400));

        assertThat(service.refused(giveBack("v1", 1))).isEqualTo(new ReturnPending(400));
        assertThat(service.refused(giveBack("v1", 2_000))).isEqualTo(new ReturnPending(400));
        service.accepted(reduce("v1", 400, 600));
        service.accepted(giveBack("v1", 1));
    }

    /** Its grace ends in the world at that instant, whenever the calendar is looked at. */
    @Test
    void what_expired_while_nobody_looked_asks_late_and_once() {
        Instant late = GRACE_ENDS.plusSeconds(86_400);

        assertThat(service.eventsOf(expire("v1", late)))
                .containsExactly(asked("expiry", ClosureReason.EXPIRED, null, GRACE_ENDS, late));
        assertThat(service.eventsOf(expire("v1", late.plusSeconds(1)))).isEmpty();
        assertThat(service.accepted(expire("v1", late))).isEqualTo(false);
    }

    @Test
    void what_an_account_gives_up_fills_the_envelope_and_counts_no_more() {
        service.accepted(giveBack("v1", 400));

        assertThat(service.eventsOf(reduce("v1", 300, 700)))
                .containsExactly(
                        new VoucherReduced(id("reduction"), id("v1"), 300, 700, NOW),
                        new EnvelopeRefilled(POT, id("v1"), 300, NOW),
                        new AllowanceFreed(
                                ALLOWANCE + "ENTERPRISE/" + ENTERPRISE, id("v1"), 300, NOW),
                        new AllowanceFreed(ALLOWANCE + "GROUP/" + GROUP, id("v1"), 300, NOW));
        assertThat(service.eventsOf(close("v1", 200)))
                .containsExactly(
                        new VoucherClosed(id("closing"), id("v1"), 200, "EXPIRED", NOW),
                        new EnvelopeRefilled(POT, id("v1"), 200, NOW),
                        new AllowanceFreed(
                                ALLOWANCE + "ENTERPRISE/" + ENTERPRISE, id("v1"), 200, NOW),
                        new AllowanceFreed(ALLOWANCE + "GROUP/" + GROUP, id("v1"), 200, NOW));
        service.accepted(new AskForMore(ENTERPRISE, 500, 1_000));
        assertThat(service.refused(new AskForMore(ENTERPRISE, 501, 1_000)).reason())
                .isEqualTo("YEARLY_CAP_EXCEEDED");
    }

    @Test
    void a_voucher_from_before_there_were_rules_counts_in_no_allowance() {
        service.accepted(new Begin(id("v2"), 500, false));

        assertThat(service.eventsOf(close("v2", 500)))
                .containsExactly(
                        new VoucherClosed(id("closing"), id("v2"), 500, "EXPIRED", NOW),
                        new EnvelopeRefilled(POT, id("v2"), 500, NOW));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    pot                 | amount | face | it is
                    310000-COMPUTE-2026 | 400    | 600  | as it was asked for
                    310000-COMPUTE-2026 | 1      | 999  | less than was asked for
                    310000-COMPUTE-2026 | 401    | 599  | a bug
                    310000-COMPUTE-2026 | 0      | 1000 | a bug
                    310000-COMPUTE-2026 | -1     | 1001 | a bug
                    310000-COMPUTE-2026 | 400    | 601  | a bug
                    310000-COMPUTE-2025 | 400    | 600  | a bug
                    """)
    void an_account_gives_up_at_most_what_was_returned(
            String pot, long amountFen, long faceFen, String itIs) {
        service.accepted(giveBack("v1", 400));
        ReduceVoucher reduction =
                new ReduceVoucher(pot, id("v1"), id("reduction"), amountFen, faceFen, NOW);

        if (itIs.equals("a bug")) {
            assertThatThrownBy(() -> service.send(reduction))
                    .isInstanceOf(IllegalStateException.class);
        } else {
            service.accepted(reduction);
        }
    }

    @Test
    void nobody_reduces_a_voucher_that_nobody_gave_back() {
        assertThatThrownBy(() -> service.send(reduce("v1", 1, 999)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> service.send(reduce("v9", 1, 999)))
                .isInstanceOf(AggregateNotFoundException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    from                        | answer
                    2026-03-01T07:59:59.999999Z | no
                    2026-03-01T08:00:00Z        | yes
                    2026-06-01T08:00:00Z        | yes
                    2026-06-01T08:00:00.000001Z | no
                    """)
    void a_suspension_begins_between_the_issue_and_now(Instant from, String answer) {
        if (answer.equals("yes")) {
            service.accepted(suspend("v1", from));
        } else {
            assertThat(service.refused(suspend("v1", from)))
                    .isEqualTo(new SuspensionTimeNotPossible(from, ISSUED, NOW));
        }
    }

    @Test
    void a_voucher_is_suspended_a_hundred_times_at_most() {
        for (int i = 0; i < VoucherRules.MAX_SUSPENSIONS; i++) {
            service.accepted(suspend("v1", null));
            service.accepted(resume("v1"));
        }

        // also where the time would be wrong: another time would not help
        assertThat(service.refused(suspend("v1", NOW.plusSeconds(1))))
                .isEqualTo(new SuspendedTooOften(VoucherRules.MAX_SUSPENSIONS));
        service.accepted(cancel("v1"));
    }

    /** Where the voucher is in its life comes first, then what was asked for. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    before                       | asked           | refusal
                    nothing                      | suspend too far | SUSPENSION_TIME_NOT_POSSIBLE
                    many suspensions             | suspend too far | SUSPENDED_TOO_OFTEN
                    suspension                   | suspend too far | VOUCHER_SUSPENDED
                    suspension, cancellation     | suspend too far | VOUCHER_CLOSING
                    suspension, closing          | suspend too far | VOUCHER_CLOSED
                    nothing                      | return too much | RETURN_EXCEEDS_FACE
                    return                       | return too much | RETURN_PENDING
                    return, cancellation         | return too much | VOUCHER_CLOSING
                    return, closing              | return too much | VOUCHER_CLOSED
                    """)
    void where_it_is_in_its_life_comes_before_what_is_asked(
            String before, String asked, String refusal) {
        for (String step : before.split(", ", -1)) {
            switch (step) {
                case "nothing" -> {}
                case "many suspensions" -> {
                    for (int i = 0; i < VoucherRules.MAX_SUSPENSIONS; i++) {
                        service.accepted(suspend("v1", null));
                        service.accepted(resume("v1"));
                    }
                }
                case "suspension" -> service.accepted(suspend("v1", null));
                case "return" -> service.accepted(giveBack("v1", 400));
                case "cancellation" -> service.accepted(cancel("v1"));
                case "closing" -> service.accepted(close("v1", 0));
                default -> throw new AssertionError(step);
            }
        }
        int events = service.events().size();

        assertThat(
                        service.refused(
                                        asked.equals("return too much")
                                                ? giveBack("v1", 1_001)
                                                : suspend("v1", NOW.plusSeconds(1)))
                                .reason())
                .isEqualTo(refusal);
        assertThat(service.events()).hasSize(events);
    }

    static Stream<Function<Mandate, Object>> commands() {
        UUID voucher = id("v1");
        return Stream.of(
                by ->
                        new SuspendVoucher(
                                voucher, by, id("s"), SuspensionReason.OTHER, "d", null, NOW),
                by -> new ResumeVoucher(voucher, by, id("r"), "d", NOW),
                by -> new CancelVoucher(voucher, by, id("c"), "d", NOW),
                by -> new ReturnVoucher(voucher, by, id("b"), 5_000, NOW));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void somebody_elses_voucher_is_the_same_as_none(Function<Mandate, Object> command) {
        InMemoryService empty = VouchersInMemory.start();
        List<Mandate> strangers =
                List.of(
                        new Mandate(false, Set.of("110000"), null, null),
                        new Mandate(false, Set.of(), "91310115MA1K4QBT2Y", null),
                        new Mandate(false, Set.of(), null, "DC-1"));
        int events = service.events().size();

        for (Mandate stranger : strangers) {
            Refusal refusal = service.refused(command.apply(stranger));
            assertThat(refusal)
                    .isEqualTo(new VoucherUnknown())
                    .isEqualTo(empty.refused(command.apply(VouchersInMemory.OFFICE)));
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNKNOWN);
        }
        assertThat(service.events()).hasSize(events);
    }

    private VoucherClosureRequested asked(
            String name,
            ClosureReason reason,
            @Nullable String document,
            Instant effectiveAt,
            Instant at) {
        return new VoucherClosureRequested(
                id(name), issueId, id("v1"), POT, "310000", reason, document, effectiveAt, at);
    }
}
