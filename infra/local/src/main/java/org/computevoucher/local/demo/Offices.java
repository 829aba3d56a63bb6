package org.computevoucher.local.demo;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.computevoucher.local.Caller;
import org.computevoucher.local.demo.DemoPlan.Application;
import org.computevoucher.local.demo.DemoPlan.Pot;
import org.computevoucher.local.demo.DemoPlan.Voucher;
import org.computevoucher.local.demo.Services.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happens before anything is used: finance appropriates, the programme office publishes,
 * registers and decides, and enterprises apply.
 */
final class Offices {

    /**
     * A voucher as the service issued it.
     *
     * @param issueId the event that made it, which the book names
     */
    record Issued(String voucherId, String issueId) {}

    private final Services services;
    private final Service ledger;
    private final Service issuance;
    private final Set<String> registered = new HashSet<>();
    private int decidedByAPerson;

    Offices(Services services, Service ledger, Service issuance) {
        this.services = services;
        this.ledger = ledger;
        this.issuance = issuance;
    }

    /** How many applications a person decided. */
    int decidedByAPerson() {
        return decidedByAPerson;
    }

    /** The money is there, the rules are published, and everybody who will apply is registered. */
    void prepare(Pot pot) throws InterruptedException {
        fund(pot);
        services.post(
                Caller.office(pot.region().code()),
                issuance,
                "/api/v1/programmes",
                pot.key("publication"),
                publication(pot));
        for (Application application : pot.applications()) {
            if (registered.add(application.enterprise())) {
                register(pot, application);
            }
        }
    }

    private void fund(Pot pot) throws InterruptedException {
        Caller finance = Caller.finance(pot.region().code());
        String path = "/api/v1/pots/" + pot.pot();
        if (pot.plannedFen() > 0) {
            services.post(
                    finance,
                    ledger,
                    path + "/plans",
                    pot.key("plan"),
                    services.object()
                            .put("amountFen", pot.plannedFen())
                            .put("document", "demo: announced budget"));
        }
        services.post(
                finance,
                ledger,
                path + "/allocations",
                pot.key("allocation"),
                services.object()
                        .put("amountFen", pot.allocatedFen())
                        .put("document", "demo: appropriation")
                        .put("drawnFromPlan", pot.drawnFromPlan()));
    }

    private ObjectNode publication(Pot pot) {
        Rules rules = pot.rules();
        ObjectNode body =
                services.object()
                        .put("programme", pot.programme())
                        .put("firstDay", rules.validFrom().toString())
                        .put("document", "demo: rules");
        ObjectNode published =
                body.putObject("rules")
                        .put("kind", rules.kind())
                        .put("minFaceFen", 1)
                        .put("maxFaceFen", rules.maxFaceFen())
                        .put("validityBegins", "YEAR_START")
                        .put("validityDays", Rules.VALIDITY_DAYS)
                        .put("graceDays", Rules.GRACE_DAYS)
                        .put("payee", rules.payee())
                        .put("stacking", "EXCLUSIVE")
                        .put("automaticUpToFen", rules.automaticUpToFen());
        published.putArray("rates").addObject().put("rateBasisPoints", rules.rateBasisPoints());
        rules.yearlyCapFen().ifPresent(fen -> published.put("yearlyCapFen", fen));
        ArrayNode eligible = published.putArray("eligibleClasses");
        rules.eligible().forEach(eligible::add);
        published.putArray("requiredDocuments");
        return body;
    }

    private void register(Pot pot, Application application) throws InterruptedException {
        services.post(
                Caller.office(pot.region().code()),
                issuance,
                "/api/v1/enterprises",
                "demo-" + application.enterprise() + "-registration",
                services.object()
                        .put("enterprise", application.enterprise())
                        .put("firstDay", pot.rules().validFrom().toString())
                        .put("enterpriseClass", application.enterpriseClass())
                        .put("region", pot.region().code()));
    }

    /**
     * All of the pot's applications, in their order, each decided.
     *
     * @return what was issued, by the keys of the applications
     * @throws DemoFailure if one is not granted, or one is that should wait
     */
    Map<String, Issued> grant(Pot pot) throws InterruptedException {
        // Issuance learns of the allocation a moment after the ledger; until then all would wait.
        services.await(
                issuance,
                "/api/v1/envelopes/" + pot.pot(),
                "the allocation of " + pot.pot(),
                envelope -> envelope.path("allocatedFen").longValue(0) >= pot.allocatedFen());
        Map<String, String> voucherIds = new HashMap<>();
        for (Voucher voucher : pot.vouchers()) {
            JsonNode decided = decided(pot, voucher.application(), "GRANTED");
            voucherIds.put(
                    voucher.application().key(),
                    decided.required("voucher").required("voucherId").stringValue());
        }
        if (pot.waiting().isPresent()) {
            decided(pot, pot.waiting().get(), "WAITLISTED");
        }
        Map<String, Issued> issued = new HashMap<>();
        for (Map.Entry<String, String> voucher : voucherIds.entrySet()) {
            String id = voucher.getValue();
            JsonNode shown = services.get(issuance, "/api/v1/vouchers/" + id);
            issued.put(voucher.getKey(), new Issued(id, shown.required("eventId").stringValue()));
        }
        return issued;
    }

    private JsonNode decided(Pot pot, Application application, String expected)
            throws InterruptedException {
        JsonNode answer =
                services.post(
                        Caller.enterprise(application.enterprise()),
                        issuance,
                        "/api/v1/applications",
                        application.key(),
                        services.object()
                                .put("pot", application.pot())
                                .put("enterprise", application.enterprise())
                                .put("requestedFen", application.requestedFen()));
        if (application.requestedFen() > pot.rules().automaticUpToFen()) {
            answer =
                    services.post(
                            Caller.office(pot.region().code()),
                            issuance,
                            "/api/v1/applications/"
                                    + answer.required("applicationId").stringValue()
                                    + "/decisions",
                            application.key() + "-decision",
                            services.object().put("verdict", "GRANT"));
            decidedByAPerson++;
        }
        if (!answer.required("status").stringValue().equals(expected)) {
            throw new DemoFailure(application.key() + " is not " + expected + ": " + answer);
        }
        return answer;
    }
}
