package org.computevoucher.ledger.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.computevoucher.ledger.LedgerServiceApplication;
import org.computevoucher.testkit.Role;
import org.computevoucher.testkit.ServiceHttp;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.computevoucher.testkit.ServiceIT;
import org.computevoucher.testkit.TestIssuer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Small limits, so that a test reaches them: one client's, and the instance's. */
@SpringBootTest(
        classes = LedgerServiceApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext // nobody else wants a service with these limits
@Order(Integer.MAX_VALUE) // a second ledger on the same topics would take them from the first
class LimitsIT extends ServiceIT {

    private static final int AT_ONCE = 3;
    private static final String POTS = "/api/v1/pots?region=330100";

    @Value("${local.server.port}")
    private int port;

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry properties) {
        useSharedParts(properties, "ledger_limits");
        properties.add("computevoucher.limits.reads.per-second", () -> 1);
        properties.add("computevoucher.limits.reads.burst", () -> 5);
        properties.add("computevoucher.limits.in-flight", () -> AT_ONCE);
    }

    private static String retryAfter(Answer answer) {
        return answer.response().headers().firstValue("Retry-After").orElse("");
    }

    @Test
    void a_client_beyond_its_budget_is_told_the_limit_and_when_to_come_again_and_others_go_on() {
        ServiceHttp hasty = http.as(Role.FINANCE, "330100");
        Answer last = hasty.get(POTS).with(200);
        while (last.status() == 200) {
            last = hasty.get(POTS);
        }

        assertThat(last.with(429).reason()).isEqualTo("RATE_LIMITED");
        assertThat(retryAfter(last)).isEqualTo("1");
        assertThat(last.body().path("limitPerSecond").asInt()).isEqualTo(1);
        assertThat(last.body().path("limitAtOnce").asInt()).isEqualTo(5);
        assertThat(last.text("correlationId"))
                .isEqualTo(last.response().headers().firstValue("Correlation-Id").orElseThrow());
        http.as(Role.TREASURY, "330100").get(POTS).with(200);
        hasty.post("/api/v1/pots/330100-COMPUTE-2026/plans", "limits", "{}").with(400);
        soon().until(() -> hasty.get(POTS).status() == 200);
    }

    @Test
    void when_all_places_are_taken_the_next_is_told_at_once_and_health_goes_on() throws Exception {
        List<RawRequest> unfinished =
                List.of(unfinishedPost("a"), unfinishedPost("b"), unfinishedPost("c"));
        try {
            // who has no token is told the same: the limit comes before the look at tokens
            Answer full =
                    soon().until(
                                    () -> http.withToken(null).get(POTS),
                                    answer -> answer.status() == 503);

            assertThat(full.reason()).isEqualTo("OVERLOADED");
            assertThat(retryAfter(full)).isEqualTo("1");
            http.withToken(null).get("/actuator/health/readiness").with(200);
        } finally {
            for (RawRequest request : unfinished) {
                request.close();
            }
        }
        soon().until(() -> http.withToken(null).get(POTS).status() == 401);
    }

    /** Its body never comes, and so it keeps its place. */
    private RawRequest unfinishedPost(String key) throws java.io.IOException {
        return RawRequest.send(
                port,
                "POST /api/v1/pots/340100-COMPUTE-2026/plans HTTP/1.1",
                "Host: localhost",
                "Authorization: Bearer " + TestIssuer.shared().token(Role.FINANCE, "340100"),
                "Idempotency-Key: " + key,
                "Content-Type: application/json",
                "Content-Length: 100",
                "");
    }
}
