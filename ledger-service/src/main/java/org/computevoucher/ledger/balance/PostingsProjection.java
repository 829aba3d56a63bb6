package org.computevoucher.ledger.balance;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.computevoucher.ledger.book.EntryPosted;
import org.computevoucher.ledger.book.EntryPosted.EntryLine;
import org.computevoucher.platform.readmodel.BatchedWrites;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;

/** Writes what was posted where the balances are read, in log order. */
public final class PostingsProjection {

    private static final Logger log = LoggerFactory.getLogger(PostingsProjection.class);

    private static final String INSERT_ENTRY =
            """
            INSERT INTO entry (book, entry_number, fact_id, fact_type, source_topic, source_partition, source_offset,
                               effective_at, recorded_at, suspense_reason)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String INSERT_POSTING =
            """
            INSERT INTO posting (book, entry_number, line, account, kind, pot, payee, voucher_id, data_centre,
                                 enterprise, amount_fen, balance_fen, pot_balance_fen, effective_at, recorded_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String INSERT_POT =
            "INSERT INTO pot (pot, region) VALUES (?, ?) ON CONFLICT (pot) DO NOTHING";

    private record Posting(EntryPosted entry, short number, EntryLine line) {}

    private record Pot(String pot, String region) {}

    private final BatchedWrites<EntryPosted> entries;
    private final BatchedWrites<Posting> postings;
    private final BatchedWrites<Pot> pots;

    public PostingsProjection(JdbcOperations jdbc) {
        entries = new BatchedWrites<>(jdbc, INSERT_ENTRY, PostingsProjection::bindEntry);
        postings = new BatchedWrites<>(jdbc, INSERT_POSTING, PostingsProjection::bindPosting);
        pots = new BatchedWrites<>(jdbc, INSERT_POT, PostingsProjection::bindPot);
    }

    @EventHandler
    void on(EntryPosted entry) {
        entries.add(entry);
        if (entry.suspenseReason() != null) {
            // here and not in the aggregate, so that reading history again raises no alert again
            log.error(
                    "book {} entry {}: fact {} ({}) is in suspense: {}",
                    entry.region(),
                    entry.entryNumber(),
                    entry.factId(),
                    entry.factType(),
                    entry.suspenseReason());
        }
        List<EntryLine> lines = entry.lines();
        for (int i = 0; i < lines.size(); i++) {
            postings.add(new Posting(entry, (short) (i + 1), lines.get(i)));
        }
        lines.stream()
                .map(EntryLine::pot)
                .distinct()
                .forEach(pot -> pots.add(new Pot(pot, entry.region())));
    }

    private static void bindEntry(PreparedStatement row, EntryPosted entry) throws SQLException {
        row.setString(1, entry.region());
        row.setLong(2, entry.entryNumber());
        row.setObject(3, entry.factId());
        row.setString(4, entry.factType());
        row.setString(5, entry.sourceTopic());
        row.setInt(6, entry.sourcePartition());
        row.setLong(7, entry.sourceOffset());
        row.setObject(8, utc(entry.effectiveAt()));
        row.setObject(9, utc(entry.recordedAt()));
        row.setString(10, entry.suspenseReason());
    }

    private static void bindPosting(PreparedStatement row, Posting posting) throws SQLException {
        EntryPosted entry = posting.entry();
        EntryLine line = posting.line();
        row.setString(1, entry.region());
        row.setLong(2, entry.entryNumber());
        row.setShort(3, posting.number());
        row.setString(4, line.account());
        row.setString(5, line.kind());
        row.setString(6, line.pot());
        row.setString(7, line.payee());
        row.setObject(8, line.voucherId());
        row.setString(9, line.dataCentre());
        row.setString(10, line.enterprise());
        row.setLong(11, line.amountFen());
        row.setLong(12, line.balanceFen());
        row.setLong(13, line.potBalanceFen());
        row.setObject(14, utc(entry.effectiveAt()));
        row.setObject(15, utc(entry.recordedAt()));
    }

    private static void bindPot(PreparedStatement row, Pot pot) throws SQLException {
        row.setString(1, pot.pot());
        row.setString(2, pot.region());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
