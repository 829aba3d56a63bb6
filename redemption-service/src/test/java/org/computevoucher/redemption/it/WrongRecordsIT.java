package org.computevoucher.redemption.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the service answers to records and questions that it cannot accept. */
class WrongRecordsIT extends RedemptionIT {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    starts before now | ends before now | status | reason
                    P40D              | P39D            | 422    | OUTSIDE_VALIDITY
                    P31D              | P29D            | 422    | SPLIT_AT_VALIDITY_BOUNDARY
                    PT1H              | PT2H            | 422    | CHARGE_PERIOD_EMPTY
                    PT1H              | PT-1H           | 422    | FROM_THE_FUTURE
                    PT2H              | PT1H            | 201    | ''
                    """)
    void usage_is_looked_at_by_when_it_happened(
            Duration startsBefore, Duration endsBefore, int status, String reason) {
        UUID voucher = UUID.randomUUID();
        issue("330200-COMPUTE-2026", voucher, 80_000_000);
        haveDataCentre("DC-H");

        Answer answer =
                http.post(
                        CONSUMPTIONS,
                        "period-" + voucher,
                        record("DC-H", voucher.toString(), voucher, 1_000)
                                .replace(
                                        now.minus(Duration.ofHours(2)).toString(),
                                        now.minus(startsBefore).toString())
                                .replace(
                                        now.minus(Duration.ofHours(1)).toString() + "\", \"b",
                                        now.minus(endsBefore).toString() + "\", \"b"));

        assertThat(answer.with(status).reason()).isEqualTo(reason);
        if (reason.equals("SPLIT_AT_VALIDITY_BOUNDARY")) {
            assertThat(Instant.parse(answer.text("splitAt")))
                    .isEqualTo(now.minus(Duration.ofDays(30)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    replaced              | by                        | reason
                    "billedCostFen": 100  | "billedCostFen": -1       | FIELDS_INVALID
                    "billedCostFen": 100  | "billedCostFen": 0.5      | BODY_MALFORMED
                    "billedCostFen": 100  | "billedCost": 100         | FIELD_UNKNOWN
                    "usageId": "u1"       | "usageId": "u/1"          | FIELDS_INVALID
                    "usageId": "u1",      | ''                        | FIELDS_INVALID
                    "dataCentre": "DC-I"  | "dataCentre": "a data centre" | FIELDS_INVALID
                    "voucherId": "        | "voucherId": "V-          | BODY_MALFORMED
                    """)
    void a_wrong_record_is_told_what_is_wrong(String replaced, String by, String reason) {
        String body = record("DC-I", "u1", UUID.randomUUID(), 100).replace(replaced, by);

        assertThat(http.post(CONSUMPTIONS, "wrong", body).with(400).reason()).isEqualTo(reason);
    }

    @Test
    void unknown_things_are_said_to_be_unknown() {
        assertThat(http.get(CONSUMPTIONS + "/u9?dataCentre=DC-9").with(404).reason())
                .isEqualTo("USAGE_UNKNOWN");
        assertThat(http.get("/api/v1/voucher-accounts/" + UUID.randomUUID()).with(404).reason())
                .isEqualTo("VOUCHER_UNKNOWN");
        assertThat(
                        http.post(
                                        "/api/v1/settlements",
                                        "gone",
                                        "{\"pot\": \"440300-COMPUTE-2026\", \"payee\": \"DC-9\"}")
                                .with(410)
                                .reason())
                .isEqualTo("SETTLED_BY_RUNS");
        assertThat(http.get("/api/v1/payables?pot=440300-COMPUTE-2026").with(200).body()).isEmpty();
        assertThat(http.get("/api/v1/payables?pot=shenzhen").with(400).reason())
                .isEqualTo("PARAMETERS_INVALID");
    }
}
