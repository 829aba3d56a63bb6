package org.computevoucher.redemption.it;

import static org.assertj.core.api.Assertions.assertThat;

import computevoucher.voucher.v1.VoucherIssued;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.computevoucher.redemption.RedemptionServiceApplication;
import org.computevoucher.testkit.Role;
import org.computevoucher.testkit.ServiceHttp;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.computevoucher.testkit.ServiceIT;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The running service over a real database, broker and registry, spoken to from outside. Each test
 * has a pot of its own.
 */
@SpringBootTest(
        classes = RedemptionServiceApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "computevoucher.statements.enabled=false")
@DirtiesContext // the service stops before the parts under it do
abstract class RedemptionIT extends ServiceIT {

    static final String CONSUMPTIONS = "/api/v1/consumptions";
    static final String CONSUMPTION_TOPIC = "computevoucher.consumption.v1";
    static final String SETTLEMENT_TOPIC = "computevoucher.settlement.v1";

    @Autowired JdbcTemplate jdbc;

    final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry properties) {
        useSharedParts(properties, "redemption");
        Settling.haveDebtors(properties);
    }

    /** Publishes a voucher that is valid around now, and waits for its account. */
    UUID issue(String pot, UUID voucher, long faceFen) {
        return issue(pot, voucher, faceFen, Duration.ofDays(30), Duration.ofDays(60));
    }

    /** The same for one whose validity ended ten days ago, and its grace period five. */
    UUID publishThatIsOver(String pot, UUID voucher) {
        return issue(pot, voucher, 80_000_000, Duration.ofDays(-10), Duration.ofDays(-5));
    }

    private UUID issue(
            String pot, UUID voucher, long faceFen, Duration validFor, Duration reportableFor) {
        UUID eventId = UUID.randomUUID();
        topics.publish(
                voucher.toString(),
                VoucherIssued.newBuilder()
                        .setEventId(eventId.toString())
                        .setEffectiveAt(now)
                        .setRecordedAt(now)
                        .setVoucherId(voucher.toString())
                        .setPot(pot)
                        .setRegion(pot.substring(0, 6))
                        .setEnterprise("91330100799655058B")
                        .setFaceFen(faceFen)
                        .setRateBasisPoints(8_000)
                        .setValidFrom(now.minus(Duration.ofDays(30)))
                        .setValidUntil(now.plus(validFor))
                        .setReportableUntil(now.plus(reportableFor))
                        .setPayee("DATA_CENTRE")
                        .build());
        soon().until(() -> account(voucher).status() == 200);
        return eventId;
    }

    /** An id that says when it was made, as issuance gives them. */
    UUID justMade() {
        return new UUID(
                (now.toEpochMilli() << 16) | 0x7000L, UUID.randomUUID().getLeastSignificantBits());
    }

    /** Registers and approves a data centre, where that was not done before. */
    void haveDataCentre(String code) {
        Answer known = http.get("/api/v1/data-centres/" + code);
        if (known.status() == 200 && !known.body().path("statuses").isEmpty()) {
            return;
        }
        String region = known.status() == 200 ? known.text("region") : "310000";
        ServiceHttp office = http.as(Role.OFFICE, region);
        office.post(
                "/api/v1/data-centres",
                "register-" + code,
                """
                {"dataCentre": "%s", "name": "Somewhere", "region": "310000",
                 "hardwareClass": "ASCEND-910B", "firstDay": "2025-01-01", "document": "d"}
                """
                        .formatted(code));
        office.post(
                "/api/v1/data-centres/" + code + "/statuses",
                "approve-" + code,
                """
                {"status": "APPROVED", "from": "2025-01-01T00:00:00+08:00", "reason": "INSPECTION",
                 "evidence": "e"}
                """);
    }

    /** Under a key of its own each time: what recognises a record is then its own name. */
    Answer consume(String dataCentre, String usageId, UUID voucher, long costFen) {
        haveDataCentre(dataCentre);
        String key = UUID.randomUUID().toString();
        return http.post(CONSUMPTIONS, key, record(dataCentre, usageId, voucher, costFen));
    }

    String record(String dataCentre, String usageId, UUID voucher, long costFen) {
        return """
        {"dataCentre": "%s", "usageId": "%s", "voucherId": "%s",
         "chargePeriodStart": "%s", "chargePeriodEnd": "%s", "billedCostFen": %d}
        """
                .formatted(
                        dataCentre,
                        usageId,
                        voucher,
                        now.minus(Duration.ofHours(2)),
                        now.minus(Duration.ofHours(1)),
                        costFen);
    }

    Settling settling() {
        return new Settling(http, ServiceIT::soon, jdbc);
    }

    Answer account(UUID voucher) {
        return http.get("/api/v1/voucher-accounts/" + voucher);
    }

    void payableBecomes(String pot, String payee, long payableFen, long paidFen) {
        soon().untilAsserted(
                        () -> assertThat(payable(pot, payee)).containsExactly(payableFen, paidFen));
    }

    long[] payable(String pot, String payee) {
        return http.get("/api/v1/payables?pot=" + pot)
                .with(200)
                .body()
                .valueStream()
                .filter(one -> one.path("payee").asString().equals(payee))
                .map(
                        one ->
                                new long[] {
                                    one.path("payableFen").asLong(), one.path("paidFen").asLong()
                                })
                .findFirst()
                .orElseGet(() -> new long[] {0, 0});
    }
}
