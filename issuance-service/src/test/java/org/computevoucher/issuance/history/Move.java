package org.computevoucher.issuance.history;

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
record Move(Step step, int who, int what, int amount) {

    static final int MOST_WHO = 9;
    private static final int MOST_WHAT = 23;
    private static final int MOST_AMOUNT = 99;
    private static final int SHORTEST = 12;
    private static final int LONGEST = 32;

    /** What can happen, and how often compared with the others. */
    enum Step {
        ALLOCATE(6),
        APPLY(18),
        ISSUE_DIRECTLY(5),
        IMPORT_LINE(3),
        COMES_AGAIN(2),
        DECIDE(10),
        GRANT_ALL(2),
        SUPPLY_INFORMATION(4),
        WITHDRAW_APPLICATION(3),
        SUSPEND(2),
        RESUME(2),
        RETURN(4),
        CANCEL(2),
        EXPIRE(3),
        USE(5),
        TAKE_USE_BACK(4),
        PAYEE_GIVES_MONEY_BACK(3),
        REDEMPTION_HEARS(6),
        REDEMPTION_ANSWERS(8),
        MONEY_ARRIVES_AND_LIST_IS_SERVED(9),
        REGION_WANTS_MONEY_BACK(4),
        YEAR_ENDS(1),
        REVISE_PROGRAMME(3),
        CHANGE_ENTERPRISE(2),
        TIME_PASSES(5),
        COMMIT_FAILS(2),
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

    /** The history of a seed: always the same. */
    static List<Move> history(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, random.nextInt(SHORTEST, LONGEST + 1))
                .mapToObj(number -> any(random))
                .toList();
    }

    private static Move any(SplittableRandom random) {
        return new Move(
                Chance.oneOf(WEIGHTED, random.nextInt(WEIGHTED.size())),
                random.nextInt(MOST_WHO + 1),
                random.nextInt(MOST_WHAT + 1),
                random.nextInt(MOST_AMOUNT + 1));
    }

    /** One of those with whom it is possible; now and then any. */
    <T> Optional<T> oneOf(List<T> all, Predicate<T> suitable) {
        List<T> among = amount % 6 == 0 ? all : all.stream().filter(suitable).toList();
        return among.isEmpty() ? Optional.empty() : Optional.of(Chance.oneOf(among, what));
    }
}
