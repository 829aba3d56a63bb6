package org.computevoucher.ledger.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.computevoucher.ledger.TextTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountPathTest {

    @Test
    void a_path_names_one_account_or_all_payees_of_a_kind() {
        String table =
                """
                path                                  | book   | all payees
                treasury:310000                       | 310000 | false
                planned:310000-COMPUTE-2026           | 310000 | false
                available:110000-DATA-2025            | 110000 | false
                outstanding:310000-COMPUTE-2026       | 310000 | false
                payable:310000-COMPUTE-2026:dc-1      | 310000 | false
                payable:310000-COMPUTE-2026           | 310000 | true
                paid:310000-COMPUTE-2026:91310000MA1FL00001 | 310000 | false
                paid:310000-COMPUTE-2026              | 310000 | true
                receivable:310000-COMPUTE-2026        | 310000 | true
                claims:310000-COMPUTE-2026:a.b_c      | 310000 | false
                returned:310000-COMPUTE-2026          | 310000 | false
                suspense:310000-COMPUTE-2026          | 310000 | false
                """;
        for (Map<String, String> row : TextTable.rows(table)) {
            String path = row.getOrDefault("path", "");
            AccountPath account = AccountPath.parse(path).orElseThrow();
            assertThat(account).hasToString(path);
            assertThat(account.region()).isEqualTo(row.get("book"));
            assertThat(String.valueOf(account.isOfAllPayees())).isEqualTo(row.get("all payees"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "available",
                "available:",
                "available:310000",
                "available:310000-COMPUTE-2026:",
                "available:310000-COMPUTE-2026:dc-1",
                "Available:310000-COMPUTE-2026",
                "savings:310000-COMPUTE-2026",
                "treasury:310000-COMPUTE-2026",
                "treasury:31000",
                "treasury:310000:dc-1",
                "payable:310000-COMPUTE-2026:",
                "payable:310000-COMPUTE-2026:x",
                "payable:310000-COMPUTE-2026:-dc",
                "payable:310000-COMPUTE-2026:dc-1:x",
                "payable:310000-compute-2026:dc-1"
            })
    void what_names_no_account_is_nothing(String path) {
        assertThat(AccountPath.parse(path)).isEmpty();
    }
}
