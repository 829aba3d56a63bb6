package org.computevoucher.ledger.suspense;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.computevoucher.ledger.book.AccountKind;
import org.computevoucher.ledger.book.EntryPosted;
import org.computevoucher.ledger.book.EntryPosted.EntryLine;
import org.computevoucher.platform.readmodel.BatchedWrites;
import org.computevoucher.platform.readmodel.ReadModel;
import org.springframework.jdbc.core.JdbcOperations;

/** Keeps the table {@code suspense_item}. */
public final class SuspenseRows {

    private static final String SUSPENDED =
            """
            INSERT INTO suspense_item (book, entry_number, fact_id, fact_type, pot, voucher_id, payee, reason,
                                       accounts, amounts_fen, missing_fen, since)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String CLEARED =
            "UPDATE suspense_item SET cleared_by = ?, cleared_at = ? WHERE book = ? AND entry_number = ?";

    private final BatchedWrites<EntryPosted> suspended;
    private final BatchedWrites<EntryPosted> cleared;

    /** What is written here. */
    public static ReadModel readModel() {
        return ReadModel.named("suspense", "suspense_item").writtenBy(SuspenseRows::new);
    }

    private SuspenseRows(JdbcOperations jdbc) {
        suspended = new BatchedWrites<>(jdbc, SUSPENDED, SuspenseRows::suspended);
        cleared =
                new BatchedWrites<EntryPosted>(
                                jdbc,
                                CLEARED,
                                (row, entry) -> {
                                    row.setLong(1, entry.entryNumber());
                                    row.setObject(2, utc(entry.recordedAt()));
                                    row.setString(3, entry.region());
                                    row.setObject(4, entry.clearsEntryNumber());
                                })
                        .after(suspended);
    }

    @EventHandler
    void on(EntryPosted entry) {
        if (entry.suspenseReason() != null) {
            suspended.add(entry);
        } else if (entry.clearsEntryNumber() != null) {
            cleared.add(entry);
        }
    }

    private static void suspended(PreparedStatement row, EntryPosted entry) throws SQLException {
        List<EntryLine> lines = waiting(entry);
        EntryLine first = lines.getFirst();
        row.setString(1, entry.region());
        row.setLong(2, entry.entryNumber());
        row.setObject(3, entry.factId());
        row.setString(4, entry.factType());
        row.setString(5, first.pot());
        row.setObject(6, first.voucherId());
        row.setString(7, first.payee());
        row.setString(8, entry.suspenseReason());
        row.setArray(
                9,
                row.getConnection()
                        .createArrayOf(
                                "text", lines.stream().map(EntryLine::suspendedFrom).toArray()));
        row.setArray(
                10,
                row.getConnection()
                        .createArrayOf(
                                "bigint", lines.stream().map(EntryLine::amountFen).toArray()));
        row.setLong(11, missingFen(lines));
        row.setObject(12, utc(entry.recordedAt()));
    }

    private static List<EntryLine> waiting(EntryPosted entry) {
        return entry.lines().stream()
                .filter(line -> line.kind().equals(AccountKind.SUSPENSE.word()))
                .toList();
    }

    /** What the lines take: what is given to claims stands beside what is taken from them. */
    private static long missingFen(List<EntryLine> lines) {
        return lines.stream()
                .mapToLong(line -> Math.negateExact(Math.min(0, line.amountFen())))
                .reduce(0, Math::addExact);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
