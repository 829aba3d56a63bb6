package org.computevoucher.ledger.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import javax.sql.DataSource;
import org.computevoucher.ledger.it.LedgerIT;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A balance at any recorded time is looked up in an index, however long the book is. */
class LookUpsIT extends LedgerIT {

    private static final String POT = "650000-COMPUTE-2026";

    /** A long book that exists only inside the test's own transaction. */
    private static final String LONG_BOOK =
            """
            INSERT INTO posting
            SELECT '650000', n, 1, 'payable:%1$s:dc-' || n %% 100, 'payable', '%1$s', 'dc-' || n %% 100, NULL, NULL,
                   NULL, 1, n / 100, n, time, time
            FROM generate_series(1, 50000) n, LATERAL (SELECT timestamptz '2026-01-01' + n * interval '1 s') t(time);
            INSERT INTO entry
            SELECT '650000', n, gen_random_uuid(), 'fact', 'topic', 0, n, time, time, NULL
            FROM generate_series(1, 50000) n, LATERAL (SELECT timestamptz '2026-01-01' + n * interval '1 s') t(time);
            ANALYZE posting;
            ANALYZE entry;
            """
                    .formatted(POT);

    @Autowired private DataSource database;

    @Test
    void the_balance_of_an_account_is_one_look_up() throws SQLException {
        assertThat(planOf(BalanceReader.sqlFor(account("payable:" + POT + ":dc-7"))))
                .contains("using posting_by_account")
                .contains("using entry_by_recorded_time")
                .doesNotContain("Sort", "Seq Scan on posting", "Seq Scan on entry");
    }

    @Test
    void the_balance_of_all_payees_together_is_one_look_up() throws SQLException {
        assertThat(planOf(BalanceReader.sqlFor(account("payable:" + POT))))
                .contains("using posting_by_kind_in_pot")
                .doesNotContain("Sort", "Seq Scan on posting", "Seq Scan on entry");
    }

    @Test
    void each_figure_of_a_pot_is_one_look_up() throws SQLException {
        assertThat(planOf(PotReader.SQL))
                .contains("using posting_by_kind_in_pot")
                .doesNotContain("Seq Scan on posting", "Seq Scan on entry", "Aggregate");
    }

    private String planOf(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                NamedParameterJdbcTemplate jdbc =
                        new NamedParameterJdbcTemplate(
                                new SingleConnectionDataSource(connection, true));
                jdbc.getJdbcOperations().execute(LONG_BOOK);
                return String.join(
                        "\n", jdbc.queryForList("EXPLAIN " + sql, parameters(), String.class));
            } finally {
                connection.rollback();
            }
        }
    }

    private static Map<String, Object> parameters() {
        return Map.of(
                "account",
                "payable:" + POT + ":dc-7",
                "pot",
                POT,
                "kind",
                "payable",
                "region",
                "650000",
                "recordedAt",
                Instant.parse("2026-01-01T06:00:00Z").atOffset(ZoneOffset.UTC));
    }

    private static AccountPath account(String path) {
        return AccountPath.parse(path).orElseThrow();
    }
}
