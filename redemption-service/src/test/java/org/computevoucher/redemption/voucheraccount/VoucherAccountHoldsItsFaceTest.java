package org.computevoucher.redemption.voucheraccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.NOW;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.PERIOD;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.close;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.consume;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.open;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.reduce;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.resume;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.suspend;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ComputeConsumed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherClosed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherReduced;
import org.computevoucher.testkit.InMemoryService;

class VoucherAccountHoldsItsFaceTest {

    enum Step {
        CONSUME,
        REDUCE,
        SUSPEND,
        RESUME,
        CLOSE
    }

    record Move(Step step, long amountFen) {}

    @Property(tries = 500)
    void whatever_the_order_of_usage_reductions_suspensions_and_closings(
            @ForAll @LongRange(min = 1, max = 2_000) long faceFen,
            @ForAll @IntRange(min = 1, max = 10_000) int rate,
            @ForAll("moves") List<Move> moves) {
        InMemoryService service = ConsumingInMemory.start();
        service.accepted(open("v1", faceFen, rate, PayeeKind.DATA_CENTRE));
        for (int i = 0; i < moves.size(); i++) {
            play(service, moves.get(i), i);
            theFaceIsWhatWasPaidIsOpenAndCameBack(service.events(), faceFen, rate);
        }
    }

    private static void play(InMemoryService service, Move move, int number) {
        var _ =
                switch (move.step()) {
                    case CONSUME ->
                            // refused where suspended or closed
                            service.send(consume("u" + number, "v1", move.amountFen()));
                    case REDUCE -> service.accepted(reduce("r" + number, "v1", move.amountFen()));
                    case SUSPEND -> service.accepted(suspend("v1", PERIOD.start()));
                    // as if it had never been
                    case RESUME -> service.accepted(resume("v1", PERIOD.start()));
                    case CLOSE -> service.accepted(close("v1", "EXPIRED"));
                };
    }

    /** Calculated from the events alone, independently of the account's own state. */
    private static void theFaceIsWhatWasPaidIsOpenAndCameBack(
            List<Object> events, long issuedFen, int rate) {
        long costFen = 0;
        long subsidyFen = 0;
        long reducedFen = 0;
        long closings = 0;
        for (Object event : events) {
            long faceFen = issuedFen - reducedFen;
            switch (event) {
                case ComputeConsumed consumed -> {
                    costFen += consumed.eligibleCostFen();
                    subsidyFen += consumed.subsidyFen();
                    assertThat(subsidyFen).isEqualTo(Math.min(faceFen, costFen * rate / 10_000));
                    assertThat(consumed.openFen()).isEqualTo(faceFen - subsidyFen);
                    assertThat(closings).isZero();
                }
                case VoucherReduced reduced -> {
                    reducedFen += reduced.amountFen();
                    faceFen = issuedFen - reducedFen;
                    assertThat(reduced.faceFen()).isEqualTo(faceFen);
                    assertThat(reduced.openFen()).isEqualTo(faceFen - subsidyFen).isPositive();
                    assertThat(subsidyFen).isEqualTo(Math.min(faceFen, costFen * rate / 10_000));
                    assertThat(closings).isZero();
                }
                case VoucherClosed closed -> {
                    assertThat(closed.unusedFen()).isEqualTo(faceFen - subsidyFen).isNotNegative();
                    assertThat(closed.recordedAt()).isEqualTo(NOW);
                    closings++;
                    assertThat(closings).isEqualTo(1);
                }
                default -> {}
            }
        }
        if (subsidyFen == issuedFen - reducedFen) {
            assertThat(closings).as("used up and not closed").isEqualTo(1);
        }
    }

    @Provide
    Arbitrary<List<Move>> moves() {
        Arbitrary<Step> steps =
                Arbitraries.frequency(
                        Tuple.of(8, Step.CONSUME),
                        Tuple.of(4, Step.REDUCE),
                        Tuple.of(1, Step.SUSPEND),
                        Tuple.of(2, Step.RESUME),
                        Tuple.of(1, Step.CLOSE));
        Arbitrary<Long> amounts = Arbitraries.longs().between(1, 700);
        return Combinators.combine(steps, amounts).as(Move::new).list().ofMinSize(1).ofMaxSize(25);
    }
}
