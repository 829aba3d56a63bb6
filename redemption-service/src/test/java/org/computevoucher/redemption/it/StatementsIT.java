package org.computevoucher.redemption.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.computevoucher.testkit.Role;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** Three months of a data centre, each with its statement. */
@Import(StatementsIT.Time.class)
class StatementsIT extends RedemptionIT {

    private static final String POT = "330200-STMT-2026";
    private static final String REGION = "330200";
    private static final String CENTRE = "DC-STMT";
    private static final String ENTERPRISE = "91330100799655058B";

    /** More than a month has days: so each step lies in a month of its own. */
    private static final Duration STEP = Duration.ofDays(32);

    @Autowired private MovingClock clock;

    /** Goes on as every clock does, and can be set forward. */
    static final class MovingClock extends Clock {

        private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

        void forward(Duration by) {
            offset.updateAndGet(by::plus);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(offset.get()).truncatedTo(ChronoUnit.MICROS);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("instants alone");
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {

        @Bean
        MovingClock clock() {
            return new MovingClock();
        }
    }

    @Test
    void each_month_opens_as_the_last_one_closed_and_every_fen_between_has_a_line() {
        UUID voucher = UUID.randomUUID();
        issue(POT, voucher, 80_000_000);

        // reversed before it was paid
        YearMonth first = month();
        String u1 = consume(CENTRE, "u1", voucher, 10_000).with(201).text("eventId");
        consume(CENTRE, "u2", voucher, 20_000).with(201);
        payableBecomes(POT, CENTRE, 24_000, 0);
        reverse("u2", 5_000);
        payableBecomes(POT, CENTRE, 20_000, 0);
        assertThat(settling().pay(POT, CENTRE)).isEqualTo(20_000);
        StatementReading open = statement(first, 8);
        assertThat(open.first().path("closed").asBoolean()).isFalse();
        assertThat(open.shown())
                .containsExactly(
                        "ACCEPTED 8000",
                        "ACCEPTED 16000",
                        "REVERSED 4000",
                        "RELEASED 4000",
                        "COLLECTED 20000",
                        "PAID 20000");
        assertThat(StatementReading.amounts(open.opening())).containsExactly(0L, 0L, 0L, 0L);
        assertThat(StatementReading.amounts(open.closing())).containsExactly(0L, 0L, 0L, 20_000L);
        assertThat(open.lines().get(3).path("usageId").asString()).isEqualTo("u2");

        // reversed after it was paid, netted, and a bank that says no
        clock.forward(STEP);
        YearMonth second = month();
        reverse("u1", 3_000);
        consume(CENTRE, "u3", voucher, 10_000).with(201);
        soon().until(() -> lines(second), lines -> lines.contains("RECOVERY_RAISED"));
        payableBecomes(POT, CENTRE, 8_000, 20_000);
        reject();
        StatementReading netted = statement(second, 7);
        assertThat(netted.shown().toList())
                .contains(
                        "RECOVERY_RAISED 2400",
                        "ACCEPTED 8000",
                        "COLLECTED 8000",
                        "RECOVERY_NETTED 2400",
                        "PAYMENT_REJECTED 5600");
        assertThat(netted.opening()).isEqualTo(open.closing());
        assertThat(StatementReading.amounts(netted.closing()))
                .containsExactly(5_600L, 0L, 0L, 20_000L);
        JsonNode raised =
                netted.lines().stream()
                        .filter(line -> line.path("kind").asString().equals("RECOVERY_RAISED"))
                        .findFirst()
                        .orElseThrow();
        assertThat(raised.path("consumptionEventId").asString()).isEqualTo(u1);
        assertThat(raised.path("usageId").asString()).isEqualTo("u1");
        StatementReading closed = statement(first, 2);
        assertThat(closed.first().path("closed").asBoolean()).isTrue();
        assertThat(closed.lines()).isEqualTo(open.lines());
        assertThat(closed.first().path("sums")).isEqualTo(open.first().path("sums"));

        // too late, for a person to decide; paid at last
        clock.forward(STEP);
        YearMonth third = month();
        for (String usage : List.of("u4", "u5")) {
            consume(CENTRE, usage, voucher, 1_000).with(202);
            soon().until(() -> lines(third), lines -> lines.contains(usage));
        }
        decide("u4", "ACCEPT");
        decide("u5", "REJECT");
        payableBecomes(POT, CENTRE, 6_400, 20_000);
        assertThat(settling().pay(POT, CENTRE)).isEqualTo(6_400);
        soon().until(() -> lines(third), lines -> lines.contains("PAID"));
        StatementReading late = statement(third, 8);
        assertThat(late.shown().toList())
                .containsExactlyInAnyOrder(
                        "EXCEPTED 0",
                        "EXCEPTED 0",
                        "EXCEPTION_ACCEPTED 0",
                        "ACCEPTED 800",
                        "EXCEPTION_REJECTED 0",
                        "COLLECTED 6400",
                        "PAID 6400");
        assertThat(late.opening()).isEqualTo(netted.closing());
        assertThat(StatementReading.amounts(late.closing())).containsExactly(0L, 0L, 0L, 26_400L);
        StatementReading all =
                StatementReading.of(
                        http.as(Role.AUDITOR),
                        path(CENTRE, "from=" + first.atDay(1) + "&to=" + third.atEndOfMonth()),
                        500);
        assertThat(all.lines())
                .hasSize(open.lines().size() + netted.lines().size() + late.lines().size());

        // the enterprise sees the usage of its vouchers, and none of the data centre's money
        StatementReading holder =
                StatementReading.of(
                        http.as(Role.ENTERPRISE, ENTERPRISE),
                        "/api/v1/enterprises/%s/statements?period=%s&pot=%s"
                                .formatted(ENTERPRISE, first, POT),
                        500);
        assertThat(holder.shown())
                .containsExactly("ACCEPTED 8000", "ACCEPTED 16000", "REVERSED 4000");
        assertThat(StatementReading.amounts(holder.closing())).containsExactly(0L, 0L, 0L, 0L);
    }

    private YearMonth month() {
        return YearMonth.from(clock.instant().atZone(ZoneId.of("Asia/Shanghai")));
    }

    private StatementReading statement(YearMonth month, int limit) {
        return StatementReading.of(
                http.as(Role.DATA_CENTRE, CENTRE), path(CENTRE, "period=" + month), limit);
    }

    private String lines(YearMonth month) {
        return http.as(Role.AUDITOR)
                .get(path(CENTRE, "period=" + month))
                .ok()
                .path("statementLines")
                .toString();
    }

    private static String path(String dataCentre, String query) {
        return "/api/v1/data-centres/" + dataCentre + "/statements?" + query;
    }

    private void reverse(String usage, long costFen) {
        Answer reversed =
                http.post(
                        CONSUMPTIONS + "/" + usage + "/reversals",
                        UUID.randomUUID().toString(),
                        """
                        {"dataCentre": "%s", "reversalId": "r1", "billedCostFen": %d,
                         "reason": "METERING_ERROR"}
                        """
                                .formatted(CENTRE, costFen));
        assertThat(reversed.status()).as(reversed.body().toString()).isIn(200, 201);
    }

    /** Settles, and the bank says no. */
    private void reject() {
        String runId =
                settling().open(UUID.randomUUID().toString(), POT, CENTRE).with(202).text("runId");
        JsonNode ready = settling().becomes(runId, "READY");
        settling().approve(runId, REGION).with(200);
        settling()
                .answer(
                        runId,
                        REGION,
                        """
                        {"paymentId": "%s", "result": "REJECTED", "reasonCode": "AC04"}
                        """
                                .formatted(
                                        ready.path("payments")
                                                .path(0)
                                                .path("paymentId")
                                                .asString()))
                .with(200);
        soon().until(() -> lines(month()), lines -> lines.contains("PAYMENT_REJECTED"));
    }

    private void decide(String usage, String verdict) {
        soon().until(
                        () ->
                                http.as(Role.OFFICE, REGION)
                                        .post(
                                                "/api/v1/exceptions/%s/%s/decisions"
                                                        .formatted(CENTRE, usage),
                                                UUID.randomUUID().toString(),
                                                """
                                                {"verdict": "%s", "reason": "LATE", "document": "d"}
                                                """
                                                        .formatted(verdict))
                                        .status(),
                        status -> status == 200);
        soon().until(() -> lines(month()), lines -> lines.contains("EXCEPTION_" + verdict + "ED"));
    }
}
