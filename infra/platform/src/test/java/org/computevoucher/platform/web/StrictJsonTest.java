package org.computevoucher.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.computevoucher.platform.web.json.JsonFaults;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What a body may be, to the letter; each no names where and what would be right. */
class StrictJsonTest {

    enum Kind {
        SME,
        LARGE
    }

    record Part(@Nullable String name, @Nullable Long fen) {}

    record Counted(int count) {}

    record Body(
            @Nullable String text,
            @Nullable Long fen,
            @Nullable Integer days,
            @Nullable Counted counted,
            @Nullable Boolean drawn,
            @Nullable UUID id,
            @Nullable LocalDate day,
            @Nullable Instant at,
            @Nullable Kind kind,
            @Nullable Part part,
            @Nullable List<Part> parts) {}

    private static final JsonMapper JSON = StrictMappers.json();

    private static RequestRefused refusalOf(String body) {
        JacksonException broken =
                catchThrowableOfType(
                        JacksonException.class, () -> JSON.readValue(body, Body.class));
        assertThat(broken).as(body).isNotNull();
        return JsonFaults.refusalOf(
                broken, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), JSON);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    body                                        | reason           | pointer        | detail
                    {"fen": 1, "fne": 2}                        | FIELD_UNKNOWN    | /fne           | there is no such field
                    {"part": {"a/b~c": 1}}                      | FIELD_UNKNOWN    | /part/a~1b~0c  | there is no such field
                    {"parts": [{"fen": 1}, {"x": 1}]}           | FIELD_UNKNOWN    | /parts/1/x     | there is no such field
                    {"fen": 1, "fen": 1}                        | FIELD_DUPLICATED | /fen           | must be there once
                    {"parts": [{"fen": 1, "fen": 2}]}           | FIELD_DUPLICATED | /parts/0/fen   | must be there once
                    {"a~/b": 1, "a~/b": 1}                      | FIELD_DUPLICATED | /a~0~1b        | must be there once
                    {"fen": "1"}                                | BODY_MALFORMED   | /fen           | must be a whole number
                    {"fen": 1.0}                                | BODY_MALFORMED   | /fen           | must be a whole number
                    {"fen": 1e3}                                | BODY_MALFORMED   | /fen           | must be a whole number
                    {"fen": true}                               | BODY_MALFORMED   | /fen           | must be a whole number
                    {"fen": ""}                                 | BODY_MALFORMED   | /fen           | must be a whole number
                    {"fen": [1]}                                | BODY_MALFORMED   | /fen           | must be a whole number
                    {"fen": {}}                                 | BODY_MALFORMED   | /fen           | must be a whole number
                    {"fen": 9223372036854775808}                | BODY_MALFORMED   | /fen           | is a number out of range
                    {"days": 2147483648}                        | BODY_MALFORMED   | /days          | is a number out of range
                    {"counted": {"count": null}}                | BODY_MALFORMED   | /counted/count | must be a whole number
                    {"fen": NaN}                                | BODY_MALFORMED   | ``             | is not JSON from line 1, column 12 on
                    {"fen": 01}                                 | BODY_MALFORMED   | ``             | is not JSON from line 1, column 10 on
                    {"drawn": "true"}                           | BODY_MALFORMED   | /drawn         | must be true or false
                    {"drawn": 1}                                | BODY_MALFORMED   | /drawn         | must be true or false
                    {"text": 5}                                 | BODY_MALFORMED   | /text          | must be a text
                    {"text": ["a"]}                             | BODY_MALFORMED   | /text          | must be a text
                    {"text": false}                             | BODY_MALFORMED   | /text          | must be a text
                    {"part": ""}                                | BODY_MALFORMED   | /part          | must be an object
                    {"part": []}                                | BODY_MALFORMED   | /part          | must be an object
                    {"part": 7}                                 | BODY_MALFORMED   | /part          | must be an object
                    {"parts": {}}                               | BODY_MALFORMED   | /parts         | must be a list
                    {"parts": ""}                               | BODY_MALFORMED   | /parts         | must be a list
                    {"kind": 0}                                 | BODY_MALFORMED   | /kind          | must be one of SME, LARGE
                    {"kind": "0"}                               | BODY_MALFORMED   | /kind          | must be one of SME, LARGE
                    {"kind": " SME"}                            | BODY_MALFORMED   | /kind          | must be one of SME, LARGE
                    {"kind": "sme"}                             | BODY_MALFORMED   | /kind          | must be one of SME, LARGE
                    {"kind": ""}                                | BODY_MALFORMED   | /kind          | must be one of SME, LARGE
                    {"id": "1-1-1-1-1"}                         | BODY_MALFORMED   | /id            | must be a UUID, as in 018f0000-0000-7000-8000-000000000001
                    {"id": 5}                                   | BODY_MALFORMED   | /id            | must be a UUID, as in 018f0000-0000-7000-8000-000000000001
                    {"id": "AY8AAAAAcACAAAAAAAAAAQ=="}          | BODY_MALFORMED   | /id            | must be a UUID, as in 018f0000-0000-7000-8000-000000000001
                    {"day": [2026, 1, 31]}                      | BODY_MALFORMED   | /day           | must be a date, as in 2026-01-31
                    {"day": 20484}                              | BODY_MALFORMED   | /day           | must be a date, as in 2026-01-31
                    {"day": "2026-02-29"}                       | BODY_MALFORMED   | /day           | must be a date, as in 2026-01-31
                    {"day": "2026-01-31T00:00:00Z"}             | BODY_MALFORMED   | /day           | must be a date, as in 2026-01-31
                    {"day": "+12026-01-31"}                     | BODY_MALFORMED   | /day           | must be a date, as in 2026-01-31
                    {"day": "0000-01-31"}                       | BODY_MALFORMED   | /day           | must be a date, as in 2026-01-31
                    {"at": 1768068000}                          | BODY_MALFORMED   | /at            | must be a time with seconds and offset (RFC 3339), as in 2026-01-31T09:00:00+08:00
                    {"at": "1768068000"}                        | BODY_MALFORMED   | /at            | must be a time with seconds and offset (RFC 3339), as in 2026-01-31T09:00:00+08:00
                    {"at": "2026-01-31T09:00:00"}               | BODY_MALFORMED   | /at            | must be a time with seconds and offset (RFC 3339), as in 2026-01-31T09:00:00+08:00
                    {"at": "2026-01-31T09:00Z"}                 | BODY_MALFORMED   | /at            | must be a time with seconds and offset (RFC 3339), as in 2026-01-31T09:00:00+08:00
                    {"at": "2026-01-31 09:00:00Z"}              | BODY_MALFORMED   | /at            | must be a time with seconds and offset (RFC 3339), as in 2026-01-31T09:00:00+08:00
                    {"at": "9999-12-31T23:59:59-08:00"}         | BODY_MALFORMED   | /at            | must be a time with seconds and offset (RFC 3339), as in 2026-01-31T09:00:00+08:00
                    {"at": "+999999999-01-01T00:00:00Z"}        | BODY_MALFORMED   | /at            | must be a time with seconds and offset (RFC 3339), as in 2026-01-31T09:00:00+08:00
                    {"text": "a\\u0000b"}                       | TEXT_INVALID     | /text          | holds U+0000; it must be one line of text without control characters, halves of surrogate pairs, noncharacters and controls of writing direction
                    {"text": "x"} {"text": "y"}                 | BODY_MALFORMED   | ``             | must be one JSON value, and something follows it
                    {"text": "x"} ]                             | BODY_MALFORMED   | ``             | is not JSON from line 1, column 15 on
                    {"text": "x",}                              | BODY_MALFORMED   | ``             | is not JSON from line 1, column 14 on
                    {'text': 'x'}                               | BODY_MALFORMED   | ``             | is not JSON from line 1, column 2 on
                    {"text": "x" /* y */}                       | BODY_MALFORMED   | ``             | is not JSON from line 1, column 14 on
                    [[[[[]]]]]                                  | BODY_MALFORMED   | ``             | must be an object
                    {"fen": 123456789012345678901234567890}     | BODY_TOO_COMPLEX | /fen           | holds a number of more than 25 digits
                    "text"                                      | BODY_MALFORMED   | ``             | must be an object
                    """)
    void what_is_not_to_the_letter_is_refused_by_name(
            String body, String reason, String pointer, String detail) {
        RequestRefused refusal = refusalOf(body);

        assertThat(refusal.faults()).containsExactly(Fault.atPointer(pointer, detail));
        assertThat(refusal.reason().name()).isEqualTo(reason);
        assertThat(refusal.detail()).doesNotContain("org.computevoucher", "java.", "tools.");
    }

    @Test
    void a_document_has_limits() {
        String long51 = "x".repeat(51);
        assertThat(limit("{\"text\": \"" + long51 + "\"}"))
                .isEqualTo("/text holds a text of more than 50 characters");
        assertThat(limit("{\"" + long51 + "\": 1}"))
                .isEqualTo(" holds a field name of more than 30 characters");
        assertThat(limit("{\"parts\": [{\"name\": \"" + long51 + "\"}]}"))
                .isEqualTo("/parts/0/name holds a text of more than 50 characters");
        assertThat(nested("[[[[[]]]]]")).isEqualTo("/0/0/0/0 is nested deeper than 4 levels");
        assertThat(limit("{\"parts\": [" + "{\"fen\":1},".repeat(20) + "{\"fen\":1}]}"))
                .isEqualTo("/parts/9/fen consists of more than 40 parts");
    }

    private static String limit(String body) {
        RequestRefused refusal = refusalOf(body);
        assertThat(refusal.reason()).isEqualTo(WebReason.BODY_TOO_COMPLEX);
        Fault fault = refusal.faults().getFirst();
        return fault.name() + " " + fault.detail();
    }

    private static String nested(String body) {
        JacksonException broken =
                catchThrowableOfType(JacksonException.class, () -> JSON.readTree(body));
        Fault fault =
                JsonFaults.refusalOf(
                                broken,
                                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
                                JSON)
                        .faults()
                        .getFirst();
        return fault.name() + " " + fault.detail();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\ud800",
                "\\udc00x",
                "\\u0001",
                "\\n",
                "\\t",
                "\\u007f",
                "\\u0085",
                "\\u061c",
                "\\u200e",
                "\\u200f",
                "\\u202a",
                "\\u202e",
                "\\u2028",
                "\\u2066",
                "\\u2069",
                "\\ufdd0",
                "\\ufffe",
                "\\uffff",
                "\\ud83f\\udfff",
                "\\udbff\\udfff"
            })
    void a_text_reads_as_it_is(String hostile) {
        assertThat(refusalOf("{\"text\": \"算力" + hostile + "券\"}").reason())
                .isEqualTo(WebReason.TEXT_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"算力券 2026 年", "\\ud83d\\udcb0", "é", "a\\/b", "", "<b>&amp;'\\\""})
    void ordinary_text_is_taken_as_it_is(String text) {
        Body body = JSON.readValue("{\"days\": 1, \"text\": \"" + text + "\"}", Body.class);

        assertThat(body.text()).isEqualTo(JSON.readValue('"' + text + '"', String.class));
    }

    @Test
    void a_good_body_is_read() {
        Body body =
                JSON.readValue(
                        """
                        {"text": "x", "fen": -0, "days": 2147483647, "drawn": false,
                         "id": "018F0000-0000-7000-8000-000000000001", "day": "2024-02-29",
                         "at": "2026-01-31t09:00:00.123456789+08:00", "kind": "LARGE",
                         "part": {"fen": 5}, "parts": []}
                        """,
                        Body.class);

        assertThat(body.fen()).isZero();
        assertThat(body.id()).hasToString("018f0000-0000-7000-8000-000000000001");
        assertThat(body.at()).isEqualTo("2026-01-31T01:00:00.123456789Z");
        assertThat(body.kind()).isEqualTo(Kind.LARGE);
        assertThat(body.part()).isEqualTo(new Part(null, 5L));
    }
}
