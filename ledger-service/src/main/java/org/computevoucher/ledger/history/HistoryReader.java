package org.computevoucher.ledger.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.computevoucher.ledger.history.HistorySource.Found;
import org.computevoucher.ledger.history.HistorySource.LateAnswer;
import org.computevoucher.ledger.history.HistorySource.LateQuestion;
import org.jspecify.annotations.Nullable;

/** Answers what balances were at two times, see the package. */
final class HistoryReader {

    private final HistorySource source;

    HistoryReader(HistorySource source) {
        this.source = source;
    }

    /** A place in the record: what was before it. */
    private record Place(long balanceFen, long late) {

        static final Place BEGINNING = new Place(0, 0);
    }

    /**
     * What the book said at one recorded time of one effective time. A history that is not there is
     * left out.
     */
    Map<String, Long> balances(
            Collection<String> names, long recordedMicros, long effectiveMicros) {
        return balances(names, recordedMicros, effectiveMicros, Long.MAX_VALUE);
    }

    /**
     * The same of the first entries of the whole ledger alone: many can be recorded in the same
     * microsecond, also after the question was asked for the first time.
     *
     * @param lastPosition of the last entry that counts
     */
    Map<String, Long> balances(
            Collection<String> names,
            long recordedMicros,
            long effectiveMicros,
            long lastPosition) {
        boolean isOneTime = effectiveMicros >= recordedMicros;
        long upTo = isOneTime ? recordedMicros : effectiveMicros;
        Map<String, Long> balances = new HashMap<>();
        List<LateQuestion> questions = new ArrayList<>();
        List<Found> asked = new ArrayList<>();
        for (Found found : source.find(names, upTo, recordedMicros)) {
            Place from = place(found.head(), found.first(), upTo, lastPosition);
            balances.put(found.head().name, from.balanceFen());
            if (!isOneTime) {
                Place to = place(found.head(), found.second(), recordedMicros, lastPosition);
                LateRange range =
                        LateRange.of(from.late(), to.late(), found.head().lateMovements());
                if (to.late() > from.late()) {
                    questions.add(new LateQuestion(found.head().id, range));
                    asked.add(found);
                }
            }
        }
        if (!questions.isEmpty()) {
            addLate(balances, asked, questions, effectiveMicros);
        }
        return balances;
    }

    /**
     * Movements of a history in the order of their record, each with the balance after it.
     *
     * @param from how many come before the first of them
     * @param limit the most
     */
    List<Posted> page(String name, long from, int limit) {
        long last = (from + limit - 1) / Movements.BLOCK;
        return source.page(name, from / Movements.BLOCK, last)
                .map(
                        page -> {
                            List<Block> blocks = new ArrayList<>(page.blocks());
                            blocks.add(page.head().lastBlock());
                            List<Posted> posted = new ArrayList<>();
                            blocks.forEach(block -> addPosted(posted, block, from, limit));
                            return posted;
                        })
                .orElse(List.of());
    }

    private static void addPosted(List<Posted> posted, Block block, long from, int limit) {
        long balance = block.openingFen();
        long ordinal = block.number() * Movements.BLOCK;
        for (int i = 0; i < block.movements().size() && posted.size() < limit; i++) {
            balance = Math.addExact(balance, block.movements().amount(i));
            if (ordinal + i >= from) {
                posted.add(new Posted(ordinal + i + 1, block.movements().get(i), balance));
            }
        }
    }

    private void addLate(
            Map<String, Long> balances,
            List<Found> asked,
            List<LateQuestion> questions,
            long effectiveMicros) {
        Map<Long, LateAnswer> answers = source.late(questions, effectiveMicros);
        for (int i = 0; i < asked.size(); i++) {
            Head head = asked.get(i).head();
            LateAnswer answer = Objects.requireNonNull(answers.get(head.id));
            long sum = answer.sumOfRunsFen();
            for (LateRange.PartOfBlock part : questions.get(i).range().blocks()) {
                Movements block =
                        part.number() == head.lateMovements() / Movements.BLOCK
                                ? head.lateTail()
                                : answer.blocks().getOrDefault(part.number(), Movements.none());
                if (block.size() > 0) {
                    sum =
                            Math.addExact(
                                    sum,
                                    block.sumEffectiveUpTo(
                                            effectiveMicros, part.from(), part.to()));
                }
            }
            balances.merge(head.name, sum, Math::addExact);
        }
    }

    private Place place(Head head, @Nullable Block found, long recordedMicros, long lastPosition) {
        Block last = head.lastBlock();
        Block block =
                last.movements().size() > 0 && last.movements().recorded(0) <= recordedMicros
                        ? last
                        : found;
        if (block != null && block.movements().position(0) > lastPosition) {
            block = lastUpTo(lastPosition, head.name, block.number());
        }
        if (block == null) {
            return Place.BEGINNING;
        }
        int count =
                Math.min(
                        block.movements().recordedUpTo(recordedMicros),
                        block.movements().positionedUpTo(lastPosition));
        return new Place(
                Math.addExact(block.openingFen(), block.movements().sum(count)),
                block.lateBefore() + block.movements().late(count));
    }

    /**
     * The last of the blocks before one that begins up to a position: where more movements than fit
     * into a block were recorded in the same microsecond. Each halving reads one block.
     */
    private @Nullable Block lastUpTo(long lastPosition, String name, long before) {
        Block found = null;
        long low = 0;
        long high = before - 1;
        while (low <= high) {
            long middle = (low + high) >>> 1;
            Block block = source.page(name, middle, middle).orElseThrow().blocks().getFirst();
            if (block.movements().position(0) <= lastPosition) {
                found = block;
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return found;
    }
}
