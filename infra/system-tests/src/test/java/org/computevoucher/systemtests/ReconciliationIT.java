package org.computevoucher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.systemtests.Expect.accepted;
import static org.computevoucher.systemtests.Expect.soon;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.awaitility.Awaitility;
import org.computevoucher.local.Caller;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What redemption answers about a voucher is wrong, because its read model is: the book finds out
 * by itself, and building the read model again heals it.
 */
class ReconciliationIT {

    private static final String PROGRAMME = "310000-RECON";
    private static final Duration A_MINUTE = Duration.ofSeconds(60);
    private static final long WRONG_FEN = 7;

    private final ThreeServices services = ThreeServices.undisturbed();
    private final String pot =
            PROGRAMME + '-' + LocalDate.now(PlayedPot.SHANGHAI).minusDays(3).getYear();

    @Test
    void a_wrong_row_is_found_within_a_minute_and_healed_by_a_rebuild() {
        new Story(services, PROGRAMME).play();
        Awaitility.await().atMost(A_MINUTE).until(this::everythingIsComparedAndAgrees);
        assertThat(differences("open")).isEmpty();

        assertThat(
                        services.redemption()
                                .tamper(
                                        """
                                        UPDATE voucher_account_use SET subsidy_fen = subsidy_fen - %d
                                        WHERE voucher_id = (SELECT min(voucher_id::text)::uuid
                                            FROM voucher_account WHERE pot = '%s')
                                        """
                                                .formatted(WRONG_FEN, pot)))
                .isEqualTo(1);
        JsonNode found =
                Awaitility.await()
                        .atMost(A_MINUTE)
                        .until(() -> differences("open"), open -> open.size() == 1)
                        .getFirst();

        assertThat(found.required("kind").stringValue()).isEqualTo("outstanding");
        assertThat(found.required("account").stringValue()).startsWith("outstanding:" + pot + ':');
        assertThat(found.required("statedFen").longValue() - found.required("bookFen").longValue())
                .isEqualTo(WRONG_FEN);
        rebuild();
        Awaitility.await().atMost(A_MINUTE).until(() -> differences("open").isEmpty());
        JsonNode cleared = differences("cleared").getFirst();
        assertThat(cleared.required("account")).isEqualTo(found.required("account"));
        assertThat(cleared.required("clearedAt").isNull()).isFalse();
    }

    /** All three kinds, after the story. */
    private boolean everythingIsComparedAndAgrees() {
        JsonNode runs =
                accepted(200, services.get(services.ledger(), "/api/v1/reconciliation"))
                        .body()
                        .required("runs");
        return runs.size() == 3
                && runs.valueStream()
                        .allMatch(
                                run ->
                                        run.required("differences").longValue() == 0
                                                && (run.required("accounts").longValue() > 0
                                                        || run.required("kind")
                                                                .stringValue()
                                                                .equals("outstanding")));
    }

    /** Of the pot alone: other tests may be at work in others. */
    private List<JsonNode> differences(String state) {
        return services.get(
                        services.ledger(),
                        "/api/v1/reconciliation/differences?region=310000&limit=500&state=" + state)
                .body()
                .required("differences")
                .valueStream()
                .filter(one -> one.required("pot").stringValue().equals(pot))
                .toList();
    }

    private void rebuild() {
        String id =
                accepted(
                                202,
                                services.post(
                                        Caller.operator(),
                                        services.redemption(),
                                        "/api/v1/rebuilds",
                                        "heal-vouchers-" + pot,
                                        ThreeServices.object()
                                                .put("readModel", "voucher-accounts")
                                                .put("onDifference", "SWITCH")))
                        .text("rebuildId");
        soon().untilAsserted(
                        () ->
                                assertThat(
                                                services.get(
                                                                services.redemption(),
                                                                "/api/v1/rebuilds/" + id)
                                                        .text("state"))
                                        .isEqualTo("SWITCHED"));
    }
}
