package org.computevoucher.redemption.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.computevoucher.testkit.Role;
import org.computevoucher.testkit.ServiceHttp;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Many records in one request, each with an answer of its own. */
class IntakeBatchIT extends WithDataCentres {

    private static final String CLOUD_EVENT = "application/cloudevents+json";
    private static final String CLOUD_EVENTS = "application/cloudevents-batch+json";
    private static final long COST = 1_000;
    private static final long SUBSIDY = 800;

    /** One kind of record of the large batch, and what it is answered. */
    private enum Kind {
        GOOD("accepted"),
        DUPLICATE("duplicate"),
        CONFLICTING("rejected USAGE_CONFLICT"),
        LATE("excepted REPORTED_TOO_LATE"),
        UNKNOWN("rejected VOUCHER_UNKNOWN"),
        OF_ANOTHER("rejected OUTSIDE_MANDATE"),
        OUT_OF_RANGE("rejected FIELDS_INVALID /records/%d/billedCostFen"),
        MISSPELLED("rejected FIELD_UNKNOWN /records/%d/billedCost"),
        NO_RECORD("rejected BODY_MALFORMED /records/%d"),
        OUTSIDE("rejected OUTSIDE_VALIDITY"),
        HALF_AN_INVOICE("rejected INVOICE_INCOMPLETE");

        private final String told;

        Kind(String told) {
            this.told = told;
        }
    }

    @Test
    void a_thousand_mixed_records_get_each_its_own_answer_and_exactly_the_good_ones_are_booked() {
        String pot = "310000-DATA-2026";
        UUID voucher = UUID.randomUUID();
        UUID late = UUID.randomUUID();
        UUID nobodys = UUID.randomUUID();
        issue(pot, voucher, 80_000_000);
        publishThatIsOver(pot, late);
        ServiceHttp centre = approved("DC-BATCH");
        Answer before =
                centre.post(CONSUMPTIONS, "before", record("DC-BATCH", "before", voucher, COST))
                        .with(201);
        List<String> records = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            Kind kind = Kind.values()[i % Kind.values().length];
            records.add(recordOf(kind, i, voucher, late, nobodys));
            expected.add(kind.told.formatted(i));
        }
        String batch = "{\"records\": [" + String.join(",\n", records) + "]}";
        long good = expected.stream().filter("accepted"::equals).count();

        Answer answer = centre.post(CONSUMPTIONS, "the-batch", batch).with(200);

        assertThat(told(answer)).containsExactlyElementsOf(expected);
        JsonNode duplicate = answer.body().path("results").get(expected.indexOf("duplicate"));
        assertThat(duplicate.path("consumption").path("eventId").asString())
                .isEqualTo(before.text("eventId"));
        assertThat(openOfAccepted(answer)).hasSize((int) good).doesNotHaveDuplicates();
        booked(pot, voucher, (good + 1) * SUBSIDY);

        // the same again is the same to the byte; and under another key, all that was done is there
        assertThat(centre.post(CONSUMPTIONS, "the-batch", batch).with(200).response().body())
                .isEqualTo(answer.response().body());
        Answer again = centre.post(CONSUMPTIONS, "another-key", batch).with(200);
        assertThat(told(again))
                .containsExactlyElementsOf(
                        expected.stream()
                                .map(one -> one.equals("accepted") ? "duplicate" : one)
                                .toList());
        assertThat(openOfAccepted(again)).isEqualTo(openOfAccepted(answer));
        assertThat(centre.post(CONSUMPTIONS, "the-batch", batch + " ").with(409).reason())
                .isEqualTo("IDEMPOTENCY_CONFLICT");
        booked(pot, voucher, (good + 1) * SUBSIDY);
    }

    @Test
    void one_batch_ten_times_at_once_is_done_once_and_answered_alike() {
        String pot = "320100-DATA-2026";
        UUID voucher = UUID.randomUUID();
        issue(pot, voucher, 80_000_000);
        String batch =
                "{\"records\": [%s]}"
                        .formatted(
                                String.join(
                                        ",",
                                        IntStream.range(0, 50)
                                                .mapToObj(
                                                        i ->
                                                                record(
                                                                        "DC-TEN", "u" + i, voucher,
                                                                        COST))
                                                .toList()));
        ServiceHttp centre = approved("DC-TEN");

        List<Answer> answers =
                ServiceHttp.atOnce(10, i -> centre.post(CONSUMPTIONS, "ten", batch).with(200));

        assertThat(answers)
                .extracting(answer -> answer.response().body())
                .containsOnly(answers.getFirst().response().body());
        booked(pot, voucher, 50 * SUBSIDY);
    }

    @Test
    void cloud_events_are_records_too() {
        String pot = "330100-DATA-2026";
        UUID voucher = UUID.randomUUID();
        issue(pot, voucher, 80_000_000);
        ServiceHttp centre = approved("DC-EVENTS");
        String one = event("DC-EVENTS", "u1", voucher);

        Answer first = centre.post(CONSUMPTIONS, "e1", CLOUD_EVENT, one).with(201);
        assertThat(first.fen("subsidyFen")).isEqualTo(SUBSIDY);
        assertThat(centre.post(CONSUMPTIONS, "e1", CLOUD_EVENT, one).response().body())
                .isEqualTo(first.response().body());
        assertThat(
                        centre.post(
                                        CONSUMPTIONS,
                                        "e1-plain",
                                        record("DC-EVENTS", "u1", voucher, COST))
                                .with(200)
                                .text("eventId"))
                .isEqualTo(first.text("eventId"));
        assertThat(
                        centre.post(
                                        CONSUMPTIONS,
                                        "e2",
                                        CLOUD_EVENT,
                                        event("DC-OTHER", "u1", voucher))
                                .with(403)
                                .reason())
                .isEqualTo("OUTSIDE_MANDATE");

        Answer many =
                centre.post(
                                CONSUMPTIONS,
                                "e3",
                                CLOUD_EVENTS,
                                "[%s, %s, {}]".formatted(one, event("DC-EVENTS", "u2", voucher)))
                        .with(200);
        assertThat(told(many))
                .startsWith("duplicate", "accepted")
                .last()
                .asString()
                .startsWith("rejected FIELDS_INVALID /2/data");
        assertThat(centre.post(CONSUMPTIONS, "e4", "application/xml", "<u/>").with(415).reason())
                .isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        booked(pot, voucher, 2 * SUBSIDY);
    }

    @Test
    void a_voucher_that_may_just_have_been_issued_is_worth_another_try() {
        UUID justMade = justMade();
        ServiceHttp centre = approved("DC-JUST");
        String body = record("DC-JUST", "u1", justMade, COST);

        Answer single = http.post(CONSUMPTIONS, "just-made", body).with(409);
        assertThat(single.reason()).isEqualTo("VOUCHER_NOT_KNOWN");
        assertThat(single.response().headers().firstValue("Retry-After")).hasValue("1");
        Answer batch =
                centre.post(CONSUMPTIONS, "just-made-2", "{\"records\": [" + body + "]}").with(200);
        assertThat(told(batch)).containsExactly("retry VOUCHER_NOT_KNOWN");

        issue("340100-DATA-2026", justMade, 80_000_000);
        assertThat(http.post(CONSUMPTIONS, "just-made", body).with(201).fen("subsidyFen"))
                .isEqualTo(SUBSIDY);
    }

    private ServiceHttp approved(String dataCentre) {
        register(dataCentre, "341000", "H800", null, today.minusDays(90)).with(201);
        status(dataCentre, "APPROVED", Duration.ofDays(80)).with(201);
        return http.as(Role.DATA_CENTRE, dataCentre);
    }

    private String recordOf(Kind kind, int i, UUID voucher, UUID late, UUID nobodys) {
        String good = record("DC-BATCH", "u" + i, voucher, COST);
        return switch (kind) {
            case GOOD -> good;
            case DUPLICATE -> record("DC-BATCH", "before", voucher, COST);
            case CONFLICTING -> record("DC-BATCH", "before", voucher, COST + i);
            case LATE ->
                    record("DC-BATCH", "u" + i, late, COST)
                            .replace(
                                    now.minus(Duration.ofHours(2)).toString(),
                                    now.minus(Duration.ofDays(20)).toString())
                            .replace(
                                    now.minus(Duration.ofHours(1)).toString(),
                                    now.minus(Duration.ofDays(19)).toString());
            case UNKNOWN -> record("DC-BATCH", "u" + i, nobodys, COST);
            case OF_ANOTHER -> record("DC-OTHER", "u" + i, voucher, COST);
            case OUT_OF_RANGE -> record("DC-BATCH", "u" + i, voucher, -1);
            case MISSPELLED -> good.replace("\"billedCostFen\"", "\"billedCost\"");
            case NO_RECORD -> "\"" + i + "\"";
            case OUTSIDE ->
                    good.replace(
                                    now.minus(Duration.ofHours(2)).toString(),
                                    now.minus(Duration.ofDays(50)).toString())
                            .replace(
                                    now.minus(Duration.ofHours(1)).toString(),
                                    now.minus(Duration.ofDays(49)).toString());
            case HALF_AN_INVOICE ->
                    good.replace(
                            "\"billedCostFen\"", "\"invoiceNumber\": \"1\", \"billedCostFen\"");
        };
    }

    private String event(String dataCentre, String usageId, UUID voucher) {
        return """
        {"specversion": "1.0", "type": "computevoucher.usage.v1", "source": "%s", "id": "%s",
         "subject": "%s", "traceparent": "ignored",
         "data": {"ChargePeriodStart": "%s", "ChargePeriodEnd": "%s", "BilledCostFen": %d}}
        """
                .formatted(
                        dataCentre,
                        usageId,
                        voucher,
                        now.minus(Duration.ofHours(2)),
                        now.minus(Duration.ofHours(1)),
                        COST);
    }

    /** Exactly so much was booked: in the account, and as owed to the payee. */
    private void booked(String pot, UUID voucher, long subsidyFen) {
        soon().untilAsserted(
                        () -> {
                            assertThat(account(voucher).fen("subsidyFen")).isEqualTo(subsidyFen);
                            assertThat(
                                            http.get("/api/v1/payables?pot=" + pot)
                                                    .ok()
                                                    .valueStream()
                                                    .mapToLong(
                                                            one -> one.path("payableFen").asLong())
                                                    .sum())
                                    .isEqualTo(subsidyFen);
                        });
    }

    private static List<Long> openOfAccepted(Answer answer) {
        return answer.body()
                .path("results")
                .valueStream()
                .map(result -> result.path("consumption"))
                .filter(consumption -> consumption.path("usageId").asString("").startsWith("u"))
                .map(consumption -> consumption.path("openFen").asLong())
                .toList();
    }

    /** Each result with its reason, and where the record is wrong. */
    private static List<String> told(Answer answer) {
        return answer.body().path("results").valueStream().map(IntakeBatchIT::told).toList();
    }

    private static String told(JsonNode result) {
        JsonNode problem = result.path("problem");
        JsonNode exception = result.path("exception");
        StringBuilder told = new StringBuilder(result.path("result").asString());
        if (problem.isObject()) {
            told.append(' ').append(problem.path("reason").asString());
            problem.path("errors")
                    .forEach(fault -> told.append(' ').append(fault.path("pointer").asString()));
        }
        if (exception.isObject()) {
            told.append(' ').append(exception.path("reason").asString());
        }
        return told.toString();
    }
}
