package org.computevoucher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.awaitility.Awaitility;
import org.computevoucher.local.Caller;
import org.computevoucher.systemtests.ThreeServices.Answer;
import org.computevoucher.systemtests.ThreeServices.Running;
import tools.jackson.databind.JsonNode;

/**
 * Worked examples 1 and 2 through the public interfaces.
 *
 * <p>Allocated 600 000 000 CNY; a voucher of 800 000 at 80 %; a consumption of 500 000 is
 * subsidised with 400 000, of which the payee is reimbursed; one of 600 000 gets the 400 000 that
 * are left and exhausts the voucher.
 */
final class Story {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final String DATA_CENTRE = "DC-SH-01";
    private static final String ENTERPRISE = "91310115MA1K4QBT2Y";

    private final ThreeServices services;
    private final String pot;
    private final String region;
    private final LocalDate today = LocalDate.now(SHANGHAI);

    Story(ThreeServices services, String pot) {
        this.services = services;
        this.pot = pot;
        this.region = pot.substring(0, 6);
    }

    private static long yuan(long amount) {
        return amount * 100;
    }

    /** What the book says of the pot, in CNY. */
    record Row(long allocated, long available, long open, long payable, long paid) {}

    void play() {
        allocate(600_000_000);
        awaitBook(new Row(600_000_000, 600_000_000, 0, 0, 0));

        String voucher = issue(800_000);
        awaitBook(new Row(600_000_000, 599_200_000, 800_000, 0, 0));

        Answer first = consume(voucher, "u1", 500_000);
        assertThat(first.fen("subsidyFen")).isEqualTo(yuan(400_000));
        assertThat(first.fen("payerShareFen")).isEqualTo(yuan(100_000));
        assertThat(first.text("bindingLimit")).isEqualTo("RATE");
        awaitBook(new Row(600_000_000, 599_200_000, 400_000, 400_000, 0));
        oneTraceThroughAllServices(first);
        Instant beforePayment = Instant.now().truncatedTo(ChronoUnit.MICROS);

        settle("s1", 400_000);
        awaitBook(new Row(600_000_000, 599_200_000, 400_000, 0, 400_000));

        Answer second = consume(voucher, "u2", 600_000);
        assertThat(second.fen("subsidyFen")).isEqualTo(yuan(400_000));
        assertThat(second.fen("payerShareFen")).isEqualTo(yuan(200_000));
        assertThat(second.text("bindingLimit")).isEqualTo("FACE");
        assertThat(second.fen("openFen")).isZero();
        Row end = new Row(600_000_000, 599_200_000, 0, 400_000, 400_000);
        awaitBook(end);
        awaitVoucherClosed(voucher);

        assertThat(book("?recordedAt=" + beforePayment))
                .isEqualTo(new Row(600_000_000, 599_200_000, 400_000, 400_000, 0));
        assertThat(balance("payable:" + pot + ":" + DATA_CENTRE)).isEqualTo(yuan(400_000));
        sameAgain(voucher, end);
        refusals(voucher, end);
    }

    private void allocate(long amount) {
        Answer answer =
                services.post(
                        Caller.finance(region),
                        services.ledger(),
                        "/api/v1/pots/" + pot + "/allocations",
                        pot + "-allocation",
                        ThreeServices.object()
                                .put("amountFen", yuan(amount))
                                .put("document", "Notice 1")
                                .put("drawnFromPlan", false));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
    }

    private String issue(long face) {
        awaitEnvelope();
        Answer answer = requestVoucher(pot + "-voucher", face);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return answer.text("voucherId");
    }

    private Answer requestVoucher(String key, long face) {
        return services.post(
                Caller.office(region),
                services.issuance(),
                "/api/v1/vouchers",
                key,
                ThreeServices.object()
                        .put("pot", pot)
                        .put("enterprise", ENTERPRISE)
                        .put("faceFen", yuan(face))
                        .put("rateBasisPoints", 8_000)
                        .put("validFrom", today.minusDays(30).toString())
                        .put("validTo", today.plusDays(30).toString())
                        .put("graceDays", 30)
                        .put("payee", "DATA_CENTRE"));
    }

    private void awaitEnvelope() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> {
                            Answer envelope =
                                    services.get(services.issuance(), "/api/v1/envelopes/" + pot);
                            return envelope.status() == 200 && envelope.fen("availableFen") > 0;
                        });
    }

    private Answer consume(String voucher, String usage, long cost) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> report(voucher, usage, cost), answer -> answer.status() == 201);
    }

    private Answer report(String voucher, String usage, long cost) {
        return report(pot + "-" + usage, voucher, usage, cost);
    }

    private Answer report(String key, String voucher, String usage, long cost) {
        return services.post(
                Caller.dataCentre(DATA_CENTRE),
                services.redemption(),
                "/api/v1/consumptions",
                key,
                ThreeServices.object()
                        .put("dataCentre", DATA_CENTRE)
                        .put("usageId", pot + "-" + usage)
                        .put("voucherId", voucher)
                        .put("chargePeriodStart", at(today.minusDays(3)))
                        .put("chargePeriodEnd", at(today.minusDays(2)))
                        .put("billedCostFen", yuan(cost)));
    }

    private static String at(LocalDate day) {
        return day + "T00:00:00+08:00";
    }

    /** From the request over what it caused to the entry in the book, on both sides of Kafka. */
    private void oneTraceThroughAllServices(Answer consumed) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                assertThat(
                                                services.redemption()
                                                        .loggedEventsOf(consumed.correlationId()))
                                        .contains("ComputeConsumed", "SubsidyOwed"));
        assertThat(services.ledger().loggedEventsOf(consumed.correlationId()))
                .containsExactly("EntryPosted");
    }

    private void settle(String key, long amount) {
        Answer answer =
                Awaitility.await()
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> requestSettlement(key), found -> found.status() == 201);
        assertThat(answer.fen("amountFen")).isEqualTo(yuan(amount));
    }

    private Answer requestSettlement(String key) {
        return services.post(
                Caller.treasury(region),
                services.redemption(),
                "/api/v1/settlements",
                pot + "-" + key,
                ThreeServices.object().put("pot", pot).put("payee", DATA_CENTRE));
    }

    private void awaitVoucherClosed(String voucher) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                services.get(services.issuance(), "/api/v1/vouchers/" + voucher)
                                        .text("status")
                                        .equals("CLOSED"));
    }

    /** Every request sent once more gets its first answer, and the book does not move. */
    private void sameAgain(String voucher, Row end) {
        allocate(600_000_000);
        assertThat(requestVoucher(pot + "-voucher", 800_000).text("voucherId")).isEqualTo(voucher);
        Answer again = report(voucher, "u1", 500_000);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text("result")).isEqualTo("accepted");
        Answer otherKey = report(pot + "-u1-again", voucher, "u1", 500_000);
        assertThat(otherKey.status()).isEqualTo(200);
        assertThat(otherKey.text("result")).isEqualTo("duplicate");
        assertThat(otherKey.fen("subsidyFen")).isEqualTo(yuan(400_000));
        assertThat(requestSettlement("s1").fen("amountFen")).isEqualTo(yuan(400_000));
        assertThat(book("")).isEqualTo(end);
    }

    private void refusals(String voucher, Row end) {
        assertThat(report(voucher, "u1", 500_001)).satisfies(problem(409, "IDEMPOTENCY_CONFLICT"));
        assertThat(report(pot + "-u1-other", voucher, "u1", 500_001))
                .satisfies(problem(409, "USAGE_CONFLICT"));
        assertThat(report(voucher, "u3", 1)).satisfies(problem(422, "VOUCHER_CLOSED"));
        assertThat(requestVoucher(pot + "-voucher", 700_000))
                .satisfies(problem(409, "IDEMPOTENCY_CONFLICT"));
        assertThat(requestVoucher(pot + "-too-much", 599_200_001))
                .satisfies(problem(422, "ENVELOPE_EXHAUSTED"))
                .satisfies(
                        answer ->
                                assertThat(answer.fen("availableFen"))
                                        .isEqualTo(yuan(599_200_000)));
        assertThat(book("")).isEqualTo(end);
    }

    private static java.util.function.Consumer<Answer> problem(int status, String reason) {
        return answer -> {
            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
            assertThat(answer.text("reason")).isEqualTo(reason);
        };
    }

    private void awaitBook(Row expected) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(book("")).isEqualTo(expected));
    }

    private Row book(String query) {
        Running ledger = services.ledger();
        Answer answer = services.get(ledger, "/api/v1/pots/" + pot + query);
        if (answer.status() == 404) {
            return new Row(0, 0, 0, 0, 0);
        }
        JsonNode row = answer.body();
        assertThat(answer.status()).as("%s", row).isEqualTo(200);
        assertThat(answer.fen("allocatedFen"))
                .isEqualTo(
                        answer.fen("availableFen")
                                + answer.fen("outstandingFen")
                                + answer.fen("payableFen")
                                + answer.fen("paidFen")
                                + answer.fen("returnedFen"));
        return new Row(
                answer.fen("allocatedFen") / 100,
                answer.fen("availableFen") / 100,
                answer.fen("outstandingFen") / 100,
                answer.fen("payableFen") / 100,
                answer.fen("paidFen") / 100);
    }

    private long balance(String account) {
        return services.get(services.ledger(), "/api/v1/balances?account=" + account)
                .fen("balanceFen");
    }
}
