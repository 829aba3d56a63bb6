package org.computevoucher.redemption.history;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One step of a history. What its numbers mean depends on the step; they choose among whatever
 * there is at that moment, so that a history stays one when moves are left out.
 */
record Move(Step step, int what, int other, int amount) {

    private static final int NUMBERS = 60;
    private static final int AMOUNTS = 100;
    private static final int SHORTEST = 20;
    private static final int LONGEST = 50;

    /** What can happen, and how often compared with the others. */
    enum Step {
        ISSUE(2),
        USE(20),
        USE_AGAIN(4),
        USE_ANEW(6),
        DECIDE(5),
        REVERSE(12),
        REVERSE_AGAIN(2),
        CLOSE(2),
        REDUCE(2),
        SUSPEND_VOUCHER(1),
        RESUME_VOUCHER(2),
        SUSPEND_CENTRE(1),
        APPROVE_CENTRE(3),
        PAYEES_HEAR(12),
        VOUCHERS_HEAR(10),
        SETTLE(7),
        OPEN_RUN(4),
        COLLECT(8),
        APPROVE(6),
        CANCEL(1),
        GIVE_BACK(3),
        BANK_ANSWERS(6),
        BANK_ANSWERS_AGAIN(2),
        PAYEE_PAYS_BACK(5),
        TIME_PASSES(4),
        COMMIT_FAILS(3),
        READ_AGAIN(1),
        RESTART(2),
        RESTART_FROM_SNAPSHOTS(2);

        private final int weight;

        Step(int weight) {
            this.weight = weight;
        }
    }

    private static final List<Step> WEIGHTED =
            Stream.of(Step.values())
                    .flatMap(step -> Collections.nCopies(step.weight, step).stream())
                    .toList();

    /** The history of a seed: always the same. It begins with two vouchers. */
    static List<Move> history(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, random.nextInt(SHORTEST, LONGEST + 1))
                .mapToObj(number -> number < 2 ? any(Step.ISSUE, random) : any(random))
                .toList();
    }

    private static Move any(SplittableRandom random) {
        return any(WEIGHTED.get(random.nextInt(WEIGHTED.size())), random);
    }

    private static Move any(Step step, SplittableRandom random) {
        return new Move(
                step, random.nextInt(NUMBERS), random.nextInt(NUMBERS), random.nextInt(AMOUNTS));
    }

    /** One of those with whom it is possible; now and then any. */
    <T> Optional<T> oneOf(List<T> all, Predicate<T> suitable) {
        List<T> among = other % 7 == 0 ? all : all.stream().filter(suitable).toList();
        return among.isEmpty() ? Optional.empty() : Optional.of(among.get(what % among.size()));
    }
}
