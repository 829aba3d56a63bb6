package org.computevoucher.platform.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What counts as the same request, and what does not. */
class RequestContentTest {

    private static final RequestKey KEY =
            new RequestKey("caller", "k", "POST", "/api/v1/pots/310000-COMPUTE-2026/plans");

    record Line(@Nullable String text, @Nullable Integer count) {}

    record Body(
            @Nullable Long amountFen,
            @Nullable String document,
            @Nullable Boolean drawnFromPlan,
            @Nullable Instant effectiveAt,
            @Nullable OffsetDateTime reportedAt,
            @Nullable ZonedDateTime heardAt,
            @Nullable LocalDate validFrom,
            @Nullable UUID voucherId,
            @Nullable List<Line> lines) {}

    /** The same body a release later: another order of its components, and one more. */
    @JsonPropertyOrder({"lines", "note", "voucherId"})
    record LaterBody(
            @Nullable List<Line> lines,
            @Nullable String note,
            @Nullable UUID voucherId,
            @Nullable LocalDate validFrom,
            @Nullable ZonedDateTime heardAt,
            @Nullable OffsetDateTime reportedAt,
            @Nullable Instant effectiveAt,
            @Nullable Boolean drawnFromPlan,
            @Nullable String document,
            @Nullable Long amountFen) {}

    private final JsonMapper json = JsonMapper.shared();

    private RequestContent content(String body) {
        return RequestContent.of(KEY, json.readValue(body, Body.class));
    }

    @ParameterizedTest(name = "{0} | {1} | {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    same  | {"amountFen": 1, "document": "d"}             | {"document":"d","amountFen":1}
                    same  | {"amountFen": 1}                              | {"amountFen": 1, "document": null}
                    same  | {}                                            | {"lines": null}
                    same  | {"effectiveAt": "2026-01-01T08:00:00+08:00"}  | {"effectiveAt": "2026-01-01T00:00:00Z"}
                    same  | {"effectiveAt": "2026-01-01T00:00:00.500Z"}   | {"effectiveAt": "2026-01-01T00:00:00.5Z"}
                    same  | {"reportedAt": "2026-01-01T08:00:00+08:00"}   | {"reportedAt": "2025-12-31T23:00:00-01:00"}
                    same  | {"heardAt": "2026-01-01T08:00:00+08:00"}      | {"heardAt": "2026-01-01T00:00:00Z"}
                    same  | {"voucherId": "018F0000-0000-7000-8000-00000000000A"} | {"voucherId": "018f0000-0000-7000-8000-00000000000a"}
                    same  | {"lines": [{"text": "a", "count": 1}]}        | {"lines": [{"count": 1, "text": "a"}]}
                    same  | {"lines": [{"text": "a", "count": null}]}     | {"lines": [{"text": "a"}]}
                    same  | {"document": "\\u7b97"}                       | {"document": "算"}
                    same  | {"document": "a/b"}                           | {"document": "a\\/b"}
                    other | {"amountFen": 1}                              | {"amountFen": 2}
                    other | {"amountFen": 1}                              | {}
                    other | {"document": "d"}                             | {"document": "D"}
                    other | {"document": "d"}                             | {"document": "d "}
                    other | {"document": ""}                              | {}
                    other | {"drawnFromPlan": false}                      | {}
                    other | {"drawnFromPlan": false}                      | {"drawnFromPlan": true}
                    other | {"effectiveAt": "2026-01-01T00:00:00Z"}       | {"effectiveAt": "2026-01-01T00:00:00.000001Z"}
                    other | {"validFrom": "2026-01-01"}                   | {"validFrom": "2026-01-02"}
                    other | {"lines": []}                                 | {}
                    other | {"lines": [{"text": "a"}, {"text": "b"}]}     | {"lines": [{"text": "b"}, {"text": "a"}]}
                    other | {"lines": [{"text": "a"}]}                    | {"lines": [{"text": "a"}, {"text": "a"}]}
                    other | {"document": "1"}                             | {"amountFen": 1}
                    other | {"document": "x\\",\\"amountFen\\":1"}        | {"document": "x", "amountFen": 1}
                    """)
    void bodies_that_say_the_same_are_the_same(String verdict, String one, String another) {
        assertThat(content(one).equals(content(another))).isEqualTo(verdict.equals("same"));
    }

    @Test
    void a_field_that_is_added_later_does_not_change_what_was_said_before() {
        String body =
                """
                {"amountFen": 7, "document": "d", "effectiveAt": "2026-01-01T00:00:00Z",
                 "lines": [{"text": "a"}]}
                """;

        LaterBody later = json.readValue(body, LaterBody.class);

        assertThat(RequestContent.of(KEY, later)).isEqualTo(content(body));
    }

    @Test
    void method_and_path_are_content_and_caller_and_key_are_not() {
        RequestContent content = RequestContent.of(KEY, null);

        assertThat(RequestContent.of(new RequestKey("other", "x", "POST", KEY.path()), null))
                .isEqualTo(content);
        assertThat(RequestContent.of(new RequestKey("caller", "k", "PUT", KEY.path()), null))
                .isNotEqualTo(content);
        assertThat(RequestContent.of(new RequestKey("caller", "k", "POST", "/api/v1/pots"), null))
                .isNotEqualTo(content);
    }

    @Test
    void no_body_is_not_an_empty_one() {
        assertThat(RequestContent.of(KEY, null)).isNotEqualTo(content("{}"));
    }

    /** Hashes are kept for ever: a library that writes another text must not go unnoticed. */
    @Test
    void the_form_is_frozen() {
        Body body =
                json.readValue(
                        """
                        {"amountFen": 100000000000, "document": "鲁财〔2025〕2号 a/b \\"q\\" \\u0007",
                         "drawnFromPlan": true, "effectiveAt": "2026-01-01T08:00:00+08:00",
                         "reportedAt": "2026-01-01T08:00:00.120+08:00",
                         "validFrom": "2026-01-31",
                         "voucherId": "018f0000-0000-7000-8000-00000000000a",
                         "lines": [{"text": "a", "count": 1}, {}]}
                        """,
                        Body.class);

        assertThat(CanonicalJson.of(body))
                .isEqualTo(
                        """
                        {"amountFen":100000000000,"document":"鲁财〔2025〕2号 a/b \\"q\\" \\u0007",\
                        "drawnFromPlan":true,"effectiveAt":"2026-01-01T00:00:00Z",\
                        "lines":[{"count":1,"text":"a"},{}],"reportedAt":"2026-01-01T00:00:00.120Z",\
                        "validFrom":"2026-01-31","voucherId":"018f0000-0000-7000-8000-00000000000a"}""");
        assertThat(RequestContent.of(KEY, body).sha256())
                .isEqualTo("08cb2cbc6f19323a532e587fcd1c1413fdf235ca694f9afe0bc93bf5cbd0cf68");
    }

    @Test
    void a_body_that_is_not_json_says_its_bytes() {
        String bodySha256 = "8cd300de14e8d564997735426912c972f8a173b00dde932119cc0a8d1cc7c80d";

        assertThat(RequestContent.ofBytes(KEY, bodySha256).sha256())
                .isEqualTo("45ceaf8121d137d8756e6ff5c545c3c150673448b6f1172306863a831a5307cd");
        assertThat(
                        RequestContent.ofBytes(
                                new RequestKey("caller", "k", "POST", "/api/v1/pots"), bodySha256))
                .isNotEqualTo(RequestContent.ofBytes(KEY, bodySha256));
    }
}
