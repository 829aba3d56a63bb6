package org.computevoucher.redemption.it;

import static org.assertj.core.api.Assertions.assertThat;

import computevoucher.budget.v1.BudgetAllocated;
import computevoucher.usage_reports.v1.UsageReported;
import computevoucher.voucher.v1.VoucherIssued;
import computevoucher.voucher.v1.VoucherReductionRequested;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.computevoucher.testkit.contract.ExampleClock;
import org.computevoucher.testkit.contract.ExampleRequests;
import org.computevoucher.testkit.contract.HttpContractTests;
import org.computevoucher.testkit.hostile.BadRecords;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** The service as its document describes it, and as hostile callers find it. */
@Import(ExampleClock.class)
class ContractIT extends RedemptionIT implements HttpContractTests {

    private static final String POT = "510100-MODEL-2026";
    private static final String LIFE_POT = "510100-LIFE-2026";
    private static final String LATE_POT = "510100-LATE-2026";
    private static final UUID VOUCHER = UUID.fromString("01972f6a-9c00-7000-8000-000000000102");

    /** Its grace period is over on the day of the examples. */
    private static final UUID OVER = UUID.fromString("01972f6a-9c00-7000-8000-000000000103");

    private static final UUID REVERSED = UUID.fromString("01972f6a-9c00-7000-8000-000000000104");
    private static final Instant ISSUED = Instant.parse("2026-01-05T08:00:00Z");

    private final ExampleRequests requests = new ExampleRequests();

    @Override
    public ExampleRequests requests() {
        return requests;
    }

    @Override
    public void prepareForExamples() {
        haveDataCentre("DC-SH-01");
        publish(VOUCHER, issued(UUID.randomUUID(), VOUCHER));
        VoucherIssued over = issued(UUID.randomUUID(), OVER);
        over.setPot(LATE_POT);
        over.setValidUntil(Instant.parse("2026-04-30T16:00:00Z"));
        over.setReportableUntil(Instant.parse("2026-05-30T16:00:00Z"));
        publish(OVER, over);
        VoucherIssued reversed = issued(UUID.randomUUID(), REVERSED);
        reversed.setPot(LIFE_POT);
        publish(REVERSED, reversed);
        use("DC-SH-01", "job-2", 5_000_000);
        runOfAnother("DC-SH-07", "311");
        runOfAnother("DC-SH-08", "312");
    }

    private void publish(UUID voucher, VoucherIssued issued) {
        topics.publish(voucher.toString(), issued);
        soon().until(() -> account(voucher).status() == 200);
    }

    /** On the day before that of the examples. */
    private void use(String dataCentre, String usageId, long costFen) {
        haveDataCentre(dataCentre);
        http.post(
                        CONSUMPTIONS,
                        "use-" + dataCentre,
                        """
                        {"dataCentre": "%s", "usageId": "%s", "voucherId": "%s", "billedCostFen": %d,
                         "chargePeriodStart": "2026-06-14T08:00:00+08:00",
                         "chargePeriodEnd": "2026-06-14T09:00:00+08:00"}
                        """
                                .formatted(dataCentre, usageId, REVERSED, costFen))
                .with(201);
    }

    /** A run that waits for its approval, opened by another person than who sends the examples. */
    private void runOfAnother(String payee, String documented) {
        use(payee, "for-a-run", 100);
        payableBecomes(LIFE_POT, payee, 80, 0);
        settling().bankAccountOf(payee);
        String runId =
                settling()
                        .second("510100")
                        .post(
                                Settling.RUNS,
                                "run-" + documented,
                                "{\"region\": \"510100\", \"pot\": \"%s\", \"payee\": \"%s\"}"
                                        .formatted(LIFE_POT, payee))
                        .with(202)
                        .text("runId");
        var _ = settling().becomes(runId, "READY");
        requests.learn("01972f6a-9c00-7000-8000-000000000" + documented, runId);
    }

    @Test
    @Order(5)
    void bad_records_change_nothing_and_stop_no_topic(@Autowired JdbcTemplate jdbc) {
        UUID existing = UUID.randomUUID();
        publish(existing, issued(UUID.randomUUID(), existing));
        new BadRecords(topics, jdbc)
                .assertNobodyIsHurt(
                        new BadRecords.Topic(
                                id -> issued(id, id),
                                Map.of(
                                        "voucherId", List.of("", "x", "1-1-1-1-1"),
                                        "pot",
                                                List.of(
                                                        "",
                                                        "x",
                                                        "510100",
                                                        "\u202e510100-DATA-2026",
                                                        "5".repeat(100_000)),
                                        "faceFen", List.of(-1L, 0L, Long.MIN_VALUE, Long.MAX_VALUE),
                                        "rateBasisPoints",
                                                List.of(
                                                        -1,
                                                        0,
                                                        10_001,
                                                        Integer.MAX_VALUE,
                                                        Integer.MIN_VALUE),
                                        "payee", List.of("", "TREASURY", "data_centre", "\u0000"),
                                        "enterprise", List.of("", "x", "9".repeat(100_000)),
                                        "validUntil",
                                                List.of(
                                                        Instant.EPOCH,
                                                        Instant.parse("+200000-01-01T00:00:00Z")),
                                        "validFrom",
                                                List.of(
                                                        Instant.parse("2999-01-01T00:00:00Z"),
                                                        Instant.parse("-200000-01-01T00:00:00Z")),
                                        "reportableUntil", List.of(Instant.EPOCH)),
                                List.of(
                                        issued(UUID.randomUUID(), existing),
                                        new BudgetAllocated(
                                                UUID.randomUUID().toString(),
                                                ISSUED,
                                                ISSUED,
                                                POT,
                                                "510100",
                                                "510100-MODEL",
                                                2026,
                                                1L,
                                                false,
                                                "d"))));
        new BadRecords(topics, jdbc)
                .assertNobodyIsHurt(
                        new BadRecords.Topic(
                                id -> givenBack(id, existing),
                                Map.of(
                                        "voucherId",
                                                List.of(
                                                        "",
                                                        "x",
                                                        "1-1-1-1-1",
                                                        UUID.randomUUID().toString()),
                                        "pot", List.of("", "x", "510100-DATA-2026"),
                                        "region", List.of("", "110000"),
                                        "amountFen",
                                                List.of(-1L, 0L, Long.MIN_VALUE, Long.MAX_VALUE),
                                        "effectiveAt",
                                                List.of(
                                                        Instant.EPOCH,
                                                        Instant.parse("+200000-01-01T00:00:00Z"))),
                                List.of(issued(UUID.randomUUID(), existing))));
        // who could be answered is answered (WrongReportsIT): these are those that nobody could be
        new BadRecords(topics, jdbc)
                .assertNobodyIsHurt(
                        new BadRecords.Topic(
                                id -> reported(id, existing),
                                Map.of(
                                        "dataCentre",
                                                List.of(
                                                        "",
                                                        "D",
                                                        "DC 1",
                                                        "DC/1",
                                                        "\u202eDC-1",
                                                        "9".repeat(100_000)),
                                        "usageId",
                                                List.of("", "u/1", "\u0000", "9".repeat(100_000))),
                                List.of(issued(UUID.randomUUID(), UUID.randomUUID()))));
        assertThat(http.get("/actuator/health/liveness").status()).isEqualTo(200);
    }

    private static UsageReported reported(UUID event, UUID voucher) {
        return UsageReported.newBuilder()
                .setEventId(event.toString())
                .setEffectiveAt(ISSUED)
                .setRecordedAt(ISSUED)
                .setDataCentre("DC-HOSTILE")
                .setUsageId(event.toString())
                .setVoucherId(voucher.toString())
                .setChargePeriodStart(ISSUED.minusSeconds(7_200))
                .setChargePeriodEnd(ISSUED.minusSeconds(3_600))
                .setBilledCostFen(1)
                .build();
    }

    private static VoucherReductionRequested givenBack(UUID event, UUID voucher) {
        return new VoucherReductionRequested(
                event.toString(), ISSUED, ISSUED, voucher.toString(), POT, "510100", 1L);
    }

    private static VoucherIssued issued(UUID event, UUID voucher) {
        return VoucherIssued.newBuilder()
                .setEventId(event.toString())
                .setEffectiveAt(ISSUED)
                .setRecordedAt(ISSUED)
                .setVoucherId(voucher.toString())
                .setPot(POT)
                .setRegion(POT.substring(0, 6))
                .setEnterprise("91330100799655058B")
                .setFaceFen(80_000_000L)
                .setRateBasisPoints(8_000)
                .setValidFrom(Instant.parse("2025-12-31T16:00:00Z"))
                .setValidUntil(Instant.parse("2026-12-31T16:00:00Z"))
                .setReportableUntil(Instant.parse("2027-01-30T16:00:00Z"))
                .setPayee("DATA_CENTRE")
                .build();
    }
}
