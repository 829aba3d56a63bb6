package org.computevoucher.ledger.balance;

import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Looks balances up.
 *
 * <p>Each answer comes from one statement, so that balance and position belong to one state of the
 * book. The read model follows the log within moments: an answer holds for the position it names.
 */
@Repository
class BalanceReader {

    private static final String BALANCE_OF_ACCOUNT =
            """
            SELECT balance_fen AS fen FROM posting
            WHERE account = :account AND recorded_at <= :recordedAt
            ORDER BY recorded_at DESC, entry_number DESC, line DESC LIMIT 1
            """;

    private static final String BALANCE_OF_KIND_IN_POT =
            """
            SELECT pot_balance_fen AS fen FROM posting
            WHERE pot = :pot AND kind = :kind AND recorded_at <= :recordedAt
            ORDER BY recorded_at DESC, entry_number DESC, line DESC LIMIT 1
            """;

    private static final String POT_IS_KNOWN = "EXISTS (SELECT 1 FROM pot WHERE pot = :pot)";
    private static final String REGION_IS_KNOWN =
            "EXISTS (SELECT 1 FROM entry WHERE book = :region AND entry_number = 1)";

    /**
     * @param balanceFen in fen
     * @param entryNumber the last entry of the book at that time; 0: before its first
     */
    record Balance(long balanceFen, long entryNumber) {}

    private final JdbcClient jdbc;

    BalanceReader(JdbcOperations jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    /**
     * The balance of an account as the book knew it at a recorded time: 0 before its first posting.
     *
     * @return nothing where the book knows no such pot or region
     */
    Optional<Balance> balanceOf(AccountPath account, Moment moment) {
        return jdbc.sql(sqlFor(account))
                .param("account", account.toString())
                .param("pot", String.valueOf(account.pot()))
                .param("kind", account.kind().word())
                .param("region", account.region())
                .param("recordedAt", moment.until().atOffset(ZoneOffset.UTC))
                .query(
                        (row, number) ->
                                new Balance(
                                        row.getLong("balance_fen"), row.getLong("entry_number")))
                .optional();
    }

    static String sqlFor(AccountPath account) {
        String balance = account.isOfAllPayees() ? BALANCE_OF_KIND_IN_POT : BALANCE_OF_ACCOUNT;
        String known = account.pot() == null ? REGION_IS_KNOWN : POT_IS_KNOWN;
        return """
        SELECT coalesce((%s), 0) AS balance_fen,
               coalesce((SELECT entry_number FROM entry
                         WHERE book = :region AND recorded_at <= :recordedAt
                         ORDER BY recorded_at DESC, entry_number DESC LIMIT 1), 0) AS entry_number
        WHERE %s
        """
                .formatted(balance, known);
    }
}
