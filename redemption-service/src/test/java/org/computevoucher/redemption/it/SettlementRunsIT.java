package org.computevoucher.redemption.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.redemption.it.Settling.RUNS;

import computevoucher.settlement.v1.PaymentRejected;
import computevoucher.settlement.v1.SubsidyReimbursed;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.computevoucher.testkit.FactTopics.Fact;
import org.computevoucher.testkit.Role;
import org.computevoucher.testkit.ServiceHttp;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.computevoucher.testkit.TestIssuer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Settlement runs through HTTP, from the opening to the facts that tell who was paid. */
class SettlementRunsIT extends RedemptionIT {

    /** One of which no other test knows a bank account: what is said of it stays for ever. */
    private static final String ENTERPRISE = "91330100MA27XWY06J";

    private static final String POT = "330200-COMPUTE-2026";
    private static final String REGION = "330200";

    @Test
    void a_run_from_its_opening_to_what_the_bank_says() {
        UUID voucher = UUID.randomUUID();
        issue(POT, voucher, 80_000_000);
        consume("DC-R1", "u1", voucher, 10_000_000).with(201);
        consume("DC-R2", "u1", voucher, 5_000_000).with(201);
        consume("DC-R3", "u1", voucher, 2_500_000).with(201);
        payableBecomes(POT, "DC-R1", 8_000_000, 0);
        payableBecomes(POT, "DC-R2", 4_000_000, 0);
        payableBecomes(POT, "DC-R3", 2_000_000, 0);
        settling().bankAccountOf("DC-R1");
        settling().bankAccountOf("DC-R2");

        // collected by itself; who has no bank account is left out and told why
        Answer opened = http.post(RUNS, "r-1", "{\"region\": \"%s\"}".formatted(REGION)).with(202);
        String runId = opened.text("runId");
        assertThat(opened.text("status")).isEqualTo("OPENING");
        JsonNode ready = settling().becomes(runId, "READY");
        assertThat(ready.path("run").path("controlSumFen").asLong()).isEqualTo(12_000_000);
        assertThat(ready.path("leftOut").path(0).path("payee").asString()).isEqualTo("DC-R3");
        assertThat(ready.path("leftOut").path(0).path("reason").asString())
                .isEqualTo("BANK_ACCOUNT_MISSING");
        String first = ready.path("payments").path(0).path("paymentId").asString();
        String second = ready.path("payments").path(1).path("paymentId").asString();

        // nothing to pay before a second person has said so
        assertThat(http.get(RUNS + "/" + runId + "/payment-order").with(409).reason())
                .isEqualTo("SETTLEMENT_RUN_NOT_APPROVED");
        assertThat(
                        http.withToken(TestIssuer.shared().fitting("POST", "", '"' + REGION + '"'))
                                .post(RUNS + "/" + runId + "/approvals", "a-1", "")
                                .with(422)
                                .reason())
                .isEqualTo("SAME_PERSON");
        assertThat(settling().approve(runId, REGION).with(200).text("status"))
                .isEqualTo("APPROVED");

        // the same bytes each time
        String order = order(runId);
        assertThat(order)
                .contains("pain.001.001.09")
                .contains("<NbOfTxs>2</NbOfTxs>")
                .contains("120000.00")
                .contains(first)
                .contains(second);
        assertThat(order(runId)).isEqualTo(order);

        // one payment is answered as JSON, the other as pain.002
        assertThat(
                        settling()
                                .answer(
                                        runId,
                                        REGION,
                                        """
                                        {"paymentId": "%s", "result": "REJECTED",
                                         "reasonCode": "AC04", "reasonText": "closed"}
                                        """
                                                .formatted(second))
                                .with(200)
                                .body()
                                .path("results")
                                .path(0)
                                .path("result")
                                .asString())
                .isEqualTo("recorded");
        Answer reported =
                settling()
                        .second(REGION)
                        .post(
                                RUNS + "/" + runId + "/status-reports",
                                "b-1",
                                "application/xml",
                                statusReport(runId.replace("-", ""), first, "ACSC"));
        assertThat(reported.with(200).body().path("results").path(0).path("paymentId").asString())
                .isEqualTo(first);

        JsonNode done = settling().becomes(runId, "COMPLETED");
        assertThat(done.path("run").path("paidFen").asLong()).isEqualTo(8_000_000);
        assertThat(done.path("run").path("rejectedFen").asLong()).isEqualTo(4_000_000);
        assertThat(done.path("payments").path(1).path("reasonCode").asString()).isEqualTo("AC04");
        payableBecomes(POT, "DC-R1", 0, 8_000_000);
        payableBecomes(POT, "DC-R2", 4_000_000, 0);
        soon().untilAsserted(
                        () ->
                                assertThat(told())
                                        .containsExactlyInAnyOrder(
                                                "paid " + first, "rejected " + second + " AC04"));

        // what was rejected is paid by the next run, and the order of the first stays as it was
        assertThat(settling().pay(POT, "DC-R2")).isEqualTo(4_000_000);
        assertThat(order(runId)).isEqualTo(order);
        JsonNode page = http.get(RUNS + "?region=" + REGION + "&limit=1").with(200).body();
        assertThat(page.path("runs")).hasSize(1);
        assertThat(page.path("next")).isEqualTo(page.path("runs").path(0).path("runId"));
    }

    @Test
    void a_bank_may_reject_an_order_as_a_whole() {
        String pot = "320100-WHOLE-2026";
        UUID voucher = UUID.randomUUID();
        issue(pot, voucher, 80_000_000);
        for (String dataCentre : List.of("DC-W1", "DC-W2")) {
            consume(dataCentre, "u1", voucher, 10_000).with(201);
            settling().bankAccountOf(dataCentre);
            payableBecomes(pot, dataCentre, 8_000, 0);
        }
        String opening = "{\"region\": \"320100\", \"pot\": \"%s\"}".formatted(pot);
        String runId = http.post(RUNS, "w-1", opening).with(202).text("runId");
        var _ = settling().becomes(runId, "READY");
        String reports = RUNS + "/" + runId + "/status-reports";
        String report =
                statusReport(runId.replace("-", ""), "", "")
                        .replaceFirst("(?s)<TxInfAndSts>.*</TxInfAndSts>", "")
                        .replace("</OrgnlMsgNmId>", "</OrgnlMsgNmId><GrpSts>RJCT</GrpSts>");
        ServiceHttp second = settling().second("320100");
        assertThat(second.post(reports, "w-2", "application/xml", report).with(409).reason())
                .isEqualTo("SETTLEMENT_RUN_NOT_APPROVED");
        settling().approve(runId, "320100").with(200);

        soon().untilAsserted(
                        () -> second.post(reports, "w-3", "application/xml", report).with(200));

        JsonNode done = settling().becomes(runId, "COMPLETED");
        assertThat(done.path("run").path("rejectedFen").asLong()).isEqualTo(16_000);
        payableBecomes(pot, "DC-W1", 8_000, 0);
        assertThat(second.post(reports, "w-3", "application/xml", report).with(200).body())
                .isEqualTo(second.post(reports, "w-4", "application/xml", report).with(200).body());
    }

    @Test
    void a_cancelled_run_leaves_everything_payable() {
        String pot = "320100-MODEL-2026";
        String region = "320100";
        UUID voucher = UUID.randomUUID();
        issue(pot, voucher, 80_000_000);
        int centres = 60;
        for (int i = 0; i < centres; i++) {
            consume("DC-C" + i, "u1", voucher, 10_000).with(201);
            settling().bankAccountOf("DC-C" + i);
        }
        payableBecomes(pot, "DC-C59", 8_000, 0);
        String runId =
                http.post(
                                RUNS,
                                "c-1",
                                "{\"region\": \"%s\", \"pot\": \"%s\"}".formatted(region, pot))
                        .with(202)
                        .text("runId");
        assertThat(settling().becomes(runId, "READY").path("run").path("payments").asInt())
                .isEqualTo(centres);

        settling()
                .second(region)
                .post(RUNS + "/" + runId + "/cancellations", "c-2", "{\"document\": \"minutes\"}")
                .with(202);

        soon().untilAsserted(
                        () ->
                                assertThat(
                                                IntStream.range(0, centres)
                                                        .mapToLong(i -> payable(pot, "DC-C" + i)[0])
                                                        .boxed()
                                                        .collect(Collectors.toSet()))
                                        .containsExactly(8_000L));
        assertThat(settling().approve(runId, region).with(409).reason())
                .isEqualTo("SETTLEMENT_RUN_PAST");
    }

    @Test
    void an_enterprise_is_paid_where_it_says() {
        ServiceHttp enterprise = http.as(Role.ENTERPRISE, ENTERPRISE);
        String path = "/api/v1/enterprises/" + ENTERPRISE + "/bank-accounts";
        String account =
                """
                {"holder": "杭州示例有限公司", "accountNumber": "6222020000000002", "bankCode": "102331000017"}
                """;

        assertThat(enterprise.post(path, "e-1", account).with(201).text("maskedNumber"))
                .isEqualTo("*0002");
        enterprise.post(path, "e-2", account.replace("102331000017", "1023")).with(400);

        soon().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                assertThat(
                                                jdbc.queryForList(
                                                        "select number from payee_bank_account where payee = ?",
                                                        String.class,
                                                        ENTERPRISE))
                                        .containsExactly("6222020000000002"));
    }

    @Test
    void a_region_whose_account_is_not_set_does_not_settle() {
        assertThat(http.post(RUNS, "m-1", "{\"region\": \"650000\"}").with(422).reason())
                .isEqualTo("TREASURY_ACCOUNT_MISSING");
        assertThat(
                        http.post(
                                        RUNS,
                                        "m-2",
                                        "{\"region\": \"330200\", \"pot\": \"310000-COMPUTE-2026\"}")
                                .status())
                .isIn(422);
    }

    @Test
    void what_does_not_have_to_come_back_is_not_received() {
        assertThat(
                        http.post(
                                        "/api/v1/recoveries",
                                        "x-1",
                                        """
                                        {"pot": "330200-DATA-2026", "payee": "DC-R1", "amountFen": 1, "document": "d"}
                                        """)
                                .with(422)
                                .reason())
                .isEqualTo("RECOVERY_EXCEEDS_RECEIVABLE");
    }

    /** What the world learns of the pot's payments. */
    private Stream<String> told() {
        return topics.read(SETTLEMENT_TOPIC).stream()
                .map(Fact::value)
                .<String>mapMulti(
                        (fact, found) -> {
                            if (fact instanceof SubsidyReimbursed paid
                                    && paid.getPot().equals(POT)) {
                                found.accept("paid " + paid.getPaymentId());
                            } else if (fact instanceof PaymentRejected rejected
                                    && rejected.getPot().equals(POT)) {
                                found.accept(
                                        "rejected %s %s"
                                                .formatted(
                                                        rejected.getPaymentId(),
                                                        rejected.getReason()));
                            }
                        });
    }

    private String order(String runId) {
        return soon().until(
                        () -> http.get(RUNS + "/" + runId + "/payment-order"),
                        answer -> answer.status() == 200)
                .response()
                .body();
    }

    /** As short as a bank may write it. */
    static String statusReport(String messageId, String paymentId, String status) {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
        <GrpHdr><MsgId>B1</MsgId><CreDtTm>2026-03-05T08:00:00Z</CreDtTm></GrpHdr>
        <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId></OrgnlGrpInfAndSts>
        <OrgnlPmtInfAndSts><OrgnlPmtInfId>%s</OrgnlPmtInfId><TxInfAndSts>
        <OrgnlEndToEndId>%s</OrgnlEndToEndId><TxSts>%s</TxSts></TxInfAndSts></OrgnlPmtInfAndSts>
        </CstmrPmtStsRpt></Document>
        """
                .formatted(messageId, messageId, paymentId, status);
    }
}
