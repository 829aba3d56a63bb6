package org.computevoucher.issuance.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.computevoucher.issuance.IssuanceServiceApplication;
import org.computevoucher.testkit.StatedBalances;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;

/** What envelopes hold is stated as it is answered. */
@SpringBootTest(
        classes = IssuanceServiceApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "computevoucher.statements.enabled=true",
            "computevoucher.statements.every=500ms"
        })
@DirtiesContext
@Order(Integer.MAX_VALUE) // a second service on the same topics would take them from the first
class StatedBalancesIT extends IssuanceIT {

    private static final String TAMPER =
            "update envelope set available_fen = available_fen + ? where pot = ?";

    @Autowired private JdbcTemplate jdbc;

    @Test
    void the_real_read_model_is_stated_and_a_wrong_row_is_too() {
        String pot = "352200-COMPUTE-" + year;
        var _ = allocate(pot, 1_000);
        soon().until(() -> issue("stated", pot, 300).status() == 201);

        becomes(pot, 700);
        assertThat(last().position()).isPositive();
        soon().untilAsserted(
                        () ->
                                assertThat(last().takenTopics())
                                        .contains(
                                                "computevoucher.budget.v1",
                                                "computevoucher.consumption.v1"));

        assertThat(jdbc.update(TAMPER, 5, pot)).isEqualTo(1);
        becomes(pot, 705);
        assertThat(jdbc.update(TAMPER, -5, pot)).isEqualTo(1);
        becomes(pot, 700);

        issue("all-of-it", pot, 700).with(201);
        soon().until(() -> !last().fen().containsKey(pot));
    }

    private void becomes(String pot, long fen) {
        soon().ignoreExceptions()
                .untilAsserted(() -> assertThat(last().fen()).containsEntry(pot, fen));
    }

    private StatedBalances last() {
        return StatedBalances.last(topics, "issuance", "available").orElseThrow();
    }
}
