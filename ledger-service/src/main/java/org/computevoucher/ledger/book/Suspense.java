package org.computevoucher.ledger.book;

import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a book that wait in suspense for the money that their lines lack, oldest first: at
 * most {@value #LIMIT}, of a few hundred bytes each. To look through all of them takes about a
 * millisecond.
 */
final class Suspense {

    /**
     * As many as stand behind one allocation that was not read, at the size of the largest regions.
     */
    static final int LIMIT = 10_000;

    private NavigableMap<Long, SuspendedEntry> byNumber = new TreeMap<>();

    /** Whether one more can wait. */
    boolean hasRoom() {
        return byNumber.size() < LIMIT;
    }

    void follow(EntryPosted entry) {
        if (entry.clearsEntryNumber() != null) {
            byNumber.remove(entry.clearsEntryNumber());
        }
        SuspendedEntry.of(entry).ifPresent(waits -> byNumber.put(entry.entryNumber(), waits));
    }

    /** Goes through what waits, from the oldest on. */
    Look look(Cover cover) {
        return new Look(cover);
    }

    /**
     * One look through all that waits, while what it finds is being cleared. An account that an
     * older entry goes on waiting for is not asked for a younger one, so that nothing is overtaken.
     */
    final class Look {

        private final Cover cover;
        private final Set<String> waitedFor = new HashSet<>();
        private long seen;

        private Look(Cover cover) {
            this.cover = cover;
        }

        /** The next one that can be cleared. */
        Optional<SuspendedEntry> next() {
            for (var at = after(seen); at != null; at = after(seen)) {
                seen = at.getKey();
                SuspendedEntry waiting = at.getValue();
                if (!waiting.belongsToAnyOf(waitedFor) && cover.isGivenFor(waiting)) {
                    return Optional.of(waiting);
                }
                waiting.addAccountsTo(waitedFor);
            }
            return Optional.empty();
        }

        private Map.@Nullable Entry<Long, SuspendedEntry> after(long number) {
            return byNumber.higherEntry(number);
        }
    }
}
