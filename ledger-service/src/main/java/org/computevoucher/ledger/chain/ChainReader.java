package org.computevoucher.ledger.chain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.computevoucher.ledger.chain.ChainLink.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads chains from the tables of the journal. */
@Repository
class ChainReader {

    static final String VOUCHER =
            """
            SELECT book,
                   (SELECT application_id FROM entry
                    WHERE voucher_id = :voucher AND application_id IS NOT NULL
                    ORDER BY ledger_number LIMIT 1) AS application_id
            FROM entry WHERE voucher_id = :voucher
            ORDER BY ledger_number LIMIT 1
            """;

    /** Each part has at most as many as the page, so that none is read to its end for one page. */
    static final String PAGE =
            """
            WITH link AS (
                (SELECT ledger_number, NULL::bigint AS share_fen FROM entry
                 WHERE voucher_id = :voucher AND ledger_number > :after
                 ORDER BY ledger_number LIMIT :limit)
                UNION ALL
                (SELECT ledger_number, NULL FROM entry
                 WHERE application_id = :application AND ledger_number > :after
                       AND voucher_id IS DISTINCT FROM :voucher
                 ORDER BY ledger_number LIMIT :limit)
                UNION ALL
                (SELECT ledger_number, amount_fen FROM entry_voucher
                 WHERE voucher_id = :voucher AND ledger_number > :after
                 ORDER BY ledger_number LIMIT :limit)
                UNION ALL
                (SELECT clearing.ledger_number, share.amount_fen
                 FROM entry_voucher share
                 JOIN entry payment ON payment.ledger_number = share.ledger_number
                 JOIN entry clearing ON clearing.book = payment.book
                                    AND clearing.clears_entry = payment.entry_number
                 WHERE share.voucher_id = :voucher AND clearing.ledger_number > :after
                 ORDER BY clearing.ledger_number LIMIT :limit)
            )
            SELECT entry.*, coalesce(link.share_fen, abs(entry.amounts_fen[1])) AS amount_fen
            FROM link JOIN entry USING (ledger_number)
            ORDER BY ledger_number LIMIT :limit
            """;

    private final JdbcClient jdbc;

    ChainReader(JdbcOperations jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    /**
     * What the journal knows of a voucher.
     *
     * @param book the region in whose book it is
     * @param applicationId for which it was granted; null: none, or not told (yet)
     */
    record KnownVoucher(UUID voucherId, String book, @Nullable UUID applicationId) {}

    Optional<KnownVoucher> voucher(UUID voucherId) {
        return jdbc.sql(VOUCHER)
                .param("voucher", voucherId)
                .query(
                        (row, number) ->
                                new KnownVoucher(
                                        voucherId,
                                        row.getString("book"),
                                        row.getObject("application_id", UUID.class)))
                .optional();
    }

    /** Up to {@code limit} links after a ledger number, in their order. */
    List<ChainLink> page(KnownVoucher voucher, long after, int limit) {
        return jdbc.sql(PAGE)
                .param("voucher", voucher.voucherId())
                .param("application", voucher.applicationId(), Types.OTHER)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> link(row))
                .list();
    }

    private static ChainLink link(ResultSet row) throws SQLException {
        String factType = row.getString("fact_type");
        return new ChainLink(
                Stage.of(factType),
                row.getLong("ledger_number"),
                row.getLong("entry_number"),
                row.getObject("fact_id", UUID.class),
                factType,
                new Source(
                        row.getString("source_topic"),
                        row.getInt("source_partition"),
                        row.getLong("source_offset"),
                        row.getObject("source_sequence", Long.class)),
                row.getObject("cause_id", UUID.class),
                instant(row, "effective_at"),
                instant(row, "recorded_at"),
                row.getLong("amount_fen"),
                row.getObject("settlement_id", UUID.class),
                row.getString("payment_id"),
                row.getString("suspense_reason"),
                row.getObject("clears_entry", Long.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
    }
}
