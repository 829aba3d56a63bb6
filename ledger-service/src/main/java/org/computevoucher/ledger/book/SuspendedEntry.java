package org.computevoucher.ledger.book;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.computevoucher.ledger.book.EntryPosted.EntryLine;
import org.computevoucher.platform.money.Money;

/**
 * An entry some lines of which wait in suspense.
 *
 * @param entryNumber its number in the book
 * @param eventId of its own event
 * @param suspended those lines, as they were posted
 */
record SuspendedEntry(long entryNumber, UUID eventId, List<EntryLine> suspended) {

    private static final String JOURNAL = "computevoucher.journal.v1";

    SuspendedEntry {
        suspended = List.copyOf(suspended);
    }

    /**
     * What waits of an entry; empty where nothing does, or where it was posted before lines in
     * suspense said where they belong: nobody but a person can tell it then.
     */
    static Optional<SuspendedEntry> of(EntryPosted entry) {
        List<EntryLine> suspended =
                entry.lines().stream()
                        .filter(line -> line.kind().equals(AccountKind.SUSPENSE.word()))
                        .toList();
        boolean isClear = entry.clearsEntryNumber() != null || suspended.isEmpty();
        return isClear || suspended.stream().anyMatch(line -> line.suspendedFrom() == null)
                ? Optional.empty()
                : Optional.of(new SuspendedEntry(entry.entryNumber(), entry.eventId(), suspended));
    }

    /** The paths of the accounts where its lines belong. */
    List<String> accounts() {
        return suspended.stream().map(SuspendedEntry::belongsTo).distinct().toList();
    }

    /** The lines that wait, as they should have been. */
    List<Line> lines() {
        return suspended.stream().map(SuspendedEntry::line).toList();
    }

    /** The lines that take it out of suspense: each back from there, and then where it belongs. */
    List<Line> clearing() {
        List<Line> clearing = new ArrayList<>(2 * suspended.size());
        for (Line line : lines()) {
            clearing.add(line.outOfSuspense());
            clearing.add(line);
        }
        return clearing;
    }

    /** A suspended entry is cleared once, so the id of the entry that does it follows from its. */
    UUID clearingEventId() {
        return UUID.nameUUIDFromBytes((JOURNAL + '/' + eventId).getBytes(UTF_8));
    }

    private static Line line(EntryLine line) {
        Parties parties =
                new Parties(line.payee(), line.voucherId(), line.dataCentre(), line.enterprise());
        return new Line(Account.ofPath(belongsTo(line)), Money.ofFen(line.amountFen()), parties);
    }

    private static String belongsTo(EntryLine line) {
        return Objects.requireNonNull(line.suspendedFrom());
    }
}
