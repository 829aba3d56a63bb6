package org.computevoucher.issuance.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.issuance.grant.IssuingInMemory.close;
import static org.computevoucher.issuance.grant.IssuingInMemory.fill;
import static org.computevoucher.issuance.grant.IssuingInMemory.issue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeFilled;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherClosed;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.testkit.InMemoryService;

class EnvelopeIsNeverOversubscribedTest {

    enum Step {
        FILL,
        ISSUE,
        CLOSE
    }

    /** One step; a closing takes the oldest open voucher and leaves some of its face unused. */
    record Move(Step step, long amountFen) {}

    private record Open(String name, long faceFen) {}

    @Property(tries = 200)
    void whatever_the_order_of_fills_issues_and_closings(@ForAll("moves") List<Move> moves) {
        InMemoryService service = IssuingInMemory.start();
        List<Open> open = new ArrayList<>();
        for (int i = 0; i < moves.size(); i++) {
            play(service, open, moves.get(i), i);
            promisesStayWithinAllocations(service.events());
        }
        issuesFormOneChain(service.events());
    }

    private static void play(InMemoryService service, List<Open> open, Move move, int number) {
        switch (move.step()) {
            case FILL -> service.accepted(fill("fill " + number, move.amountFen()));
            case ISSUE -> {
                Outcome<?> outcome = service.send(issue("voucher " + number, move.amountFen()));
                if (outcome instanceof Outcome.Accepted) {
                    open.add(new Open("voucher " + number, move.amountFen()));
                }
            }
            case CLOSE -> {
                if (!open.isEmpty()) {
                    Open oldest = open.removeFirst();
                    service.accepted(
                            close(oldest.name(), Math.min(move.amountFen(), oldest.faceFen())));
                }
            }
        }
    }

    /** Calculated from the events alone, independently of the envelope's own state. */
    private static void promisesStayWithinAllocations(List<Object> events) {
        long allocatedFen = 0;
        long promisedFen = 0;
        for (Object event : events) {
            switch (event) {
                case EnvelopeFilled filled -> allocatedFen += filled.amountFen();
                case VoucherIssued issued -> promisedFen += issued.terms().faceFen();
                case VoucherClosed closed -> promisedFen -= closed.unusedFen();
                default -> {}
            }
            assertThat(promisedFen).isBetween(0L, allocatedFen);
        }
    }

    private static void issuesFormOneChain(List<Object> events) {
        UUID lastAllocation = null;
        UUID lastIssue = null;
        for (Object event : events) {
            if (event instanceof EnvelopeFilled filled) {
                lastAllocation = filled.allocationId();
            } else if (event instanceof VoucherIssued issued) {
                assertThat(issued.causeId())
                        .isEqualTo(lastIssue != null ? lastIssue : lastAllocation);
                lastIssue = issued.eventId();
            }
        }
    }

    @Provide
    Arbitrary<List<Move>> moves() {
        Arbitrary<Step> steps =
                Arbitraries.of(Step.FILL, Step.ISSUE, Step.ISSUE, Step.ISSUE, Step.CLOSE);
        Arbitrary<Long> amounts = Arbitraries.longs().between(1, 1_000);
        return Combinators.combine(steps, amounts).as(Move::new).list().ofMinSize(1).ofMaxSize(40);
    }
}
