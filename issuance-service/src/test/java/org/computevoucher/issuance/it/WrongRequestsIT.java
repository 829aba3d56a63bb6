package org.computevoucher.issuance.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the service answers to requests and questions that it cannot accept. */
class WrongRequestsIT extends IssuanceIT {

    private static final String USAGE = "/api/v1/envelopes/110000-COMPUTE-2020/usage?";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    replaced             | by                      | status | reason
                    91330100799655058B   | 91330100799655058C      | 422    | ENTERPRISE_CODE_INVALID
                    91330100799655058B   | 91330100799655058       | 400    | FIELDS_INVALID
                    "faceFen": 100       | "faceFen": 0            | 400    | FIELDS_INVALID
                    "faceFen": 100       | "faceFen": 1.5          | 400    | BODY_MALFORMED
                    "faceFen": 100       | "faceFen": "100"        | 400    | BODY_MALFORMED
                    "faceFen": 100,      | ''                      | 400    | FIELDS_INVALID
                    "faceFen": 100       | "faceYuan": 1           | 400    | FIELD_UNKNOWN
                    "payee": "ENTERPRISE"| "payee": "TREASURY"     | 400    | BODY_MALFORMED
                    440300-COMPUTE-      | 440300-compute-         | 400    | FIELDS_INVALID
                    440300-COMPUTE-2     | 440300-COMPUTE-3        | 422    | FISCAL_YEAR_NOT_PLAUSIBLE
                    -12-31               | -13-31                  | 400    | BODY_MALFORMED
                    """)
    void a_wrong_request_is_told_what_is_wrong(
            String replaced, String by, int status, String reason) {
        String body = request("440300-COMPUTE-" + year, 100).replace(replaced, by);

        Answer answer = http.post(VOUCHERS, "wrong-" + by.hashCode(), body);

        assertThat(answer.with(status).reason()).isEqualTo(reason);
        assertThat(answer.response().headers().firstValue("content-type"))
                .hasValue("application/problem+json");
    }

    @Test
    void questions_have_bounds_and_unknown_things_are_said_to_be_unknown() {
        assertThat(http.get(VOUCHERS + "/" + UUID.randomUUID()).with(404).reason())
                .isEqualTo("VOUCHER_UNKNOWN");
        String unknownImport = "/api/v1/imports/" + UUID.randomUUID();
        for (String path :
                List.of(unknownImport, unknownImport + "/lines", unknownImport + "/report")) {
            assertThat(http.get(path).with(404).reason()).isEqualTo("IMPORT_UNKNOWN");
        }
        assertThat(http.get(VOUCHERS + "?limit=201").with(400).reason())
                .isEqualTo("PARAMETERS_INVALID");
        assertThat(http.get(VOUCHERS + "?after=nonsense").with(400).reason())
                .isEqualTo("CURSOR_UNKNOWN");
        assertThat(http.get(VOUCHERS + "?status=LOST").with(400).reason())
                .isEqualTo("PARAMETER_MALFORMED");
        assertThat(http.get("/api/v1/envelopes/shanghai").with(400).reason())
                .isEqualTo("PARAMETERS_INVALID");
        assertThat(
                        http.postWithoutKey(VOUCHERS, request("110000-COMPUTE-" + year, 1))
                                .with(400)
                                .reason())
                .isEqualTo("HEADER_MISSING");
        for (String period :
                List.of(
                        "from=2026-01-02&to=2026-01-01",
                        "from=2025-01-01&to=2026-02-05",
                        "from=1999-12-31&to=2000-01-01",
                        "from=2999-12-31&to=3000-01-01",
                        "from=2000-01-01&to=2999-12-31")) {
            assertThat(http.get(USAGE + period).with(400).reason())
                    .isEqualTo("USAGE_PERIOD_INVALID");
        }
        assertThat(http.get(USAGE + "from=2025-01-01&to=2026-02-04").ok().path("days"))
                .hasSize(400);
        assertThat(http.get(USAGE + "from=2026-02-30&to=2026-03-01").with(400).reason())
                .isEqualTo("PARAMETER_MALFORMED");
        assertThat(http.get(USAGE + "from=2026-02-03").with(400).reason())
                .isEqualTo("PARAMETER_MISSING");
        assertThat(http.get("/api/v1/envelopes/110000-COMPUTE-2020").with(200).fen("allocatedFen"))
                .isZero();
    }
}
