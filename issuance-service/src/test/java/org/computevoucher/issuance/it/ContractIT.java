package org.computevoucher.issuance.it;

import static org.assertj.core.api.Assertions.assertThat;

import computevoucher.budget.v1.BudgetAllocated;
import computevoucher.consumption.v1.VoucherClosed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
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
class ContractIT extends IssuanceIT implements HttpContractTests {

    private static final String POT = "510100-MODEL-2026";
    private static final String APPLICATION_POT = "510100-COMPUTE-2026";
    private static final String LIFE_POT = "440300-LIFE-2026";
    private static final String DATA_POT = "510100-RECORDS-2026";
    private static final Instant NOW = Instant.parse("2026-06-15T04:00:00Z");
    private static final long ALLOCATED_FEN = 60_000_000_000L;

    private final ExampleRequests requests = new ExampleRequests();

    @Override
    public ExampleRequests requests() {
        return requests;
    }

    @Override
    public void prepareForExamples() {
        allocate(POT, ALLOCATED_FEN);
        envelopeBecomes(POT, ALLOCATED_FEN, ALLOCATED_FEN, 0);
        http.post(
                        PROGRAMMES,
                        "applications",
                        publication("510100-COMPUTE").replace(year + "-01-01", "2026-01-01"))
                .with(201);
        allocate(LIFE_POT, ALLOCATED_FEN);
        envelopeBecomes(LIFE_POT, ALLOCATED_FEN, ALLOCATED_FEN, 0);
        for (int i = 1; i <= 3; i++) {
            String voucherId = issued("life-" + i, LIFE_POT, 80_000_000);
            requests.learn("01972f6a-9c00-7000-8000-00000000011" + i, voucherId);
        }
        allocated(APPLICATION_POT, ALLOCATED_FEN);
        envelopeBecomes(APPLICATION_POT, ALLOCATED_FEN, ALLOCATED_FEN, 0);
    }

    @Test
    @Order(5)
    void bad_records_change_nothing_and_stop_no_topic(@Autowired JdbcTemplate jdbc) {
        prepare(DATA_POT);
        new BadRecords(topics, jdbc)
                .assertNobodyIsHurt(
                        new BadRecords.Topic(
                                ContractIT::allocation,
                                Map.of(
                                        "pot",
                                                List.of(
                                                        "",
                                                        "x",
                                                        "510100",
                                                        "510100-records-2026",
                                                        "\u202e510100-RECORDS-2026",
                                                        "5".repeat(100_000)),
                                        "amountFen",
                                                List.of(-1L, 0L, Long.MIN_VALUE, Long.MAX_VALUE)),
                                List.of(closing(UUID.randomUUID()))));
        String voucherId = issued("to-be-closed", DATA_POT, 1_000);
        String another = issued("closed-after", DATA_POT, 1_000);
        new BadRecords(topics, jdbc)
                .assertNobodyIsHurt(
                        new BadRecords.Topic(
                                id -> closing(id, voucherId),
                                id -> closing(id, another),
                                Map.of(
                                        "pot",
                                                List.of(
                                                        "",
                                                        "x",
                                                        "610100-MODEL-2026",
                                                        "5".repeat(100_000)),
                                        "voucherId",
                                                List.of(
                                                        "",
                                                        "x",
                                                        UUID.randomUUID().toString(),
                                                        "1-1-1-1-1"),
                                        "unusedFen",
                                                List.of(
                                                        -1L,
                                                        1_001L,
                                                        Long.MIN_VALUE,
                                                        Long.MAX_VALUE)),
                                List.of(allocation(UUID.randomUUID()))));
        assertThat(http.get("/actuator/health/liveness").status()).isEqualTo(200);
    }

    /** A voucher of the year of the examples. */
    private String issued(String key, String pot, long faceFen) {
        return http.post(
                        VOUCHERS,
                        key,
                        """
                        {"pot": "%s", "enterprise": "91330100799655058B", "faceFen": %d,
                         "rateBasisPoints": 8000, "validFrom": "2026-01-01", "validTo": "2026-12-31",
                         "graceDays": 30, "payee": "ENTERPRISE"}
                        """
                                .formatted(pot, faceFen))
                .with(201)
                .text("voucherId");
    }

    private static SpecificRecordBase allocation(UUID id) {
        return new BudgetAllocated(
                id.toString(),
                NOW,
                NOW,
                DATA_POT,
                "510100",
                "510100-RECORDS",
                2026,
                10_000L,
                false,
                "a document");
    }

    private static SpecificRecordBase closing(UUID id) {
        return closing(id, UUID.randomUUID().toString());
    }

    private static SpecificRecordBase closing(UUID id, String voucherId) {
        return new VoucherClosed(
                id.toString(), NOW, NOW, voucherId, DATA_POT, "510100", 1_000L, "EXPIRED");
    }
}
