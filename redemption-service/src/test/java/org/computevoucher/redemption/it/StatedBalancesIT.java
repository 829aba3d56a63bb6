package org.computevoucher.redemption.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.computevoucher.redemption.RedemptionServiceApplication;
import org.computevoucher.testkit.StatedBalances;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;

/** What vouchers have left and payees are owed is stated as it is answered. */
@SpringBootTest(
        classes = RedemptionServiceApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "computevoucher.statements.enabled=true",
            "computevoucher.statements.every=500ms"
        })
@DirtiesContext
@Order(Integer.MAX_VALUE) // a second service on the same topics would take them from the first
class StatedBalancesIT extends RedemptionIT {

    private static final String POT = "410000-STATED-2026";
    private static final String CENTRE = "DC-STATED";
    private static final long FACE_FEN = 80_000_000;

    private static final String TAMPER =
            "update voucher_account_use set subsidy_fen = subsidy_fen + ? where voucher_id = ?";

    @Test
    void the_real_read_models_are_stated_and_a_wrong_row_is_too() {
        UUID voucher = UUID.randomUUID();
        var _ = issue(POT, voucher, FACE_FEN);
        UUID untouched = UUID.randomUUID();
        var _ = issue(POT, untouched, 100);
        consume(CENTRE, "stated-1", voucher, 1_000).with(201);
        payableBecomes(POT, CENTRE, 800, 0);

        becomes("outstanding", POT + ':' + voucher, FACE_FEN - 800);
        becomes("payable", POT + ':' + CENTRE, 800);
        StatedBalances stated = last("outstanding");
        assertThat(stated.fen()).containsEntry(POT + ':' + untouched, 100L);
        assertThat(stated.position()).isPositive();
        assertThat(stated.takenTopics()).contains("computevoucher.voucher.v1");

        assertThat(jdbc.update(TAMPER, 5, voucher)).isEqualTo(1);
        becomes("outstanding", POT + ':' + voucher, FACE_FEN - 805);
        assertThat(jdbc.update(TAMPER, -5, voucher)).isEqualTo(1);
        becomes("outstanding", POT + ':' + voucher, FACE_FEN - 800);

        whatIsInPaymentIsPayableStill();
        usedUpIsNotNamed(untouched);
    }

    private void whatIsInPaymentIsPayableStill() {
        settling().bankAccountOf(CENTRE);
        String run = settling().open("stated-run", POT, CENTRE).with(202).text("runId");
        settling().becomes(run, "READY");
        payableBecomes(POT, CENTRE, 0, 0);
        long collected =
                jdbc.queryForList("select max(log_index) from event_log", Long.class).getFirst();
        soon().until(() -> last("payable").position() >= collected);
        becomes("payable", POT + ':' + CENTRE, 800);
    }

    private void usedUpIsNotNamed(UUID voucher) {
        consume(CENTRE, "stated-2", voucher, 1_000).with(201);
        soon().until(
                        () -> last("outstanding"),
                        stated -> !stated.fen().containsKey(POT + ':' + voucher));
    }

    private void becomes(String kind, String account, long fen) {
        soon().ignoreExceptions()
                .untilAsserted(() -> assertThat(last(kind).fen()).containsEntry(account, fen));
    }

    private StatedBalances last(String kind) {
        return StatedBalances.last(topics, "redemption", kind).orElseThrow();
    }
}
