package org.computevoucher.redemption.it;

import static org.assertj.core.api.Assertions.assertThat;

import computevoucher.voucher.v1.VoucherIssued;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.computevoucher.redemption.RedemptionServiceApplication;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.computevoucher.testkit.ServiceIT;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The running service over a real database, broker and registry, spoken to from outside. Each test
 * has a pot of its own.
 */
@SpringBootTest(
        classes = RedemptionServiceApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext // the service stops before the parts under it do
abstract class RedemptionIT extends ServiceIT {

    static final String CONSUMPTIONS = "/api/v1/consumptions";
    static final String CONSUMPTION_TOPIC = "computevoucher.consumption.v1";
    static final String SETTLEMENT_TOPIC = "computevoucher.settlement.v1";

    final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry properties) {
        useSharedParts(properties, "redemption");
    }

    /** Publishes a voucher that is valid around now, and waits for its account. */
    UUID issue(String pot, UUID voucher, long faceFen) {
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
                        .setValidUntil(now.plus(Duration.ofDays(30)))
                        .setReportableUntil(now.plus(Duration.ofDays(60)))
                        .setPayee("DATA_CENTRE")
                        .build());
        soon().until(() -> account(voucher).status() == 200);
        return eventId;
    }

    /** Under a key of its own each time: what recognises a record is then its own name. */
    Answer consume(String dataCentre, String usageId, UUID voucher, long costFen) {
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

    Answer settle(String key, String pot, String payee) {
        return http.post(
                "/api/v1/settlements",
                key.replace(' ', '-'),
                "{\"pot\": \"%s\", \"payee\": \"%s\"}".formatted(pot, payee));
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
