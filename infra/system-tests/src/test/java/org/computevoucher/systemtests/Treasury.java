package org.computevoucher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.systemtests.Expect.accepted;
import static org.computevoucher.systemtests.Expect.fen;
import static org.computevoucher.systemtests.Expect.soon;

import java.util.Set;
import org.computevoucher.local.Caller;
import org.computevoucher.local.ServiceProcess;
import org.computevoucher.local.demo.Demo;
import org.computevoucher.systemtests.ThreeServices.Answer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Those who pay what a pot owes: one opens a settlement run, another approves it. */
record Treasury(PlayedPot pot) {

    private static final String RUNS = "/api/v1/settlement-runs";

    /** From which they pay; other services than redemption know no such setting. */
    static void haveAccounts(ServiceProcess.Builder process) {
        for (String region : Demo.regions()) {
            String account = "COMPUTEVOUCHER_SETTLEMENT_DEBTORS_" + region;
            process.env(account + "_HOLDER", "Treasury of " + region)
                    .env(account + "_ACCOUNTNUMBER", "31001500000000" + region)
                    .env(account + "_BANKCODE", "105290000017");
        }
    }

    private Caller one() {
        return Caller.treasury(pot.region()).as("li");
    }

    private Caller another() {
        return Caller.treasury(pot.region()).as("wang");
    }

    /**
     * Pays what the payee is owed as soon as that is so much, and returns the run when it is over.
     */
    JsonNode settle(String key, String payee, long amount) {
        soon().until(() -> pot.everywhere().payable(payee), owed -> owed == fen(amount));
        String runId = accepted(202, open(key, payee)).text("runId");
        JsonNode collected = becomes(runId, "READY", "COMPLETED");
        // one with nothing to pay is ready for a moment only: it is completed without anybody
        if (collected.at("/run/controlSumFen").longValue() > 0) {
            finish(key, runId, collected, "ACCEPTED");
        }
        return becomes(runId, "COMPLETED");
    }

    /** Another approves a run that waits for it, and the bank pays none of it. */
    JsonNode rejected(String key, String runId) {
        finish(key, runId, becomes(runId, "READY"), "REJECTED");
        return becomes(runId, "COMPLETED");
    }

    private void finish(String key, String runId, JsonNode run, String result) {
        accepted(200, approve(another(), key, runId));
        assertThat(
                        accepted(200, bankSays(key, runId, run, result))
                                .body()
                                .required("results")
                                .valueStream())
                .isNotEmpty()
                .allSatisfy(
                        taken ->
                                assertThat(taken.required("result").stringValue())
                                        .isEqualTo("recorded"));
    }

    /** The same, of which all is paid and nothing netted. */
    void pay(String key, String payee, long amount) {
        assertThat(settle(key, payee, amount).at("/run/paidFen").longValue())
                .isEqualTo(fen(amount));
    }

    Answer open(String key, String payee) {
        return post(
                one(),
                "",
                key,
                ThreeServices.object()
                        .put("region", pot.region())
                        .put("pot", pot.pot())
                        .put("payee", payee));
    }

    /** The run as soon as it waits for its approval. */
    JsonNode ready(String runId) {
        return becomes(runId, "READY");
    }

    /** Whoever opened the run approves it. */
    Answer approveOwn(String key, String runId) {
        return approve(one(), key + "-own", runId);
    }

    private Answer approve(Caller person, String key, String runId) {
        return post(person, "/" + runId + "/approvals", key + "-approval", null);
    }

    private Answer bankSays(String key, String runId, JsonNode run, String result) {
        ObjectNode body = ThreeServices.object();
        ArrayNode answers = body.putArray("answers");
        for (JsonNode payment : run.required("payments")) {
            ObjectNode answer =
                    answers.addObject()
                            .put("paymentId", payment.required("paymentId").stringValue())
                            .put("result", result);
            if (result.equals("REJECTED")) {
                answer.put("reasonCode", "AC04");
            }
        }
        return post(one(), "/" + runId + "/bank-answers", key + "-answers", body);
    }

    private JsonNode becomes(String runId, String... statuses) {
        return soon().until(
                        () -> pot.services().get(pot.services().redemption(), RUNS + "/" + runId),
                        run ->
                                Set.of(statuses)
                                        .contains(run.body().at("/run/status").stringValue("")))
                .body();
    }

    private Answer post(Caller person, String path, String key, @Nullable ObjectNode body) {
        return pot.services()
                .post(
                        person,
                        pot.services().redemption(),
                        RUNS + path,
                        pot.pot() + "-" + key,
                        body);
    }
}
