package org.computevoucher.ledger.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Histories without a database; what is stored is packed as it is there. */
final class InMemoryHistories implements HistoryStore, HistorySource {

    private record RunId(long history, int level, long number) {}

    private final Map<String, Head> heads = new HashMap<>();
    private final Map<Long, List<Block>> blocks = new HashMap<>();
    private final Map<Long, List<LateBlock>> lateBlocks = new HashMap<>();
    private final Map<RunId, List<Piece>> runs = new HashMap<>();

    @Override
    public Map<String, Head> heads(Collection<String> names) {
        Map<String, Head> found = new HashMap<>();
        for (String name : names) {
            Head head = heads.get(name);
            found.put(
                    name,
                    head == null ? Head.begin(heads.size() + found.size(), name) : again(head));
        }
        return found;
    }

    private static Head again(Head head) {
        return Head.stored(
                head.id,
                head.name,
                head.party(),
                head.movements(),
                head.lateMovements(),
                head.balanceFen(),
                head.tail().packed(),
                head.lateTail().packed());
    }

    @Override
    public void save(Collection<Head> saved) {
        saved.forEach(head -> heads.put(head.name, again(head)));
    }

    @Override
    public void add(Block block) {
        List<Block> all = blocks.computeIfAbsent(block.history(), key -> new ArrayList<>());
        if (all.size() != block.number()) {
            throw new IllegalArgumentException(block.number() + " after " + all.size());
        }
        all.add(
                new Block(
                        block.history(),
                        block.number(),
                        block.openingFen(),
                        block.lateBefore(),
                        Movements.of(block.movements().packed())));
    }

    @Override
    public void add(LateBlock block) {
        List<LateBlock> all = lateBlocks.computeIfAbsent(block.history(), key -> new ArrayList<>());
        if (all.size() != block.number()) {
            throw new IllegalArgumentException(block.number() + " after " + all.size());
        }
        all.add(block);
    }

    @Override
    public void add(Piece piece) {
        runs.computeIfAbsent(
                        new RunId(piece.id().history(), piece.id().level(), piece.id().run()),
                        key -> new ArrayList<>())
                .add(piece);
    }

    @Override
    public List<LateBlock> lateBlocks(long history, long first) {
        return Objects.requireNonNull(lateBlocks.get(history))
                .subList((int) first, (int) first + LateRuns.FANOUT);
    }

    @Override
    public Iterator<LateRuns.Step> run(long history, int level, long run) {
        List<LateRuns.Step> steps = new ArrayList<>();
        Objects.requireNonNull(runs.get(new RunId(history, level, run)))
                .forEach(piece -> LateRuns.steps(piece).forEachRemaining(steps::add));
        return steps.iterator();
    }

    @Override
    public List<Found> find(Collection<String> names, long firstRecorded, long secondRecorded) {
        return names.stream()
                .filter(heads::containsKey)
                .map(name -> Objects.requireNonNull(heads.get(name)))
                .map(
                        head ->
                                new Found(
                                        head,
                                        last(head.id, firstRecorded),
                                        last(head.id, secondRecorded)))
                .toList();
    }

    private @Nullable Block last(long history, long recorded) {
        return blocks.getOrDefault(history, List.of()).stream()
                .filter(block -> block.movements().recorded(0) <= recorded)
                .reduce((one, next) -> next)
                .orElse(null);
    }

    @Override
    public Optional<Page> page(String name, long fromBlock, long toBlock) {
        return Optional.ofNullable(heads.get(name))
                .map(
                        head ->
                                new Page(
                                        head,
                                        blocks.getOrDefault(head.id, List.of()).stream()
                                                .filter(
                                                        block ->
                                                                block.number() >= fromBlock
                                                                        && block.number()
                                                                                <= toBlock)
                                                .toList()));
    }

    @Override
    public Map<Long, LateAnswer> late(List<LateQuestion> questions, long effective) {
        Map<Long, LateAnswer> answers = new HashMap<>();
        for (LateQuestion question : questions) {
            long history = question.history();
            Map<Long, Movements> found = new HashMap<>();
            List<LateBlock> full = lateBlocks.getOrDefault(history, List.of());
            question.range().blocks().stream()
                    .filter(part -> part.number() < full.size())
                    .map(part -> full.get((int) part.number()))
                    .filter(block -> block.movements().earliestEffective() <= effective)
                    .forEach(block -> found.put(block.number(), block.movements()));
            long sum =
                    question.range().runs().stream()
                            .flatMapToLong(run -> sum(history, run, effective))
                            .sum();
            answers.put(history, new LateAnswer(found, sum));
        }
        return answers;
    }

    private LongStream sum(long history, LateRange.Run run, long effective) {
        return Objects.requireNonNull(runs.get(new RunId(history, run.level(), run.number())))
                .stream()
                .filter(piece -> piece.firstEffectiveMicros() <= effective)
                .reduce((one, next) -> next)
                .map(piece -> LongStream.of(piece.sumUpTo(effective)))
                .orElse(LongStream.empty());
    }
}
