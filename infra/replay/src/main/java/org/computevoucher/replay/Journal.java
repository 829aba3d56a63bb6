package org.computevoucher.replay;

import computevoucher.journal.v1.EntryPosted;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.computevoucher.replay.RegionBook.Suspended;
import org.jspecify.annotations.Nullable;

/**
 * The journal, entry by entry, held against the facts. All facts have to be taken before, for each
 * entry was written after its fact.
 */
final class Journal {

    private final Facts facts;
    private final Violations violations;
    private final Lines lines;
    private final EntryChecks checks;
    private final Map<String, RegionBook> books = new TreeMap<>();
    private long doubles;

    Journal(Facts facts, Violations violations) {
        this.facts = facts;
        this.violations = violations;
        this.lines = new Lines(facts, violations);
        this.checks = new EntryChecks(facts, violations);
    }

    /** The next record of the journal; of one region in the order of its topic. */
    void take(EntryPosted entry, long publishedMillis) {
        if (!facts.isWanted(entry.getRegion())) {
            return;
        }
        int _ = facts.seen(publishedMillis);
        RegionBook book = books.computeIfAbsent(entry.getRegion(), RegionBook::new);
        try {
            take(book, entry);
        } catch (IllegalArgumentException | ArithmeticException e) {
            violations.add(
                    Breach.UNREADABLE, Postings.where(entry), String.valueOf(e.getMessage()));
        }
    }

    private void take(RegionBook book, EntryPosted entry) {
        UUID of = UUID.fromString(entry.getFactId());
        // what cannot be kept fails here, before anything of it counts
        UUID eventId = UUID.fromString(entry.getEventId());
        int _ = Math.toIntExact(entry.getEntryNumber());
        Long clears = entry.getClearsEntryNumber();
        int fact = clears == null ? facts.find(of) : Facts.NONE;
        if (isDouble(book, entry, fact)) {
            doubles++;
            return;
        }
        checks.order(book, entry);
        lines.requireZero(entry);
        if (clears != null) {
            clear(book, entry, clears, of);
        } else if (fact == Facts.NONE) {
            violations.add(
                    Breach.UNKNOWN_FACT,
                    Postings.where(entry),
                    "no topic tells fact %s (%s)".formatted(of, entry.getFactType()));
            add(book, entry, Entries.OF_NOTHING, 0, false);
        } else if (facts.entry(fact) != Facts.NONE) {
            violations.add(
                    Breach.SECOND_ENTRY,
                    Postings.where(entry),
                    "fact %s has entry %s already".formatted(of, numberOfEntryOf(fact)));
            add(book, entry, Entries.OF_NOTHING, 0, false);
        } else {
            post(book, entry, eventId, fact);
        }
    }

    private void post(RegionBook book, EntryPosted entry, UUID eventId, int fact) {
        checks.fact(entry, fact);
        facts.hasEntry(fact, book.entries.size());
        if (!facts.region(fact).equals(book.region)) {
            add(book, entry, Entries.OF_NOTHING, 0, false);
            return;
        }
        int suspended = lines.post(book, entry, fact);
        if (suspended != 0) {
            book.suspended.put(entry.getEntryNumber(), new Suspended(eventId, fact, suspended));
        }
        add(book, entry, fact, suspended, false);
    }

    private void clear(RegionBook book, EntryPosted entry, long clears, UUID of) {
        Suspended suspended = book.suspended.get(clears);
        if (suspended == null || !suspended.eventId().equals(of)) {
            violations.add(
                    Breach.WRONG_CLEARING,
                    Postings.where(entry),
                    suspended == null
                            ? "entry " + clears + " has nothing in suspense"
                            : "entry %d is event %s, not %s"
                                    .formatted(clears, suspended.eventId(), of));
            add(book, entry, Entries.OF_NOTHING, 0, false);
            return;
        }
        checks.clearing(entry);
        lines.clear(book, entry, suspended);
        book.suspended.remove(clears);
        book.clearings.put(entry.getEntryNumber(), clears);
        add(book, entry, suspended.fact(), suspended.lines(), true);
    }

    /** Whether this entry was read before: then it has its number and its fact. */
    private boolean isDouble(RegionBook book, EntryPosted entry, int fact) {
        if (entry.getEntryNumber() > book.lastNumber) {
            return false;
        }
        Long clears = entry.getClearsEntryNumber();
        if (clears != null) {
            return clears.equals(book.clearings.get(entry.getEntryNumber()));
        }
        return fact != Facts.NONE
                && facts.entry(fact) != Facts.NONE
                && facts.region(fact).equals(book.region)
                && book.entries.number(facts.entry(fact)) == entry.getEntryNumber();
    }

    /**
     * All is read: what is missing?
     *
     * @param graceSeconds a fact that was published so shortly before the newest record may still
     *     be under way
     * @return how many are
     */
    long end(long graceSeconds) {
        long underWay = 0;
        for (int fact = 0; fact < facts.size(); fact++) {
            if (facts.entry(fact) == Facts.NONE) {
                if (facts.isYoungerThan(fact, graceSeconds)) {
                    underWay++;
                } else {
                    violations.add(
                            Breach.MISSING_ENTRY,
                            facts.place(fact).toString(),
                            "%s %s has no entry in book %s"
                                    .formatted(
                                            facts.rule(fact).fact(),
                                            facts.id(fact),
                                            facts.region(fact)));
                }
            }
        }
        if (underWay == 0) {
            checkVouchers();
        }
        return underWay;
    }

    /**
     * In the book the facts of one voucher stand as they came, from several topics: only when all
     * are there none can have too little.
     */
    private void checkVouchers() {
        Snapshot now = Snapshot.of(facts, books.values(), Long.MAX_VALUE, Long.MAX_VALUE);
        for (int voucher = 0; voucher < facts.vouchers().size(); voucher++) {
            long fen = now.voucherFen(voucher);
            if (fen < 0) {
                violations.add(
                        Breach.NEGATIVE,
                        "voucher " + facts.vouchers().get(voucher),
                        "outstanding is " + fen + " fen in the end");
            }
            long earnedFen = facts.earnedFen(voucher);
            if (earnedFen < 0) {
                violations.add(
                        Breach.UNEARNED,
                        "voucher " + facts.vouchers().get(voucher),
                        "%d fen were paid for it that were never payable".formatted(-earnedFen));
            }
        }
    }

    private void add(
            RegionBook book, EntryPosted entry, int fact, int suspended, boolean clearing) {
        book.entries.add(
                entry.getEntryNumber(),
                fact,
                suspended,
                clearing,
                Facts.micros(entry.getRecordedAt()),
                Facts.micros(entry.getEffectiveAt()));
    }

    private String numberOfEntryOf(int fact) {
        RegionBook book = books.get(facts.region(fact));
        return book == null || facts.entry(fact) >= book.entries.size()
                ? "of another book"
                : Integer.toString(book.entries.number(facts.entry(fact)));
    }

    Collection<RegionBook> books() {
        return books.values();
    }

    @Nullable RegionBook book(String region) {
        return books.get(region);
    }

    long entries() {
        return books.values().stream().mapToLong(book -> book.entries.size()).sum();
    }

    long doubles() {
        return doubles;
    }

    /** How many entries have lines in suspense. */
    long suspended() {
        return books.values().stream().mapToLong(book -> book.suspended.size()).sum();
    }

    /** When the last entry of all books was recorded; nothing before there is one. */
    Optional<Long> lastRecordedMicros() {
        return books.values().stream()
                .map(book -> book.lastRecordedMicros)
                .max(Comparator.naturalOrder());
    }
}
