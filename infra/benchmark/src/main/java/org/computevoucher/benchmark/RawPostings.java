package org.computevoucher.benchmark;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Adds up raw postings for many questions at once: questions and postings are taken in the order of
 * recorded time, and sums by effective time stand in a Fenwick tree. It shares nothing with what it
 * checks.
 */
final class RawPostings {

    /** Of each entry, in the order of its record. */
    private final long[] recorded;

    private final long[] effective;
    private final long[] fen;
    private final int[] accounts;
    private final int hot;

    /**
     * @param hot the number by which the hot account is asked for
     */
    RawPostings(BookEvents events, int hot) throws IOException {
        this.hot = hot;
        recorded = new long[events.entries()];
        effective = new long[events.entries()];
        fen = new long[events.entries()];
        accounts = new int[events.entries()];
        events.each(
                (number, entry) -> {
                    int i = (int) number - 1;
                    recorded[i] = entry.recordedMicros();
                    effective[i] = entry.effectiveMicros();
                    fen[i] = entry.fen();
                    accounts[i] = entry.account();
                });
    }

    /**
     * Answers all questions that are about one account.
     *
     * @param number of the account
     * @param name of the account
     * @param answers at the place of each question
     */
    <Q> void answer(
            int number,
            String name,
            List<Q> questions,
            long[] answers,
            Function<Q, String> account,
            ToLongFunction<Q> recordedMicros,
            ToLongFunction<Q> effectiveMicros) {
        int[] own =
                IntStream.range(0, recorded.length)
                        .filter(i -> number == hot || accounts[i] == number)
                        .toArray();
        long[] times = Arrays.stream(own).mapToLong(i -> effective[i]).sorted().toArray();
        long[] tree = new long[times.length + 1];
        int[] order =
                IntStream.range(0, questions.size())
                        .filter(i -> account.apply(questions.get(i)).equals(name))
                        .boxed()
                        .sorted(
                                Comparator.comparingLong(
                                        i -> recordedMicros.applyAsLong(questions.get(i))))
                        .mapToInt(Integer::intValue)
                        .toArray();
        int next = 0;
        for (int question : order) {
            long upTo = recordedMicros.applyAsLong(questions.get(question));
            while (next < own.length && recorded[own[next]] <= upTo) {
                int posting = own[next];
                add(
                        tree,
                        countUpTo(times, effective[posting]),
                        number == hot ? -fen[posting] : fen[posting]);
                next++;
            }
            answers[question] =
                    sum(
                            tree,
                            countUpTo(times, effectiveMicros.applyAsLong(questions.get(question))));
        }
    }

    private static void add(long[] tree, int from, long fen) {
        for (int i = from; i < tree.length; i += i & -i) {
            tree[i] += fen;
        }
    }

    private static long sum(long[] tree, int count) {
        long sum = 0;
        for (int i = count; i > 0; i -= i & -i) {
            sum += tree[i];
        }
        return sum;
    }

    /** How many of the sorted times are not after this one. */
    private static int countUpTo(long[] times, long time) {
        int low = 0;
        int high = times.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
