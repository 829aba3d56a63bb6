package org.computevoucher.redemption.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.computevoucher.testkit.FactTopics.Fact;
import org.computevoucher.testkit.ServiceHttp;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A caller's trace goes through everything that its request causes. */
class TraceIT extends RedemptionIT {

    @Autowired private JdbcTemplate log;

    private final String traceId = UUID.randomUUID().toString().replace("-", "");
    private final String traceparent = "00-" + traceId + "-00f067aa0ba902b7-01";

    private static String correlationId(Answer answer) {
        return answer.response().headers().firstValue("Correlation-Id").orElse("");
    }

    private ServiceHttp traced() {
        return http.with("traceparent", traceparent);
    }

    @Test
    void a_consumption_what_is_owed_for_it_and_its_fact_have_the_trace_of_the_request() {
        String pot = "320500-COMPUTE-2026";
        UUID voucher = UUID.randomUUID();
        issue(pot, voucher, 80_000_000);

        haveDataCentre("DC-T");

        Answer consumed =
                traced().post(CONSUMPTIONS, "t1", record("DC-T", "t1", voucher, 50_000_000))
                        .with(201);

        assertThat(correlationId(consumed)).isEqualTo(traceId);
        payableBecomes(pot, "DC-T", 40_000_000, 0);
        assertThat(
                        log.queryForList(
                                "SELECT event_name FROM event_log WHERE metadata ->> 'traceparent' LIKE ?",
                                String.class,
                                "00-" + traceId + "-%"))
                .containsExactlyInAnyOrder("ComputeConsumed", "UsageTaken", "SubsidyOwed");
        Fact fact = soon().until(() -> facts(voucher), found -> !found.isEmpty()).getFirst();
        assertThat(fact.headers().get("traceparent"))
                .startsWith("00-" + traceId)
                .isNotEqualTo(traceparent);
    }

    private List<Fact> facts(UUID voucher) {
        return topics.read(CONSUMPTION_TOPIC).stream()
                .filter(fact -> fact.key().equals(voucher.toString()))
                .toList();
    }

    @Test
    void every_no_says_under_which_id_to_ask_about_it() {
        // one that may still be on its way, whatever else has come
        UUID unknown = justMade();
        String body = record("DC-T", "t2", unknown, 1);

        for (Answer no :
                List.of(
                        traced().post(CONSUMPTIONS, "t2", body).with(409),
                        traced().post(CONSUMPTIONS, "t3", "{}").with(400),
                        traced().withToken(null).post(CONSUMPTIONS, "t4", body).with(401),
                        traced().withToken("nonsense").get(CONSUMPTIONS).with(401),
                        traced().get("/api/v1/voucher-accounts/" + unknown).with(404),
                        traced().get("/api/v1/nothing-here").with(404))) {
            assertThat(correlationId(no)).as("%s", no).isEqualTo(traceId);
            assertThat(no.text("correlationId")).as("%s", no).isEqualTo(traceId);
        }
    }

    @Test
    void a_request_without_a_trace_begins_one_of_its_own() {
        Answer one = http.get("/api/v1/nothing-here");
        Answer other = http.with("traceparent", "00-malformed").get("/api/v1/nothing-here");

        assertThat(correlationId(one)).matches("[0-9a-f]{32}").isEqualTo(one.text("correlationId"));
        assertThat(correlationId(other)).matches("[0-9a-f]{32}").isNotEqualTo(correlationId(one));
    }
}
