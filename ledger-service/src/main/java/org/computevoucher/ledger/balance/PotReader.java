package org.computevoucher.ledger.balance;

import static java.util.stream.Collectors.joining;
import static org.computevoucher.ledger.book.AccountKind.AVAILABLE;
import static org.computevoucher.ledger.book.AccountKind.OUTSTANDING;
import static org.computevoucher.ledger.book.AccountKind.PAID;
import static org.computevoucher.ledger.book.AccountKind.PAYABLE;
import static org.computevoucher.ledger.book.AccountKind.PLANNED;
import static org.computevoucher.ledger.book.AccountKind.RECEIVABLE;
import static org.computevoucher.ledger.book.AccountKind.RETURNED;
import static org.computevoucher.ledger.book.AccountKind.SUSPENSE;
import static org.computevoucher.ledger.book.AccountKind.TREASURY;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.computevoucher.ledger.book.AccountKind;
import org.computevoucher.ledger.pot.PotId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Looks pots up: one index look-up per pot and kind of account, whatever has been posted. */
@Repository
class PotReader {

    private static final List<AccountKind> SHOWN =
            List.of(
                    TREASURY,
                    PLANNED,
                    AVAILABLE,
                    OUTSTANDING,
                    PAYABLE,
                    PAID,
                    RETURNED,
                    SUSPENSE,
                    RECEIVABLE);

    static final String SQL = sql("p.pot = :pot");
    private static final String PAGE_SQL = sql("p.pot > :after ORDER BY p.pot LIMIT :limit");
    private static final String PAGE_OF_REGION_SQL =
            sql("p.region = :region AND p.pot > :after ORDER BY p.pot LIMIT :limit");

    private final JdbcClient jdbc;

    PotReader(JdbcOperations jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    /**
     * The pots of a region, or of all, that the book knows today, in the order of their names, as
     * they were at a recorded time: empty before their first entry.
     *
     * @param region null: all regions
     * @param after the name after which to go on
     */
    List<PotView> page(@Nullable String region, String after, int limit, Moment moment) {
        JdbcClient.StatementSpec statement =
                region == null
                        ? jdbc.sql(PAGE_SQL)
                        : jdbc.sql(PAGE_OF_REGION_SQL).param("region", region);
        return query(statement.param("after", after).param("limit", limit), moment);
    }

    /** One pot, if the book knows it today. */
    Optional<PotView> one(PotId pot, Moment moment) {
        return query(jdbc.sql(SQL).param("pot", pot.toString()), moment).stream().findFirst();
    }

    private static List<PotView> query(JdbcClient.StatementSpec statement, Moment moment) {
        return statement
                .param("recordedAt", moment.until().atOffset(ZoneOffset.UTC))
                .query((row, number) -> view(row, moment.recordedAt()))
                .list();
    }

    private static PotView view(ResultSet row, Instant recordedAt) throws SQLException {
        long plannedFen = fen(row, PLANNED);
        return new PotView(
                row.getString("pot"),
                row.getString("region"),
                plannedFen,
                Math.subtractExact(Math.negateExact(fen(row, TREASURY)), plannedFen),
                fen(row, AVAILABLE),
                fen(row, OUTSTANDING),
                fen(row, PAYABLE),
                fen(row, PAID),
                fen(row, RETURNED),
                fen(row, SUSPENSE),
                fen(row, RECEIVABLE),
                recordedAt,
                row.getLong("entry_number"));
    }

    private static long fen(ResultSet row, AccountKind kind) throws SQLException {
        return row.getLong(kind.word());
    }

    private static String sql(String which) {
        return """
        SELECT p.pot, p.region, %s,
               coalesce((SELECT entry_number FROM entry
                         WHERE book = p.region AND recorded_at <= :recordedAt
                         ORDER BY recorded_at DESC, entry_number DESC LIMIT 1), 0) AS entry_number
        FROM pot p
        WHERE %s
        """
                .formatted(SHOWN.stream().map(PotReader::column).collect(joining(",")), which);
    }

    private static String column(AccountKind kind) {
        return """
        coalesce((SELECT pot_balance_fen FROM posting
                  WHERE pot = p.pot AND kind = '%1$s' AND recorded_at <= :recordedAt
                  ORDER BY recorded_at DESC, entry_number DESC, line DESC LIMIT 1), 0) AS %1$s
        """
                .formatted(kind.word());
    }
}
