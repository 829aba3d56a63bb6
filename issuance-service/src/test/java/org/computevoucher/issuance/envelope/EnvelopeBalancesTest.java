package org.computevoucher.issuance.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeClosed;
import org.computevoucher.issuance.envelope.EnvelopeEvent.WithdrawalRefused;

/** What holds of an envelope after any history, calculated from its events alone. */
class EnvelopeBalancesTest {

    /** One step; what comes back is at most what the oldest voucher has left. */
    record Move(String step, long fen) {}

    private record Promised(String voucher, long leftFen) {}

    @Property(tries = 200)
    void nothing_is_promised_or_given_up_twice_and_the_equation_holds(
            @ForAll("moves") List<Move> moves) {
        TestEnvelope envelope = new TestEnvelope();
        List<Promised> promised = new ArrayList<>();
        for (int i = 0; i < moves.size(); i++) {
            play(envelope, promised, moves.get(i), i);
            balances(envelope.events());
        }
    }

    private static void play(
            TestEnvelope envelope, List<Promised> promised, Move move, int number) {
        switch (move.step()) {
            case "promise" -> {
                String name = "v" + number;
                if (envelope.happens("promise", name, move.fen()).startsWith("promised")) {
                    promised.add(new Promised(name, move.fen()));
                }
            }
            case "back", "recover" -> {
                if (!promised.isEmpty()) {
                    Promised oldest = promised.removeFirst();
                    long fen = Math.min(move.fen(), oldest.leftFen());
                    envelope.happens(move.step(), oldest.voucher(), fen);
                }
            }
            case "close" -> {
                if (envelope.events().stream().noneMatch(EnvelopeClosed.class::isInstance)) {
                    envelope.happens("close", "y", 0);
                }
            }
            default -> envelope.happens(move.step(), move.step() + number, move.fen());
        }
    }

    private static void balances(List<Object> events) {
        long allocatedFen = 0;
        long availableFen = 0;
        long promisedFen = 0;
        long givenUpFen = 0;
        boolean closed = false;
        for (Object event : events) {
            Movement movement = Movement.of((EnvelopeEvent) event);
            assertThat(closed && movement.promisedFen() > 0).isFalse();
            if (event instanceof WithdrawalRefused refused) {
                assertThat(refused.availableFen()).isEqualTo(availableFen);
                assertThat(closed || refused.amountFen() > availableFen).isTrue();
            }
            allocatedFen += movement.allocatedFen();
            availableFen += movement.availableFen();
            promisedFen += movement.promisedFen() - movement.givenBackFen();
            givenUpFen += movement.withdrawnFen() + movement.returnedFen();
            closed |= event instanceof EnvelopeClosed;
        }
        assertThat(availableFen).isNotNegative();
        assertThat(promisedFen).isNotNegative();
        assertThat(allocatedFen).isEqualTo(availableFen + promisedFen + givenUpFen);
        if (closed) {
            assertThat(availableFen).isZero();
        }
    }

    @Provide
    Arbitrary<List<Move>> moves() {
        // the budget allocates nothing more to a year that ends, so a fill never follows a close
        Arbitrary<Move> open =
                move("fill", "promise", "promise", "promise", "back", "recover", "give", "give");
        Arbitrary<Move> any = move("promise", "back", "back", "recover", "give", "close");
        return Combinators.combine(open.list().ofMinSize(1).ofMaxSize(30), any.list().ofMaxSize(20))
                .as(
                        (first, then) -> {
                            List<Move> all = new ArrayList<>(first);
                            all.addAll(then);
                            return all;
                        });
    }

    private static Arbitrary<Move> move(String... steps) {
        return Combinators.combine(Arbitraries.of(steps), Arbitraries.longs().between(1, 1_000))
                .as(Move::new);
    }
}
