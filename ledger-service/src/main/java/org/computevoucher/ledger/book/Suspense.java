package org.computevoucher.ledger.book;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a book that wait in suspense for the money that their lines lack: at most {@value
 * #LIMIT}, of a few hundred bytes each. To see whether one of them can be cleared takes time by the
 * number of accounts that are waited for, some microseconds each, not of entries.
 */
final class Suspense {

    /**
     * As many as stand behind one allocation that was not read, at the size of the largest regions.
     */
    static final int LIMIT = 10_000;

    private NavigableMap<Long, SuspendedEntry> byNumber = new TreeMap<>();
    private Map<String, NavigableSet<Long>> numbersByAccount = new HashMap<>();

    /** Whether one more can wait. */
    boolean hasRoom() {
        return byNumber.size() < LIMIT;
    }

    void follow(EntryPosted entry) {
        Long cleared = entry.clearsEntryNumber();
        if (cleared != null) {
            remove(cleared);
        }
        SuspendedEntry.of(entry).ifPresent(this::add);
    }

    /** Goes through what waits, the oldest of each account. */
    Look look(Cover cover) {
        return new Look(cover);
    }

    private void add(SuspendedEntry waits) {
        byNumber.put(waits.entryNumber(), waits);
        for (String account : waits.accounts()) {
            var _ =
                    numbersByAccount
                            .computeIfAbsent(account, first -> new TreeSet<>())
                            .add(waits.entryNumber());
        }
    }

    private void remove(long number) {
        SuspendedEntry waited = byNumber.remove(number);
        if (waited != null) {
            for (String account : waited.accounts()) {
                numbersByAccount.computeIfPresent(
                        account, (of, numbers) -> without(number, numbers));
            }
        }
    }

    private static @Nullable NavigableSet<Long> without(long number, NavigableSet<Long> numbers) {
        numbers.remove(number);
        return numbers.isEmpty() ? null : numbers;
    }

    /** Whether no older one waits for one of its accounts. */
    private boolean isFirst(SuspendedEntry waiting) {
        for (String account : waiting.accounts()) {
            Long oldest = oldest(account);
            if (oldest == null || oldest != waiting.entryNumber()) {
                return false;
            }
        }
        return true;
    }

    /** The number of the oldest one that waits for an account; null: none does. */
    private @Nullable Long oldest(String account) {
        NavigableSet<Long> numbers = numbersByAccount.get(account);
        return numbers == null ? null : numbers.first();
    }

    /**
     * One look for what can be cleared, while what it finds is being cleared. For an account only
     * the oldest that waits is asked, so that nothing is overtaken.
     */
    final class Look {

        private final Cover cover;
        private final NavigableSet<Long> candidates = new TreeSet<>();
        private @Nullable SuspendedEntry found;

        private Look(Cover cover) {
            this.cover = cover;
            numbersByAccount.values().forEach(numbers -> candidates.add(numbers.first()));
        }

        /** The oldest one that can be cleared; the one before it has been, meanwhile. */
        Optional<SuspendedEntry> next() {
            addThoseBehind(found);
            found = null;
            for (Long at = candidates.pollFirst(); at != null; at = candidates.pollFirst()) {
                SuspendedEntry waiting = byNumber.get(at);
                if (waiting != null && isFirst(waiting) && cover.isGivenFor(waiting)) {
                    found = waiting;
                    return Optional.of(waiting);
                }
            }
            return Optional.empty();
        }

        private void addThoseBehind(@Nullable SuspendedEntry cleared) {
            if (cleared != null) {
                for (String account : cleared.accounts()) {
                    Long next = oldest(account);
                    if (next != null) {
                        candidates.add(next);
                    }
                }
            }
        }
    }
}
