package org.computevoucher.ledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.computevoucher.ledger.TextTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountPathTest {

    private static final List<String> POTS = List.of("310000-COMPUTE-2026", "310000-DATA-2026");

    /** In the table both pots are known. */
    @Test
    void a_path_names_one_account_or_several_together() {
        String table =
                """
                path                                        | histories
                treasury:310000                             | treasury:310000
                treasury:310000-COMPUTE-2026                | treasury:310000-COMPUTE-2026 treasury:310000-DATA-2026
                available:310000-COMPUTE-2026               | available:310000-COMPUTE-2026 available:310000-DATA-2026
                available:310000-COMPUTE                    | available:310000-COMPUTE-2026 available:310000-DATA-2026
                available:310000                            | available:310000-COMPUTE-2026 available:310000-DATA-2026
                payable:310000-COMPUTE-2026                 | payable:310000-COMPUTE-2026 payable:310000-DATA-2026
                payable:310000-COMPUTE-2026:dc-1            | payable:310000-COMPUTE-2026:dc-1
                payable:310000:dc-1                         | payable:310000/dc-1
                paid:310000:91310000MA1FL00001              | paid:310000/91310000MA1FL00001
                claims:310000-COMPUTE-2026:a.b_c            | claims:310000-COMPUTE-2026:a.b_c
                outstanding:310000:91310000MA1FL00001       | outstanding:310000/91310000MA1FL00001
                outstanding:310000-COMPUTE-2026:018f2f6e-8e5c-7c3a-9a53-1d2f6b7c8d04 | outstanding:310000-COMPUTE-2026:018f2f6e-8e5c-7c3a-9a53-1d2f6b7c8d04
                """;
        for (Map<String, String> row : TextTable.rows(table)) {
            String path = row.getOrDefault("path", "");
            AccountPath account = AccountPath.parse(path).orElseThrow();
            assertThat(account).hasToString(path);
            assertThat(account.region()).isEqualTo("310000");
            assertThat(String.join(" ", account.histories(POTS))).isEqualTo(row.get("histories"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "available",
                "available:",
                "available:31000",
                "available:310000-",
                "available:310000-COMPUTE-",
                "available:310000-COMPUTE-1999",
                "available:310000-COMPUTE-2026:",
                "available:310000-COMPUTE-2026:dc-1",
                "Available:310000-COMPUTE-2026",
                "savings:310000-COMPUTE-2026",
                "treasury:31000",
                "treasury:310000:dc-1",
                "payable:310000-COMPUTE:dc-1",
                "payable:310000-COMPUTE-2026:",
                "payable:310000-COMPUTE-2026:x",
                "payable:310000-COMPUTE-2026:-dc",
                "payable:310000-COMPUTE-2026:dc-1:x",
                "payable:310000-compute-2026:dc-1",
                "outstanding:310000-COMPUTE-2026:91310000MA1FL00001",
                "outstanding:310000-COMPUTE:91310000MA1FL00001",
                "outstanding:310000-COMPUTE-2026:018f2f6e8e5c7c3a9a531d2f6b7c8d04"
            })
    void what_names_no_account_is_nothing(String path) {
        assertThat(AccountPath.parse(path)).isEmpty();
    }
}
