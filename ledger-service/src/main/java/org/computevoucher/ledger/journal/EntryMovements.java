package org.computevoucher.ledger.journal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.computevoucher.ledger.book.AccountKind;
import org.computevoucher.ledger.book.EntryPosted;
import org.computevoucher.ledger.book.EntryPosted.EntryLine;
import org.computevoucher.ledger.history.Histories;
import org.computevoucher.ledger.history.HistoryBatch;
import org.computevoucher.ledger.history.HistoryNames;
import org.computevoucher.ledger.history.Movement;
import org.jspecify.annotations.Nullable;

/**
 * Which histories an entry moves: of each line its account, and the groups of accounts that can be
 * asked for as one. Sums over pots (of a programme, of a region) have no history: they are added up
 * when asked for, over as many pots as there are.
 */
final class EntryMovements {

    private final HistoryBatch batch;

    EntryMovements(HistoryBatch batch) {
        this.batch = batch;
    }

    /** Reads all histories that these entries can move. */
    void load(List<EntryPosted> entries) {
        Set<String> names = new HashSet<>();
        for (EntryPosted entry : entries) {
            names.add(HistoryNames.entriesOf(entry.region()));
            entry.lines().forEach(line -> names.addAll(namesOf(entry.region(), line)));
        }
        batch.load(names);
        Set<String> enterprises = new HashSet<>();
        for (EntryPosted entry : entries) {
            entry.lines().forEach(line -> addEnterprise(enterprises, entry.region(), line));
        }
        batch.load(enterprises);
    }

    private void addEnterprise(Set<String> names, String region, EntryLine line) {
        String enterprise = enterpriseOf(line);
        if (enterprise != null) {
            names.add(HistoryNames.ofEnterprise(region, enterprise));
        }
    }

    void add(long ledgerNumber, EntryPosted entry) {
        long recorded = Histories.micros(entry.recordedAt());
        long effective = Histories.micros(entry.effectiveAt());
        batch.add(
                HistoryNames.entriesOf(entry.region()),
                new Movement(ledgerNumber, recorded, effective, 1));
        for (EntryLine line : entry.lines()) {
            if (line.amountFen() != 0) {
                Movement movement =
                        new Movement(ledgerNumber, recorded, effective, line.amountFen());
                for (String name : namesOf(entry.region(), line)) {
                    batch.add(name, movement);
                }
                String enterprise = enterpriseOf(line);
                if (enterprise != null) {
                    batch.add(HistoryNames.ofEnterprise(entry.region(), enterprise), movement);
                }
            }
        }
    }

    /** But that of its enterprise. */
    private static List<String> namesOf(String region, EntryLine line) {
        List<String> names = new ArrayList<>(3);
        names.add(line.account());
        AccountKind kind = AccountKind.ofWord(line.kind()).orElseThrow();
        if (kind.isPerPayee()) {
            names.add(HistoryNames.inPot(line.kind(), line.pot()));
            names.add(
                    HistoryNames.ofPayee(
                            line.kind(), region, Objects.requireNonNull(line.payee())));
        } else if (kind.isPerRegion()) {
            names.add(HistoryNames.inPot(line.kind(), line.pot()));
        } else if (kind == AccountKind.OUTSTANDING) {
            UUID voucher = line.voucherId();
            if (voucher != null) {
                names.add(HistoryNames.ofVoucher(line.pot(), voucher));
            }
        }
        return names;
    }

    /**
     * Whose voucher it is. Not every fact about a voucher names its enterprise, but the first one,
     * its issue, does.
     */
    private @Nullable String enterpriseOf(EntryLine line) {
        UUID voucher = line.voucherId();
        if (voucher == null || !line.kind().equals(AccountKind.OUTSTANDING.word())) {
            return null;
        }
        String name = HistoryNames.ofVoucher(line.pot(), voucher);
        String known = batch.partyOf(name);
        if (known == null && line.enterprise() != null) {
            batch.belongsTo(name, line.enterprise());
            return line.enterprise();
        }
        return known;
    }
}
