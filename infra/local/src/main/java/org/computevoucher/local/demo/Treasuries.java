package org.computevoucher.local.demo;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.computevoucher.local.Caller;
import org.computevoucher.local.demo.DemoPlan.Pot;
import org.computevoucher.local.demo.Services.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reimburses: in each region one person opens a settlement run, another approves it, and the bank,
 * which is played here, pays all of it.
 */
final class Treasuries {

    private static final String RUNS = "/api/v1/settlement-runs";

    private final Services services;
    private final Service redemption;
    private final Map<String, Long> paidFenByPot = new HashMap<>();
    private int runs;
    private int payments;
    private int leftOut;

    Treasuries(Services services, Service redemption) {
        this.services = services;
        this.redemption = redemption;
    }

    /**
     * Pays what the plan's pots owe to whoever has said where it wants its money.
     *
     * @param subsidyFenByPot what each pot owes or has paid, all of which is waited for: a run pays
     *     what is payable when it is opened
     * @return what was paid, by pot, in fen
     */
    Map<String, Long> settle(DemoPlan plan, Map<String, Long> subsidyFenByPot)
            throws InterruptedException {
        Set<String> regions = new LinkedHashSet<>();
        for (Pot pot : plan.pots()) {
            awaitPayables(pot.pot(), subsidyFenByPot.getOrDefault(pot.pot(), 0L));
            regions.add(pot.region().code());
        }
        for (String region : regions) {
            settle(region, plan.pots().getFirst().rules().validFrom().getYear());
        }
        return Map.copyOf(paidFenByPot);
    }

    /** What was done, in words. */
    @Override
    public String toString() {
        return "%d settlement runs, each opened by one person and approved by another: %d payments made by the bank; %d payees wait, of whom no bank account is known"
                .formatted(runs, payments, leftOut);
    }

    private void settle(String region, int year) throws InterruptedException {
        Caller one = Caller.treasury(region).as("li");
        Caller another = Caller.treasury(region).as("wang");
        String key = "demo-" + region + "-" + year + "-settlement-";
        String run =
                RUNS
                        + "/"
                        + services.post(
                                        one,
                                        redemption,
                                        RUNS,
                                        key + "run",
                                        services.object().put("region", region))
                                .required("runId")
                                .stringValue();
        JsonNode collected =
                services.await(
                        redemption,
                        run,
                        "what is payable",
                        found -> !found.at("/run/status").stringValue("").equals("OPENING"));
        services.post(another, redemption, run + "/approvals", key + "approval", null);
        services.post(one, redemption, run + "/bank-answers", key + "answers", paid(collected));
        services.await(
                redemption,
                run,
                "the bank's answers",
                found -> found.at("/run/status").stringValue("").equals("COMPLETED"));
        runs++;
        leftOut += collected.required("leftOut").size();
    }

    /** The bank's answer to all payments of a run; what is netted as a whole it never sees. */
    private ObjectNode paid(JsonNode run) {
        ObjectNode body = services.object();
        ArrayNode answers = body.putArray("answers");
        for (JsonNode payment : run.required("payments")) {
            if (payment.required("amountFen").longValue() == 0) {
                continue;
            }
            answers.addObject()
                    .put("paymentId", payment.required("paymentId").stringValue())
                    .put("result", "ACCEPTED");
            for (JsonNode line : payment.required("lines")) {
                paidFenByPot.merge(
                        line.required("pot").stringValue(),
                        line.required("amountFen").longValue(),
                        Long::sum);
            }
            payments++;
        }
        return body;
    }

    private void awaitPayables(String pot, long expectedFen) throws InterruptedException {
        services.await(
                redemption,
                "/api/v1/payables?pot=" + pot,
                "subsidies of " + Money.cny(expectedFen) + " CNY",
                payables ->
                        payables.valueStream()
                                        .mapToLong(
                                                p ->
                                                        p.get("payableFen").longValue()
                                                                + p.get("inPaymentFen").longValue()
                                                                + p.get("paidFen").longValue())
                                        .sum()
                                >= expectedFen);
    }
}
