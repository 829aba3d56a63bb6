package org.computevoucher.ledger.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.computevoucher.ledger.it.LedgerIT;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

class ChainReaderIT extends LedgerIT {

    @Autowired private JdbcTemplate jdbc;
    @Autowired private TransactionTemplate transaction;

    /** Where an index would do, no scan is planned once scans are made dear. */
    @Test
    void a_chain_is_found_by_indexes_alone() {
        assertThat(plan(ChainReader.VOUCHER))
                .contains("entry_by_voucher", "entry_with_application")
                .doesNotContain("Seq Scan");
        assertThat(plan(ChainReader.PAGE))
                .contains(
                        "entry_by_voucher",
                        "entry_by_application",
                        "entry_voucher_pkey",
                        "entry_by_cleared")
                .doesNotContain("Seq Scan");
    }

    private String plan(String sql) {
        String asked =
                sql.replace(":voucher", "'018f0000-0000-7000-8000-000000000001'")
                        .replace(":application", "'018f0000-0000-7000-8000-000000000002'")
                        .replace(":after", "7")
                        .replace(":limit", "100");
        List<String> plan =
                transaction.execute(
                        status -> {
                            jdbc.execute("SET LOCAL enable_seqscan = off");
                            jdbc.execute("SET LOCAL enable_bitmapscan = off");
                            return jdbc.queryForList("EXPLAIN " + asked, String.class);
                        });
        return String.join("\n", plan);
    }
}
