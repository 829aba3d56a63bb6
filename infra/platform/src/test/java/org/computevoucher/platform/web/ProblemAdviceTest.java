package org.computevoucher.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.computevoucher.platform.refusal.Refusal;
import org.computevoucher.platform.request.RequestKey;
import org.computevoucher.platform.web.limit.StrictBody;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What bad input gets: a problem that names what is wrong in the caller's words, and nothing of
 * ours.
 */
class ProblemAdviceTest {

    record Request(
            @NotNull @Max(100) Long amountFen,
            @Nullable String document,
            @Nullable LocalDate day,
            @Nullable OffsetDateTime at) {}

    record TooMuch(long limitFen) implements Refusal {
        @Override
        public String reason() {
            return "TOO_MUCH";
        }

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String detail() {
            return "At most 10 fen.";
        }
    }

    record NotHereYet() implements Refusal {
        @Override
        public String reason() {
            return "NOT_HERE_YET";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_YET;
        }

        @Override
        public String detail() {
            return "Shortly.";
        }
    }

    @RestController
    static class Desk {
        @PostMapping("/desk")
        ResponseEntity<?> ask(RequestKey key, @Valid @RequestBody Request request) {
            return switch (key.value()) {
                case "refuse" -> Problems.of(new TooMuch(10));
                case "later" -> Problems.of(new NotHereYet());
                case "database" -> throw new DataAccessResourceFailureException("jdbc:secret");
                case "full" -> throw new QueryTimeoutException("select slowly");
                case "bug" -> throw new IllegalStateException("at org.computevoucher.Secret");
                default -> ResponseEntity.ok(request);
            };
        }

        /** Its path has a rule as well, and so everything is validated in another place. */
        @PostMapping("/desk/{name}")
        Request ask(
                @PathVariable @Pattern(regexp = "[a-z]+", message = "must be small letters")
                        String name,
                @Valid @RequestBody Request request) {
            return request;
        }
    }

    private final JsonMapper json = StrictMappers.json();
    private final MockMvc mvc = mvc();

    private MockMvc mvc() {
        return MockMvcBuilders.standaloneSetup(new Desk())
                .setControllerAdvice(new ProblemAdvice(json), new StrictBody())
                .setCustomArgumentResolvers(new RequestKeyArgument())
                .setMessageConverters(new JacksonJsonHttpMessageConverter(json))
                .build();
    }

    private record Answer(int status, @Nullable String retryAfter, JsonNode body) {}

    private Answer ask(String key, String body) throws Exception {
        return askAt("/desk", key, body);
    }

    private Answer askAt(String path, String key, String body) throws Exception {
        MockHttpServletResponse response =
                mvc.perform(
                                post(path)
                                        .header("Idempotency-Key", key)
                                        .contentType(MediaType.APPLICATION_JSON)
                                        .content(body))
                        .andReturn()
                        .getResponse();
        String text = response.getContentAsString();
        assertThat(text).doesNotContain("org.computevoucher", "java.", "Exception", "secret");
        return new Answer(
                response.getStatus(),
                response.getHeader("Retry-After"),
                JsonMapper.shared().readTree(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"amountFen": 1.5}                      | BODY_MALFORMED | /amountFen | must be a whole number
                    {"amountFen": "1"}                      | BODY_MALFORMED | /amountFen | must be a whole number
                    {"amountFen": 99999999999999999999}     | BODY_MALFORMED | /amountFen | is a number out of range
                    {"amountFen": 1, "document": {}}        | BODY_MALFORMED | /document  | must be a text
                    {"amountFen": 1, "day": "31.1.2026"}    | BODY_MALFORMED | /day       | must be a date, as in 2026-01-31
                    {"amountFen": 1, "at": "noon"}          | BODY_MALFORMED | /at        | must be a time with seconds and offset (RFC 3339), as in 2026-01-31T09:00:00+08:00
                    {"amountFen": 1, "documnet": "x"}       | FIELD_UNKNOWN  | /documnet  | there is no such field
                    {"amountFen": 101}                      | FIELDS_INVALID | /amountFen | must be less than or equal to 100
                    {}                                      | FIELDS_INVALID | /amountFen | must not be null
                    []                                      | BODY_MALFORMED | ``         | must be an object
                    {"amountFen"                            | BODY_MALFORMED | ``         | is not JSON from line 1, column 13 on
                    """)
    void a_body_that_does_not_fit_is_named_by_field(
            String body, String reason, String pointer, String detail) throws Exception {
        Answer answer = ask("key", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().required("reason").stringValue()).isEqualTo(reason);
        assertThat(answer.body().at("/errors/0/pointer").stringValue("")).isEqualTo(pointer);
        assertThat(answer.body().at("/errors/0/detail").stringValue("")).isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    /desk/desk | {"amountFen": 101} | FIELDS_INVALID     | {"pointer":"/amountFen","detail":"must be less than or equal to 100"}
                    /desk/DESK | {"amountFen": 1}   | PARAMETERS_INVALID | {"parameter":"name","detail":"must be small letters"}
                    /desk/DESK | {"amountFen": 101} | PARAMETERS_INVALID | {"parameter":"name","detail":"must be small letters"} {"pointer":"/amountFen","detail":"must be less than or equal to 100"}
                    """)
    void a_body_beside_a_path_with_rules_is_named_by_field_as_well(
            String path, String body, String reason, String errors) throws Exception {
        Answer answer = askAt(path, "key", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().required("reason").stringValue()).isEqualTo(reason);
        assertThat(answer.body().required("errors").valueStream().map(Object::toString))
                .containsExactly(errors.split(" (?=\\{)"));
    }

    @ParameterizedTest
    @CsvSource({
        "refuse,   422, TOO_MUCH",
        "later,    409, NOT_HERE_YET",
        "database, 503, TEMPORARILY_UNAVAILABLE",
        "bug,      500, INTERNAL_ERROR",
        "full,     503, TEMPORARILY_UNAVAILABLE",
    })
    void a_no_is_a_problem_document_with_a_stable_reason(String key, int status, String reason)
            throws Exception {
        Answer answer = ask(key, "{\"amountFen\": 1}");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().required("reason").stringValue()).isEqualTo(reason);
        assertThat(answer.body().required("type").stringValue())
                .isEqualTo(
                        "/problems/" + reason.toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        assertThat(answer.retryAfter() != null).isEqualTo(status == 503 || key.equals("later"));
    }

    @Test
    void a_refusal_shows_its_figures() throws Exception {
        assertThat(ask("refuse", "{\"amountFen\": 1}").body().required("limitFen").longValue())
                .isEqualTo(10);
    }
}
