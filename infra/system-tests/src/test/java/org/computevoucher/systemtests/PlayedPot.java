package org.computevoucher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.systemtests.Expect.accepted;
import static org.computevoucher.systemtests.Expect.fen;
import static org.computevoucher.systemtests.Expect.soon;

import java.time.LocalDate;
import java.time.ZoneId;
import org.computevoucher.local.Caller;
import org.computevoucher.local.demo.CreditCode;
import org.computevoucher.systemtests.ThreeServices.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One pot, played from outside by those whose business it is, and what the three services say of
 * it. What is asked for is in CNY. Every key is the pot's own, so the same again is asked under the
 * same key.
 *
 * @param pot as in {@code 310000-COMPUTE-2026}
 */
record PlayedPot(ThreeServices services, String pot) {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final long NO_LIMIT_FEN = 10_000_000_000_000L;

    /** The next pot of the same programme. */
    PlayedPot nextYear() {
        return new PlayedPot(services, programme() + "-" + (year() + 1));
    }

    /** The same pot after a start of the services. */
    PlayedPot with(ThreeServices restarted) {
        return new PlayedPot(restarted, pot);
    }

    /** The vouchers of this pot are used there; it stands in the pot's region. */
    UsedCentre centre(String code) {
        return new UsedCentre(this, code);
    }

    /** Those who pay what this pot owes. */
    Treasury treasury() {
        return new Treasury(this);
    }

    String region() {
        return pot.substring(0, 6);
    }

    private String programme() {
        return pot.substring(0, pot.length() - "-2026".length());
    }

    private int year() {
        return Integer.parseInt(pot.substring(pot.length() - "2026".length()));
    }

    /** A small firm of the pot's region; another number is another one. */
    String enterprise(int number) {
        return CreditCode.of("SME", region(), 500 + number);
    }

    /**
     * Publishes rules for small firms, without limits and decided by themselves: vouchers are valid
     * from 1 January, may be reported 30 days longer, and pay 80 %.
     *
     * @param validityDays 0: to the end of the fiscal year
     */
    void publish(int validityDays) {
        publish(8_000, validityDays);
    }

    /** The same with vouchers that pay another share of the bill. */
    void publish(int rateBasisPoints, int validityDays) {
        ObjectNode body =
                ThreeServices.object()
                        .put("programme", programme())
                        .put("firstDay", LocalDate.of(year(), 1, 1).toString())
                        .put("document", "Notice 1");
        ObjectNode rules =
                body.putObject("rules")
                        .put("kind", "COMPUTE")
                        .put("minFaceFen", 1)
                        .put("maxFaceFen", NO_LIMIT_FEN)
                        .put("validityBegins", "YEAR_START")
                        .put("graceDays", 30)
                        .put("payee", "DATA_CENTRE")
                        .put("stacking", "EXCLUSIVE")
                        .put("automaticUpToFen", NO_LIMIT_FEN);
        if (validityDays > 0) {
            rules.put("validityDays", validityDays);
        }
        rules.putArray("rates").addObject().put("rateBasisPoints", rateBasisPoints);
        rules.putArray("eligibleClasses").add("SME");
        rules.putArray("requiredDocuments");
        accepted(
                201,
                services.post(
                        Caller.office(region()),
                        services.issuance(),
                        "/api/v1/programmes",
                        programme() + "-publication",
                        body));
    }

    void register(String enterprise) {
        accepted(
                201,
                services.post(
                        Caller.office(region()),
                        services.issuance(),
                        "/api/v1/enterprises",
                        enterprise + "-registration",
                        ThreeServices.object()
                                .put("enterprise", enterprise)
                                .put("firstDay", "2024-01-01")
                                .put("enterpriseClass", "SME")
                                .put("region", region())));
    }

    void plan(long amount) {
        accepted(
                201, budget("plans", ThreeServices.object().put("amountFen", fen(amount)), "plan"));
    }

    void allocate(String key, long amount, boolean drawnFromPlan) {
        accepted(
                201,
                budget(
                        "allocations",
                        ThreeServices.object()
                                .put("amountFen", fen(amount))
                                .put("drawnFromPlan", drawnFromPlan),
                        key));
    }

    /** Asks for the end of the year, and what is left to be returned. */
    void closeTheYear() {
        accepted(202, budget("year-end", ThreeServices.object().put("decision", "RETURN"), "end"));
    }

    /** How the end of the year goes. */
    Answer yearEnd() {
        return services.get(services.ledger(), "/api/v1/pots/" + pot + "/year-end");
    }

    private Answer budget(String what, ObjectNode body, String key) {
        return services.post(
                Caller.finance(region()),
                services.ledger(),
                "/api/v1/pots/" + pot + "/" + what,
                pot + "-" + key,
                body.put("document", "Notice 2"));
    }

    Answer apply(String key, String enterprise, long amount) {
        return services.post(
                Caller.enterprise(enterprise),
                services.issuance(),
                "/api/v1/applications",
                pot + "-" + key,
                ThreeServices.object()
                        .put("pot", pot)
                        .put("enterprise", enterprise)
                        .put("requestedFen", fen(amount)));
    }

    /** Applies for what the pot can promise, and returns the id of the voucher. */
    String granted(String key, String enterprise, long amount) {
        Answer answer = accepted(201, apply(key, enterprise, amount));
        assertThat(answer.text("status")).as("%s", answer.body()).isEqualTo("GRANTED");
        return answer.body().required("voucher").required("voucherId").stringValue();
    }

    /** The application as it is now. */
    JsonNode application(Answer applied) {
        return accepted(
                        200,
                        services.get(
                                services.issuance(),
                                "/api/v1/applications/" + applied.text("applicationId")))
                .body()
                .required("application");
    }

    /** Waits until ledger, issuance and redemption all say this, to the fen. */
    void awaitEverywhere(Balances expected, String... vouchers) {
        everywhere().await(expected, vouchers);
    }

    /** What the book says. */
    Balances book(String query) {
        return everywhere().book(query);
    }

    /** What the three services say of it. */
    PotEverywhere everywhere() {
        return new PotEverywhere(services, pot);
    }

    /** The voucher of issuance as soon as it has this status. */
    JsonNode awaitVoucher(String voucher, String status) {
        return soon().until(
                        () -> services.get(services.issuance(), "/api/v1/vouchers/" + voucher),
                        found -> found.status() == 200 && found.text("status").equals(status))
                .body();
    }
}
