package org.computevoucher.replay;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.computevoucher.replay.PostingTable.Leg;

/**
 * All balances at one moment: of what was recorded until one time, that which was effective until
 * another. Made in one pass over the entries, 10 to 50 ns for each.
 */
final class Snapshot {

    private final long[] cells;
    private final long[] vouchers;
    private final Map<String, Long> entries = new HashMap<>();

    private Snapshot(int cells, int vouchers) {
        this.cells = new long[cells];
        this.vouchers = new long[vouchers];
    }

    /** Both times are inclusive, in microseconds since 1970. */
    static Snapshot of(
            Facts facts, Collection<RegionBook> books, long recordedMicros, long effectiveMicros) {
        Snapshot snapshot = new Snapshot(facts.scopes().cells(), facts.vouchers().size());
        for (RegionBook book : books) {
            Entries entries = book.entries;
            long known = 0;
            for (int i = 0; i < entries.size(); i++) {
                if (entries.recordedMicros(i) <= recordedMicros) {
                    known++;
                    if (entries.effectiveMicros(i) <= effectiveMicros
                            && entries.fact(i) != Entries.OF_NOTHING) {
                        snapshot.add(facts, entries, i);
                    }
                }
            }
            snapshot.entries.put(book.region, known);
        }
        return snapshot;
    }

    private void add(Facts facts, Entries entries, int entry) {
        int fact = entries.fact(entry);
        int suspended = entries.suspended(entry);
        boolean clearing = entries.isClearing(entry);
        List<Leg> legs = facts.rule(fact).legs();
        for (int i = 0; i < legs.size(); i++) {
            long amount = legs.get(i).sign() * facts.amountFen(fact);
            boolean isSuspended = (suspended & 1 << i) != 0;
            if (clearing) {
                if (isSuspended) {
                    move(facts, fact, Kind.SUSPENSE, -amount);
                    move(facts, fact, legs.get(i).kind(), amount);
                }
            } else {
                move(facts, fact, isSuspended ? Kind.SUSPENSE : legs.get(i).kind(), amount);
            }
        }
    }

    private void move(Facts facts, int fact, Kind kind, long amountFen) {
        int cell = facts.scopes().cell(facts.scope(fact), kind);
        cells[cell] = Math.addExact(cells[cell], amountFen);
        int voucher = facts.voucher(fact);
        if (kind == Kind.OUTSTANDING && voucher != Facts.NONE) {
            vouchers[voucher] = Math.addExact(vouchers[voucher], amountFen);
        }
    }

    /** In fen; of the treasury a pot's share. */
    long cellFen(int cell) {
        return cells[cell];
    }

    /** What a voucher has left, in fen. */
    long voucherFen(int voucher) {
        return vouchers[voucher];
    }

    /** How many entries a book had. */
    long entries(String region) {
        return entries.getOrDefault(region, 0L);
    }
}
