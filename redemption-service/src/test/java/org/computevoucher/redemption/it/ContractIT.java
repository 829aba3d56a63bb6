package org.computevoucher.redemption.it;

import static org.assertj.core.api.Assertions.assertThat;

import computevoucher.budget.v1.BudgetAllocated;
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
    private static final UUID VOUCHER = UUID.fromString("01972f6a-9c00-7000-8000-000000000102");
    private static final Instant ISSUED = Instant.parse("2026-01-05T08:00:00Z");

    private final ExampleRequests requests = new ExampleRequests();

    @Override
    public ExampleRequests requests() {
        return requests;
    }

    @Override
    public void prepareForExamples() {
        topics.publish(VOUCHER.toString(), issued(UUID.randomUUID(), VOUCHER));
        soon().until(() -> account(VOUCHER).status() == 200);
    }

    @Test
    @Order(5)
    void bad_records_change_nothing_and_stop_no_topic(@Autowired JdbcTemplate jdbc) {
        UUID existing = UUID.randomUUID();
        issue(POT, existing, 80_000_000);
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
        assertThat(http.get("/actuator/health/liveness").status()).isEqualTo(200);
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
