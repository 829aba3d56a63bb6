package org.computevoucher.ledger.history;

import java.util.Comparator;
import java.util.Iterator;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Merges what is sorted by effective time into one run, and cuts that into pieces. */
final class LateRuns {

    /** How many runs of one level (of level 0: blocks) make one of the next. */
    static final int FANOUT = 8;

    /**
     * The last level: a run of it holds 4 194 304 movements. Longer ones would make a batch wait
     * for seconds; so beyond, a question costs one look-up more for each four million late
     * movements between its two times.
     */
    static final int TOP = 5;

    private LateRuns() {}

    /** How many late movements a run of a level holds. */
    static long length(int level) {
        long length = Movements.BLOCK;
        for (int i = 0; i < level; i++) {
            length *= FANOUT;
        }
        return length;
    }

    /** What became effective at one time. */
    record Step(long effectiveMicros, long amountFen) {}

    private static final class Source {

        private final Iterator<Step> rest;
        private Step next;

        Source(Iterator<Step> steps) {
            rest = steps;
            next = steps.next();
        }

        boolean advance() {
            if (!rest.hasNext()) {
                return false;
            }
            next = rest.next();
            return true;
        }

        long effective() {
            return next.effectiveMicros();
        }
    }

    /**
     * @param sorted each by effective time, none empty
     * @param pieces takes the pieces of the new run, in their order
     */
    static void merge(
            long history,
            int level,
            long run,
            Iterable<Iterator<Step>> sorted,
            Consumer<Piece> pieces) {
        PriorityQueue<Source> sources =
                new PriorityQueue<>((a, b) -> Long.compare(a.effective(), b.effective()));
        sorted.forEach(steps -> sources.add(new Source(steps)));
        Cutter cutter = new Cutter(history, level, run, pieces);
        while (!sources.isEmpty()) {
            Source first = sources.remove();
            cutter.add(first.next);
            if (first.advance()) {
                sources.add(first);
            }
        }
        cutter.end();
    }

    /** Adds up what became effective at the same time, and begins a new piece when one is full. */
    private static final class Cutter {

        private final long history;
        private final int level;
        private final long run;
        private final Consumer<Piece> pieces;

        private Packed.Writer bytes = new Packed.Writer(Piece.LENGTH * 8);
        private int number;
        private int length;
        private long firstEffective;
        private long lastEffective;
        private long opening;
        private long sum;
        private long effective;
        private long amount;
        private boolean begun;

        Cutter(long history, int level, long run, Consumer<Piece> pieces) {
            this.history = history;
            this.level = level;
            this.run = run;
            this.pieces = pieces;
        }

        void add(Step step) {
            if (begun && step.effectiveMicros() == effective) {
                amount = Math.addExact(amount, step.amountFen());
                return;
            }
            write();
            begun = true;
            effective = step.effectiveMicros();
            amount = step.amountFen();
        }

        private void write() {
            if (!begun) {
                return;
            }
            if (length == Piece.LENGTH) {
                cut();
            }
            if (length == 0) {
                firstEffective = effective;
                lastEffective = effective;
                opening = sum;
            }
            bytes.unsigned(effective - lastEffective);
            bytes.signed(amount);
            lastEffective = effective;
            sum = Math.addExact(sum, amount);
            length++;
        }

        private void cut() {
            pieces.accept(
                    new Piece(
                            new Piece.Id(history, level, run, number),
                            firstEffective,
                            opening,
                            bytes.bytes()));
            bytes = new Packed.Writer(Piece.LENGTH * 8);
            number++;
            length = 0;
        }

        void end() {
            write();
            cut();
        }
    }

    /** The steps of a piece, in their order. */
    static Iterator<Step> steps(Piece piece) {
        Packed.Reader bytes = piece.read();
        return new Iterator<>() {

            private long effective = piece.firstEffectiveMicros();

            @Override
            public boolean hasNext() {
                return bytes.hasMore();
            }

            @Override
            public Step next() {
                effective += bytes.unsigned();
                return new Step(effective, bytes.signed());
            }
        };
    }

    /** The late movements of a block, by effective time. */
    static Iterator<Step> steps(Movements late) {
        return IntStream.range(0, late.size())
                .mapToObj(i -> new Step(late.effective(i), late.amount(i)))
                .sorted(Comparator.comparingLong(Step::effectiveMicros))
                .iterator();
    }
}
