package org.computevoucher.ledger.history;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Adds up raw movements, for many questions at once: questions and movements are taken in the order
 * of recorded time, and sums by effective time stand in a Fenwick tree. It shares nothing with what
 * it checks.
 */
final class Dominance {

    /** What was recorded up to one time and effective up to another. */
    record Question(long recordedMicros, long effectiveMicros) {}

    private final List<Movement> movements;

    /**
     * @param movements in the order of their record
     */
    Dominance(List<Movement> movements) {
        this.movements = movements;
    }

    /** The answers, in the order of the questions. */
    long[] answers(List<Question> questions) {
        long[] times =
                movements.stream()
                        .mapToLong(Movement::effectiveMicros)
                        .sorted()
                        .distinct()
                        .toArray();
        long[] tree = new long[times.length + 1];
        int[] order =
                IntStream.range(0, questions.size())
                        .boxed()
                        .sorted(
                                Comparator.comparingLong(
                                        number -> questions.get(number).recordedMicros()))
                        .mapToInt(Integer::intValue)
                        .toArray();
        long[] answers = new long[questions.size()];
        int next = 0;
        for (int number : order) {
            Question question = questions.get(number);
            while (next < movements.size()
                    && movements.get(next).recordedMicros() <= question.recordedMicros()) {
                add(tree, times, movements.get(next));
                next++;
            }
            answers[number] = sum(tree, countUpTo(times, question.effectiveMicros()));
        }
        return answers;
    }

    private static void add(long[] tree, long[] times, Movement movement) {
        for (int i = countUpTo(times, movement.effectiveMicros()); i < tree.length; i += i & -i) {
            tree[i] += movement.amountFen();
        }
    }

    private static long sum(long[] tree, int count) {
        long sum = 0;
        for (int i = count; i > 0; i -= i & -i) {
            sum += tree[i];
        }
        return sum;
    }

    private static int countUpTo(long[] times, long effectiveMicros) {
        int found = Arrays.binarySearch(times, effectiveMicros);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
