package org.computevoucher.ledger.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Movements that are written together: each history that they touch is read once, and its row
 * written once. Not thread-safe; one batch is written at a time.
 */
public final class HistoryBatch {

    private final HistoryStore store;
    private final Map<String, Head> heads = new HashMap<>();

    HistoryBatch(HistoryStore store) {
        this.store = store;
    }

    /** Reads the histories of these names, so far as that was not done yet. */
    public void load(Collection<String> names) {
        List<String> missing = names.stream().filter(name -> !heads.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            heads.putAll(store.heads(missing));
        }
    }

    /** Whose history it is, as far as anybody has said so. */
    public @Nullable String partyOf(String name) {
        return head(name).party();
    }

    public void belongsTo(String name, String party) {
        head(name).belongsTo(party);
    }

    /**
     * @param name of a history that was loaded
     * @throws IllegalArgumentException if it is recorded before the history's last movement
     */
    public void add(String name, Movement movement) {
        head(name).add(movement, store::add, this::addLate);
    }

    /** Writes everything; the batch must not be used any more. */
    public void write() {
        store.save(heads.values());
    }

    private Head head(String name) {
        return Objects.requireNonNull(heads.get(name), name);
    }

    /** The eighth of its kind makes a run of the next level, and that may be an eighth too. */
    private void addLate(LateBlock block) {
        store.add(block);
        long full = block.number() + 1;
        for (int level = 1; level <= LateRuns.TOP && full % LateRuns.FANOUT == 0; level++) {
            full /= LateRuns.FANOUT;
            LateRuns.merge(
                    block.history(), level, full - 1, parts(block, level, full - 1), store::add);
        }
    }

    private List<Iterator<LateRuns.Step>> parts(LateBlock block, int level, long run) {
        long first = run * LateRuns.FANOUT;
        if (level == 1) {
            List<Iterator<LateRuns.Step>> parts = new ArrayList<>();
            store.lateBlocks(block.history(), first)
                    .forEach(part -> parts.add(LateRuns.steps(part.movements())));
            return parts;
        }
        return LongStream.range(first, first + LateRuns.FANOUT)
                .mapToObj(part -> store.run(block.history(), level - 1, part))
                .toList();
    }
}
