package org.computevoucher.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.security.Principal;
import org.computevoucher.platform.request.RequestKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a controller gets as its request key, and what gets a caller who sent none. */
class RequestKeyArgumentTest {

    @RestController
    static class Desk {
        @PostMapping("/desks/{desk}/drawers/{drawer}")
        RequestKey key(RequestKey key, @PathVariable String desk, @PathVariable String drawer) {
            return key;
        }
    }

    private final JsonMapper json =
            JsonMapper.builder()
                    .addMixIn(
                            org.springframework.http.ProblemDetail.class,
                            ProblemDetailJacksonMixin.class)
                    .build();
    private final MockMvc mvc =
            MockMvcBuilders.standaloneSetup(new Desk())
                    .setControllerAdvice(new ProblemAdvice(json))
                    .setCustomArgumentResolvers(new RequestKeyArgument())
                    .setMessageConverters(new JacksonJsonHttpMessageConverter(json))
                    .build();

    private JsonNode ask(MockHttpServletRequestBuilder request, int status) throws Exception {
        MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(status);
        return json.readTree(response.getContentAsString());
    }

    private static MockHttpServletRequestBuilder to(String path) {
        return post(URI.create(path)).header("Idempotency-Key", "k-1");
    }

    @Test
    void a_key_says_who_asks_for_what() throws Exception {
        Principal finance = () -> "finance-310000";

        assertThat(ask(to("/desks/1/drawers/2").principal(finance), 200))
                .isEqualTo(
                        json.valueToTree(
                                new RequestKey(
                                        "finance-310000", "k-1", "POST", "/desks/1/drawers/2")));
        assertThat(ask(to("/desks/1/drawers/2"), 200).path("caller").stringValue())
                .isEqualTo("anonymous");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /desks/a-b/drawers/2         | /desks/a-b/drawers/2
                    /desks/a%2Db/drawers/%32     | /desks/a-b/drawers/2
                    /desks/1/drawers/2?colour=1  | /desks/1/drawers/2
                    /desks/a%20b/drawers/2       | /desks/a%20b/drawers/2
                    /desks/a%3Fb/drawers/2       | /desks/a%3Fb/drawers/2
                    /desks/a%25b/drawers/2       | /desks/a%25b/drawers/2
                    /desks/%7Bx%7D/drawers/2     | /desks/%7Bx%7D/drawers/2
                    """)
    void one_path_is_one_however_it_was_encoded(String sent, String path) throws Exception {
        assertThat(ask(to(sent), 200).path("path").stringValue()).isEqualTo(path);
    }

    @Test
    void a_request_without_a_key_is_told_to_bring_one() throws Exception {
        JsonNode problem = ask(post("/desks/1/drawers/2"), 400);

        assertThat(problem.path("reason").stringValue()).isEqualTo("HEADER_MISSING");
        assertThat(problem.path("detail").stringValue()).contains("Idempotency-Key");
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "with space", "clé", "tab\there"})
    void a_key_that_is_no_key_is_refused_by_name(String key) throws Exception {
        JsonNode problem = ask(post("/desks/1/drawers/2").header("Idempotency-Key", key), 400);

        assertThat(problem.path("reason").stringValue()).isEqualTo("HEADER_MALFORMED");
        assertThat(problem.path("detail").stringValue())
                .contains("Idempotency-Key", "1 to 128 visible ASCII characters");
    }

    @Test
    void a_key_has_a_longest_length() throws Exception {
        MockHttpServletRequestBuilder longest =
                post("/desks/1/drawers/2").header("Idempotency-Key", "k".repeat(128));
        MockHttpServletRequestBuilder longer =
                post("/desks/1/drawers/2").header("Idempotency-Key", "k".repeat(129));

        assertThat(ask(longest, 200).path("value").stringValue()).hasSize(128);
        assertThat(ask(longer, 400).path("reason").stringValue()).isEqualTo("HEADER_MALFORMED");
    }

    @Test
    void two_keys_are_none() throws Exception {
        JsonNode problem =
                ask(post("/desks/1/drawers/2").header("Idempotency-Key", "one", "two"), 400);

        assertThat(problem.path("reason").stringValue()).isEqualTo("HEADER_MALFORMED");
        assertThat(problem.path("detail").stringValue()).contains("more than once");
    }
}
