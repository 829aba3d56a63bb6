package org.computevoucher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.computevoucher.local.Caller;
import org.computevoucher.local.demo.CreditCode;
import org.computevoucher.systemtests.ThreeServices.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One pot, played from outside by those whose business it is, and what the three services say of
 * it. Amounts are in CNY. Every key is the pot's own, so the same again is asked under the same
 * key.
 *
 * @param pot as in {@code 310000-COMPUTE-2026}
 */
record PlayedPot(ThreeServices services, String pot) {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final long FEN = 100;
    private static final long NO_LIMIT_FEN = 10_000_000_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The next pot of the same programme. */
    PlayedPot nextYear() {
        return new PlayedPot(services, programme() + "-" + (year() + 1));
    }

    /** The same pot after a start of the services. */
    PlayedPot with(ThreeServices restarted) {
        return new PlayedPot(restarted, pot);
    }

    private String region() {
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

    static ConditionFactory soon() {
        return Awaitility.await().atMost(PATIENCE);
    }

    /**
     * Publishes rules for small firms, without limits and decided by themselves: vouchers pay 80 %,
     * are valid from 1 January and may be reported 30 days longer.
     *
     * @param validityDays 0: to the end of the fiscal year
     */
    void publish(int validityDays) {
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
        rules.putArray("rates").addObject().put("rateBasisPoints", 8_000);
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

    /** Reports a day of usage, until the voucher is known. */
    Answer consume(String dataCentre, String voucher, String usage, LocalDate day, long cost) {
        return soon().until(
                        () -> report(dataCentre, voucher, usage, day, cost),
                        answer -> answer.status() == 201);
    }

    Answer report(String dataCentre, String voucher, String usage, LocalDate day, long cost) {
        return report(pot + "-" + usage, dataCentre, voucher, usage, day, cost);
    }

    Answer report(
            String key, String dataCentre, String voucher, String usage, LocalDate day, long cost) {
        return services.post(
                Caller.dataCentre(dataCentre),
                services.redemption(),
                "/api/v1/consumptions",
                key,
                ThreeServices.object()
                        .put("dataCentre", dataCentre)
                        .put("usageId", pot + "-" + usage)
                        .put("voucherId", voucher)
                        .put("chargePeriodStart", day + "T00:00:00+08:00")
                        .put("chargePeriodEnd", day.plusDays(1) + "T00:00:00+08:00")
                        .put("billedCostFen", fen(cost)));
    }

    /** Pays what the payee is owed, as soon as that is so much. */
    void settle(String key, String payee, long amount) {
        soon().until(() -> owed("payableFen"), owed -> owed == amount);
        assertThat(accepted(201, requestSettlement(key, payee)).fen("amountFen"))
                .isEqualTo(fen(amount));
    }

    Answer requestSettlement(String key, String payee) {
        return services.post(
                Caller.treasury(region()),
                services.redemption(),
                "/api/v1/settlements",
                pot + "-" + key,
                ThreeServices.object().put("pot", pot).put("payee", payee));
    }

    /** Waits until ledger, issuance and redemption all say this, to the fen. */
    void awaitEverywhere(Balances expected, String... vouchers) {
        soon().untilAsserted(
                        () -> {
                            assertThat(book("")).isEqualTo(expected);
                            assertThat(envelope()).isEqualTo(Envelope.of(expected));
                            assertThat(owed("payableFen")).isEqualTo(expected.payable());
                            assertThat(owed("paidFen")).isEqualTo(expected.paid());
                            assertThat(open(List.of(vouchers))).isEqualTo(expected.open());
                        });
    }

    /** What the book says; of a pot that it does not know, nothing. */
    Balances book(String query) {
        Answer answer = services.get(services.ledger(), "/api/v1/pots/" + pot + query);
        if (answer.status() == 404) {
            return new Balances(0, 0, 0, 0, 0, 0, 0);
        }
        accepted(200, answer);
        assertThat(answer.fen("suspenseFen")).isZero();
        Balances balances =
                new Balances(
                        yuan(answer.fen("plannedFen")),
                        yuan(answer.fen("allocatedFen")),
                        yuan(answer.fen("availableFen")),
                        yuan(answer.fen("outstandingFen")),
                        yuan(answer.fen("payableFen")),
                        yuan(answer.fen("paidFen")),
                        yuan(answer.fen("returnedFen")));
        assertThat(balances.allocated())
                .as("%s", balances)
                .isEqualTo(
                        balances.available()
                                + balances.open()
                                + balances.payable()
                                + balances.paid()
                                + balances.returned());
        return balances;
    }

    /** What issuance may still promise, and what it has promised and not got back. */
    private record Envelope(long allocated, long available, long promised, long returned) {

        static Envelope of(Balances book) {
            return new Envelope(
                    book.allocated(),
                    book.available(),
                    book.open() + book.payable() + book.paid(),
                    book.returned());
        }
    }

    private Envelope envelope() {
        Answer answer =
                accepted(200, services.get(services.issuance(), "/api/v1/envelopes/" + pot));
        return new Envelope(
                yuan(answer.fen("allocatedFen")),
                yuan(answer.fen("availableFen")),
                yuan(answer.fen("promisedFen")),
                yuan(answer.fen("returnedFen")));
    }

    private long owed(String field) {
        return yuan(
                accepted(200, services.get(services.redemption(), "/api/v1/payables?pot=" + pot))
                        .body()
                        .valueStream()
                        .mapToLong(payable -> payable.required(field).longValue())
                        .sum());
    }

    /** What redemption would still pay of these vouchers: those that are open. */
    private long open(List<String> vouchers) {
        return vouchers.stream()
                .map(id -> services.get(services.redemption(), "/api/v1/voucher-accounts/" + id))
                .mapToLong(account -> yuan(accepted(200, account).fen("openFen")))
                .sum();
    }

    /** The voucher of issuance as soon as it has this status. */
    JsonNode awaitVoucher(String voucher, String status) {
        return soon().until(
                        () -> services.get(services.issuance(), "/api/v1/vouchers/" + voucher),
                        found -> found.status() == 200 && found.text("status").equals(status))
                .body();
    }

    static Answer accepted(int status, Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        return answer;
    }

    /** A check that an answer is a problem with this reason. */
    static java.util.function.Consumer<Answer> problem(int status, String reason) {
        return answer -> assertThat(accepted(status, answer).text("reason")).isEqualTo(reason);
    }

    static long fen(long yuan) {
        return yuan * FEN;
    }

    private static long yuan(long fen) {
        assertThat(fen % FEN).isZero();
        return fen / FEN;
    }
}
