package org.computevoucher.ledger.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.computevoucher.testkit.ReadModels;
import org.computevoucher.testkit.Role;
import org.computevoucher.testkit.ServiceHttp;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** An operator has the journal built again; nobody who asks for balances notices. */
class RebuildIT extends LedgerIT {

    private static final String POT = "500100-COMPUTE-2026";
    private static final int ALLOCATIONS = 300;
    private static final long TRANCHE_FEN = 7;

    @Autowired private ApplicationContext service;
    @Autowired private JdbcTemplate jdbc;

    private void allocateMuch() {
        if (http().get("/api/v1/pots/" + POT).status() != 200) {
            ServiceHttp.atOnce(
                    ALLOCATIONS, i -> http().allocate(POT, "tranche-" + i, TRANCHE_FEN, false));
            soon().until(this::availableFen, fen -> fen == ALLOCATIONS * TRANCHE_FEN);
        }
    }

    private long availableFen() {
        return http().get("/api/v1/pots/" + POT).body().path("availableFen").asLong();
    }

    private JsonNode rebuilt(String key, String onDifference) {
        ServiceHttp operator = http.as(Role.OPERATOR);
        String id =
                operator.post(
                                "/api/v1/rebuilds",
                                key,
                                """
                                {"readModel": "journal", "onDifference": "%s"}
                                """
                                        .formatted(onDifference))
                        .with(202)
                        .body()
                        .path("rebuildId")
                        .asString();
        return soon().until(
                        () -> operator.get("/api/v1/rebuilds/" + id).ok(),
                        rebuild -> !rebuild.path("endedAt").isNull());
    }

    @Test
    void a_wrong_balance_is_found_and_healed_and_the_balances_before_stay_as_they_were() {
        allocateMuch();
        JsonNode entries = http().get("/api/v1/entries?pot=" + POT + "&limit=100").ok();
        jdbc.update(
                "UPDATE balance_history SET balance_fen = balance_fen + 1 WHERE name = ?",
                "available:" + POT);

        JsonNode kept = rebuilt("journal-kept", "KEEP");
        JsonNode switched = rebuilt("journal-switched", "SWITCH");

        assertThat(kept.path("state").asString()).isEqualTo("KEPT");
        assertThat(kept.path("differences")).hasSize(1);
        assertThat(kept.path("differences").path(0).path("tableName").asString())
                .isEqualTo("balance_history");
        assertThat(kept.path("differences").path(0).path("samples")).hasSize(2);
        assertThat(switched.path("state").asString()).isEqualTo("SWITCHED");
        assertThat(availableFen()).isEqualTo(ALLOCATIONS * TRANCHE_FEN);
        assertThat(http().get("/api/v1/entries?pot=" + POT + "&limit=100").ok()).isEqualTo(entries);
    }

    @Test
    void every_read_model_is_what_the_log_says_and_goes_on_from_there() {
        allocateMuch();

        ReadModels.assertTheyHaveEveryTable(
                service, "reconciliation_difference", "reconciliation_run");
        ReadModels.assertTheyAreWhatTheLogSays(service);

        assertThat(http().allocate("500100-COMPUTE-2027", "after", 5, false).status())
                .isEqualTo(201);
        soon().until(
                        () ->
                                http().get("/api/v1/pots/500100-COMPUTE-2027")
                                        .body()
                                        .path("availableFen")
                                        .asLong(),
                        fen -> fen == 5);
        ReadModels.assertTheyAreWhatTheLogSays(service);
    }

    @Test
    void what_cannot_be_built_or_stopped_is_said() {
        ServiceHttp operator = http.as(Role.OPERATOR);

        Answer unknown =
                operator.post("/api/v1/rebuilds", "unknown", "{\"readModel\": \"balances\"}");
        String ended = rebuilt("to-be-stopped", "KEEP").path("rebuildId").asString();

        assertThat(unknown.with(422).reason()).isEqualTo("UNKNOWN_READ_MODEL");
        assertThat(unknown.body().path("readModels").valueStream().map(JsonNode::asString))
                .containsExactly("budget-requests", "journal", "suspense");
        assertThat(
                        operator.post("/api/v1/rebuilds/" + ended + "/cancellations", "late", "")
                                .with(409)
                                .reason())
                .isEqualTo("REBUILD_ENDED");
        assertThat(operator.get("/api/v1/rebuilds?limit=100").ok().path("rebuilds").valueStream())
                .extracting(rebuild -> rebuild.path("rebuildId").asString())
                .contains(ended);
    }
}
