package org.computevoucher.ledger.journal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventHandler;
import org.computevoucher.ledger.book.EntryPosted;
import org.computevoucher.ledger.book.EntryPosted.EntryLine;
import org.computevoucher.ledger.book.EntryPosted.VoucherShare;
import org.computevoucher.ledger.history.Histories;
import org.computevoucher.ledger.history.HistoryBatch;
import org.computevoucher.platform.readmodel.Batch;
import org.computevoucher.platform.readmodel.CopiedRows;
import org.computevoucher.platform.readmodel.ReadModel;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Writes what was posted where it is read: entries, and the histories of their accounts, in one
 * transaction. In log order, which also numbers the entries of all books together.
 */
public final class JournalRows {

    private static final String LAST_NUMBER = "SELECT coalesce(max(ledger_number), 0) FROM entry";

    private static final String ENTRY =
            """
            entry (ledger_number, book, entry_number, event_id, fact_id, fact_type, cause_id, source_topic,
                   source_partition, source_offset, source_sequence, effective_at, recorded_at, suspense_reason,
                   clears_entry, pot, voucher_id, payee, data_centre, enterprise, accounts, amounts_fen, balances_fen,
                   application_id, settlement_id, payment_id)
            """;

    private static final String SHARE = "entry_voucher (voucher_id, ledger_number, amount_fen)";

    private static final String ADD_POT =
            "INSERT INTO pot (pot, region) VALUES (?, ?) ON CONFLICT (pot) DO NOTHING";

    private final JdbcOperations jdbc;
    private final Histories histories;
    private final Batch<EntryPosted> batch;

    public JournalRows(JdbcOperations jdbc) {
        this.jdbc = jdbc;
        this.histories = new Histories(jdbc);
        this.batch = new Batch<>(this::write);
    }

    /** What is written here. */
    public static ReadModel readModel() {
        return Histories.writtenIn(
                        ReadModel.named(
                                "journal",
                                "balance_history",
                                "balance_block",
                                "late_block",
                                "late_piece",
                                "entry",
                                "entry_voucher",
                                "pot"))
                .indexingAfterLoad("entry")
                .writtenBy(JournalRows::new);
    }

    @EventHandler
    void on(EntryPosted entry) {
        batch.add(entry);
    }

    private record Numbered(long ledgerNumber, EntryPosted entry) {

        Stream<Share> shares() {
            List<VoucherShare> told = entry.vouchers();
            return told == null
                    ? Stream.empty()
                    : told.stream().map(one -> new Share(ledgerNumber, one));
        }
    }

    /** What an entry paid for one voucher. */
    private record Share(long ledgerNumber, VoucherShare of) {}

    private void write(List<EntryPosted> entries) {
        Long last = jdbc.queryForObject(LAST_NUMBER, Long.class);
        long number = last == null ? 0 : last;
        List<Numbered> numbered = new ArrayList<>(entries.size());
        Set<String> pots = new HashSet<>();
        for (EntryPosted entry : entries) {
            number++;
            numbered.add(new Numbered(number, entry));
            if (pots.add(pot(entry))) {
                jdbc.update(ADD_POT, pot(entry), entry.region());
            }
        }
        HistoryBatch moved = histories.batch();
        EntryMovements movements = new EntryMovements(moved);
        movements.load(entries);
        numbered.forEach(one -> movements.add(one.ledgerNumber(), one.entry()));
        moved.write();
        CopiedRows.into(jdbc, ENTRY, numbered, JournalRows::values);
        CopiedRows.into(
                jdbc,
                SHARE,
                numbered.stream().flatMap(Numbered::shares).toList(),
                (row, share) ->
                        row.add(share.of().voucherId())
                                .add(share.ledgerNumber())
                                .add(share.of().amountFen()));
    }

    private static void values(CopiedRows.Row row, Numbered numbered) {
        EntryPosted entry = numbered.entry();
        List<EntryLine> lines = entry.lines();
        EntryLine first = lines.getFirst();
        row.add(numbered.ledgerNumber())
                .add(entry.region())
                .add(entry.entryNumber())
                .add(entry.eventId())
                .add(entry.factId())
                .add(entry.factType())
                .add(entry.causeId())
                .add(entry.sourceTopic())
                .add(entry.sourcePartition())
                .add(entry.sourceOffset())
                .add(entry.sourceSequence())
                .add(entry.effectiveAt())
                .add(entry.recordedAt())
                .add(entry.suspenseReason())
                .add(entry.clearsEntryNumber())
                .add(first.pot())
                .add(first.voucherId())
                .add(first.payee())
                .add(first.dataCentre())
                .add(first.enterprise())
                .add(lines.stream().map(EntryLine::account).toList())
                .add(lines.stream().mapToLong(EntryLine::amountFen).toArray())
                .add(lines.stream().mapToLong(EntryLine::balanceFen).toArray())
                .add(entry.applicationId())
                .add(entry.settlementId())
                .add(entry.paymentId());
    }

    /** An entry is about one pot. */
    static String pot(EntryPosted entry) {
        return entry.lines().getFirst().pot();
    }
}
