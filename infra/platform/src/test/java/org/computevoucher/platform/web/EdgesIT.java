package org.computevoucher.platform.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.computevoucher.platform.web.RawHttp.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** What a running server answers to bytes from anybody: always a problem document, and soon. */
class EdgesIT {

    private static final String CLOSE = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
    private static final String POST =
            "POST /api/v1/asks HTTP/1.1\r\nContent-Type: application/json";

    private static ServletWebServerApplicationContext service;
    private static RawHttp http;

    @BeforeAll
    static void start() {
        service = DeskService.start();
        http = new RawHttp(Objects.requireNonNull(service.getWebServer()).getPort());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Answer get(String target) throws IOException {
        return http.send("GET " + target + CLOSE + "\r\n");
    }

    /** The shape of every no, wherever it was said. */
    private static void assertProblem(Answer answer, int status, String reason) {
        assertThat(answer.body()).as("%s", answer.headers()).startsWith("{");
        assertThat(answer.status() + " " + answer.reason())
                .as(answer.body())
                .isEqualTo(status + " " + reason);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.header("Correlation-Id"))
                .matches("[0-9a-f]{32}")
                .isEqualTo(answer.json().path("correlationId").asString());
        assertThat(answer.json().path("type").asString())
                .isEqualTo(ProblemCatalogue.typeOf(reason));
        assertThat(ProblemCatalogue.ofThisService().row(reason))
                .hasValueSatisfying(row -> assertThat(row.status()).isEqualTo(status));
        assertThat(answer.body())
                .doesNotContain("org.", "java.", "Exception", "select ", "<html", "Tomcat");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    target                                              | status | reason               | parameter
                    /api/v1/names/x?colour=GREEN&limit=20               | 200    | ``                   | ``
                    /api/v1/names/%E7%AE%97%20x?at=2026-01-31T09:00:00%2B08:00 | 200 | ``               | ``
                    /api/v1/names/x?Colour=GREEN                        | 400    | PARAMETER_UNKNOWN    | Colour
                    /api/v1/names/x?limit=5&limit=5                     | 400    | PARAMETER_DUPLICATED | limit
                    /api/v1/names/x?limit=5&lim%69t=6                   | 400    | PARAMETER_DUPLICATED | limit
                    /api/v1/names/x?limit=21                            | 400    | PARAMETERS_INVALID   | limit
                    /api/v1/names/x?limit=0x10                          | 400    | PARAMETER_MALFORMED  | limit
                    /api/v1/names/x?limit=+5                            | 400    | PARAMETER_MALFORMED  | limit
                    /api/v1/names/x?limit=5.0                           | 400    | PARAMETER_MALFORMED  | limit
                    /api/v1/names/x?limit=99999999999                   | 400    | PARAMETER_MALFORMED  | limit
                    /api/v1/names/x?limit=                              | 400    | PARAMETER_MALFORMED  | limit
                    /api/v1/names/x?limit                               | 400    | PARAMETER_MALFORMED  | limit
                    /api/v1/names/x?colour=green                        | 400    | PARAMETER_MALFORMED  | colour
                    /api/v1/names/x?colour=RED%20                       | 400    | PARAMETER_MALFORMED  | colour
                    /api/v1/names/x?colour=0                            | 400    | PARAMETER_MALFORMED  | colour
                    /api/v1/names/x?at=2026-01-31                       | 400    | PARAMETER_MALFORMED  | at
                    /api/v1/names/x?at=1768068000                       | 400    | PARAMETER_MALFORMED  | at
                    /api/v1/names/x?at=+9999999-01-01T00:00:00Z         | 400    | PARAMETER_MALFORMED  | at
                    /api/v1/names/x?colour=GREEN%00                     | 400    | PARAMETER_MALFORMED  | colour
                    /api/v1/names/x?colour=%E2%80%AEGREEN               | 400    | PARAMETER_MALFORMED  | colour
                    /api/v1/names/x?colour=%ZZ                          | 400    | PARAMETER_MALFORMED  | colour
                    /api/v1/names/x?colour=%                            | 400    | PARAMETER_MALFORMED  | colour
                    /api/v1/names/x?colour=%FF                          | 400    | PARAMETER_MALFORMED  | colour
                    /api/v1/names/x?colour=%C0%AE                       | 400    | PARAMETER_MALFORMED  | colour
                    /api/v1/names/x?&                                   | 400    | PARAMETER_UNKNOWN    | ``
                    /api/v1/ids/018f0000-0000-7000-8000-000000000001?loud=true | 200 | ``               | ``
                    /api/v1/ids/018f0000-0000-7000-8000-000000000001    | 400    | PARAMETER_MISSING    | loud
                    /api/v1/ids/018f0000-0000-7000-8000-000000000001?loud=on | 400 | PARAMETER_MALFORMED | loud
                    /api/v1/ids/1-1-1-1-1?loud=true                     | 400    | PARAMETER_MALFORMED  | id
                    /api/v1/names/x%0Ay                                 | 400    | PATH_MALFORMED       | ``
                    /api/v1/names/x%E2%80%AE                            | 400    | PATH_MALFORMED       | ``
                    /api/v1/names/x;y=1                                 | 400    | PATH_MALFORMED       | ``
                    /api/v1/names/%FF                                   | 400    | REQUEST_MALFORMED    | ``
                    /api/v1/names/x%00                                  | 400    | REQUEST_MALFORMED    | ``
                    /api/v1/names/x%2Fy                                 | 400    | REQUEST_MALFORMED    | ``
                    /api/v1/names/%zz                                   | 400    | REQUEST_MALFORMED    | ``
                    /api/v1/names/<x>                                   | 400    | REQUEST_MALFORMED    | ``
                    /api/v1/../../../etc/passwd                         | 400    | REQUEST_MALFORMED    | ``
                    /api/v1/names/a[b?limit=99                          | 400    | REQUEST_MALFORMED    | ``
                    //                                                  | 400    | PATH_MALFORMED       | ``
                    //evil.example/x                                    | 400    | PATH_MALFORMED       | ``
                    /nowhere                                            | 404    | NOT_FOUND            | ``
                    /error                                              | 404    | NOT_FOUND            | ``
                    /api/v1/broken                                      | 500    | INTERNAL_ERROR       | ``
                    /problems/nothing                                   | 404    | NOT_FOUND            | ``
                    """)
    void an_address_is_read_to_the_letter(
            String target, int status, String reason, String parameter) throws IOException {
        Answer answer = get(target);

        if (status == 200) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            return;
        }
        assertProblem(answer, status, reason);
        assertThat(answer.json().path("errors").path(0).path("parameter").asString(""))
                .isEqualTo(parameter);
    }

    @Test
    void a_query_and_headers_have_a_size() throws IOException {
        assertProblem(get("/api/v1/names/x?" + "a=1&".repeat(40)), 400, "PARAMETERS_TOO_MANY");
        assertProblem(get("/api/v1/names/" + "x".repeat(3_000)), 414, "URI_TOO_LONG");
        assertProblem(
                http.send("GET /api/v1/names/x" + CLOSE + "X: " + "y".repeat(17_000) + "\r\n\r\n"),
                431,
                "HEADERS_TOO_LARGE");
        assertProblem(
                http.send("GET /api/v1/names/x" + CLOSE + "X: " + "y".repeat(40_000) + "\r\n\r\n"),
                400,
                "REQUEST_MALFORMED");
        assertProblem(
                http.send("GET /api/v1/names/x" + CLOSE + "X: y\r\n".repeat(200) + "\r\n"),
                400,
                "REQUEST_MALFORMED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    GARBAGE                                                               | 400 | REQUEST_MALFORMED
                    GET                                                                   | 400 | REQUEST_MALFORMED
                    GET / HTTP/9.9~Host: x                                                | 400 | REQUEST_MALFORMED
                    GET /api/v1/names/x HTTP/1.1                                          | 400 | REQUEST_MALFORMED
                    GET /api/v1/names/x HTTP/1.1~Host: x~Host: y                          | 400 | REQUEST_MALFORMED
                    GET /api/v1/names/x HTTP/1.1~Host: x y                                | 400 | REQUEST_MALFORMED
                    GET /api/v1/names/x HTTP/1.1~Host: x~no colon                         | 400 | REQUEST_MALFORMED
                    POST /api/v1/asks HTTP/1.1~Host: x~Content-Length: -1                 | 400 | REQUEST_MALFORMED
                    POST /api/v1/asks HTTP/1.1~Host: x~Content-Length: 1~Content-Length: 2 | 400 | REQUEST_MALFORMED
                    POST /api/v1/asks HTTP/1.1~Host: x~Transfer-Encoding: strange         | 400 | REQUEST_MALFORMED
                    TRACE /api/v1/names/x HTTP/1.1~Host: x                                | 405 | METHOD_NOT_ALLOWED
                    DELETE /api/v1/names/x HTTP/1.1~Host: x                               | 405 | METHOD_NOT_ALLOWED
                    BREW /api/v1/names/x HTTP/1.1~Host: x                                 | 405 | METHOD_NOT_ALLOWED
                    GET /api/v1/asks HTTP/1.1~Host: x                                     | 405 | METHOD_NOT_ALLOWED
                    GET /api/v1/names/x HTTP/1.1~Host: x~Accept: application/xml          | 406 | NOT_ACCEPTABLE
                    GET /api/v1/names/x HTTP/1.1~Host: x~Accept: ;;                       | 406 | NOT_ACCEPTABLE
                    GET /api/v1/names/x HTTP/1.1~Host: x~Content-Length: 5~~hello         | 400 | BODY_NOT_EXPECTED
                    POST /api/v1/knocks HTTP/1.1~Host: x~Content-Length: 2~~{}            | 400 | BODY_NOT_EXPECTED
                    """)
    void what_is_no_good_request_gets_a_problem(String request, int status, String reason)
            throws IOException {
        String separator = request.contains("~~") ? "" : "\r\nConnection: close\r\n\r\n";
        String closing = request.replaceFirst("~~", "~Connection: close~~");
        Answer answer = http.send(closing.replace("~", "\r\n") + separator);

        assertProblem(answer, status, reason);
        assertThat(answer.header("Allow").isEmpty())
                .isEqualTo(!reason.equals("METHOD_NOT_ALLOWED"));
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain",
        "nonsense",
        "application/octet-stream"
    })
    void a_body_of_another_type_is_not_guessed_at(String type) throws IOException {
        Answer answer =
                http.send(
                        "POST /api/v1/asks HTTP/1.1\r\nContent-Type: " + type,
                        "amountFen=1".getBytes(UTF_8));

        assertProblem(answer, 415, "UNSUPPORTED_MEDIA_TYPE");
        assertThat(answer.header("Accept")).contains("application/json");
    }

    @Test
    void a_body_is_plain_utf_8() throws IOException {
        String json = "{\"amountFen\": 1, \"document\": \"é\"}";

        assertThat(http.send(POST, json.getBytes(UTF_8)).status()).isEqualTo(201);
        assertThat(http.send(POST + "; charset=UTF-8", json.getBytes(UTF_8)).status())
                .isEqualTo(201);
        for (Charset other :
                new Charset[] {ISO_8859_1, UTF_16, UTF_16LE, Charset.forName("UTF-32")}) {
            assertProblem(http.send(POST, json.getBytes(other)), 400, "BODY_ENCODING_UNSUPPORTED");
        }
        assertProblem(
                http.send(POST, ('\uFEFF' + json).getBytes(UTF_8)),
                400,
                "BODY_ENCODING_UNSUPPORTED");
        assertProblem(
                http.send(POST + "; charset=ISO-8859-1", json.getBytes(ISO_8859_1)),
                400,
                "BODY_ENCODING_UNSUPPORTED");
        assertProblem(
                http.send(POST + "\r\nContent-Encoding: gzip", json.getBytes(UTF_8)),
                400,
                "BODY_ENCODING_UNSUPPORTED");
        assertProblem(http.send(POST, new byte[0]), 400, "BODY_MISSING");
        assertProblem(http.send(POST, "null".getBytes(UTF_8)), 400, "BODY_MISSING");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    address | headers                                                      | status | reason
                    tables  | Content-Type: text/csv                                       | 200    | ``
                    tables  | Content-Type: text/csv; charset=utf-8~Accept: text/csv       | 200    | ``
                    tables  | Content-Type: text/csv; header=present~Content-Encoding: identity | 200 | ``
                    tables  | Content-Type: text/csv; charset=gbk                          | 400    | BODY_ENCODING_UNSUPPORTED
                    tables  | Content-Type: text/csv~Content-Encoding: gzip                | 400    | BODY_ENCODING_UNSUPPORTED
                    tables  | Content-Type: application/json                               | 415    | UNSUPPORTED_MEDIA_TYPE
                    tables  | Content-Type: text/plain                                     | 415    | UNSUPPORTED_MEDIA_TYPE
                    tables  | X: no type                                                   | 415    | UNSUPPORTED_MEDIA_TYPE
                    tables  | Content-Type: text/csv~Accept: application/json              | 406    | NOT_ACCEPTABLE
                    asks    | Content-Type: text/csv                                       | 415    | UNSUPPORTED_MEDIA_TYPE
                    """)
    void an_endpoint_says_what_it_takes_and_gives(
            String address, String headers, int status, String reason) throws IOException {
        String table = "a,b\r\n1,é\r\n".repeat(5_000);

        Answer answer =
                http.send(
                        "POST /api/v1/" + address + " HTTP/1.1\r\n" + headers.replace("~", "\r\n"),
                        table.substring(0, status == 200 ? table.length() : 12).getBytes(UTF_8));

        if (status == 200) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(table);
            return;
        }
        assertProblem(answer, status, reason);
        assertThat(answer.header("Accept"))
                .isEqualTo(
                        status == 415
                                ? address.equals("asks") ? "application/json" : "text/csv"
                                : "");
    }

    @Test
    void a_body_that_is_read_as_a_stream_keeps_to_its_endpoints_size_and_time() throws IOException {
        String head = "POST /api/v1/tables HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv";

        assertProblem(
                http.send(head + "\r\nContent-Length: 1000001\r\n\r\na"), 413, "BODY_TOO_LARGE");
        assertProblem(
                http.send(
                        wire -> {
                            wire.write(
                                    (head
                                                    + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                                                    + Integer.toHexString(1_000_001)
                                                    + "\r\n")
                                            .getBytes(UTF_8));
                            wire.write(new byte[1_000_001]);
                        }),
                413,
                "BODY_TOO_LARGE");
        // slower than other endpoints let it be
        Answer slow =
                http.send(
                        wire ->
                                drop(
                                        head
                                                + "\r\nConnection: close\r\nContent-Length: 9\r\n\r\na",
                                        wire));
        assertThat(slow.status()).as(slow.body()).isEqualTo(200);
        assertThat(slow.body()).isEqualTo("axxxxxxxx");
        assertProblem(http.send(head + "\r\nContent-Length: 10\r\n\r\na"), 408, "BODY_TOO_SLOW");
    }

    @Test
    void a_body_has_a_size_that_is_its_endpoints() throws IOException {
        byte[] large =
                ("{\"amountFen\": 1, \"document\": \"" + "x".repeat(2_000) + "\"}").getBytes(UTF_8);

        assertProblem(http.send(POST, large), 413, "BODY_TOO_LARGE");
        assertThat(http.send(POST.replace("asks", "batches"), large).body()).isEqualTo("2000");
        Answer announced =
                http.send(
                        POST + "\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n{\"amountFen\"");
        assertProblem(announced, 413, "BODY_TOO_LARGE");
        assertProblem(http.send(chunked(large)), 413, "BODY_TOO_LARGE");
        assertThat(http.send(chunked("{\"amountFen\": 1}".getBytes(UTF_8))).status())
                .isEqualTo(201);
    }

    private static RawHttp.Writing chunked(byte[] body) {
        return wire -> {
            wire.write(
                    (POST
                                    + "\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n")
                            .getBytes(UTF_8));
            wire.write((Integer.toHexString(body.length) + "\r\n").getBytes(UTF_8));
            wire.write(body);
            wire.write("\r\n0\r\n\r\n".getBytes(UTF_8));
        };
    }

    @Test
    void a_body_that_never_comes_whole_is_not_waited_for() throws IOException {
        String head = POST + "\r\nHost: x\r\nContent-Length: 100\r\n\r\n{\"amount";

        assertProblem(http.send(head), 408, "BODY_TOO_SLOW");
        assertProblem(http.send(wire -> drop(head, wire)), 408, "BODY_TOO_SLOW");
        assertProblem(
                http.send(
                        POST
                                + "\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
                400,
                "REQUEST_MALFORMED");
    }

    /** A byte now and then, each within the server's time-out, until the server has had enough. */
    private static void drop(String head, OutputStream wire) throws IOException {
        wire.write(head.getBytes(UTF_8));
        wire.flush();
        try {
            for (int i = 0; i < 8; i++) {
                Awaitility.await().pollDelay(Duration.ofMillis(100)).until(() -> true);
                wire.write('x');
                wire.flush();
            }
        } catch (SocketException hungUp) {
            return;
        }
    }

    @Test
    void a_read_has_an_entity_tag() throws IOException {
        Answer first = get("/api/v1/names/x");
        String tag = first.header("ETag");
        assertThat(tag).isNotEmpty();
        assertThat(first.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(first.header("X-Content-Type-Options")).isEqualTo("nosniff");

        Answer head = http.send("HEAD /api/v1/names/x" + CLOSE + "\r\n");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("ETag")).isEqualTo(tag);
        assertThat(head.body()).isEmpty();

        for (String method : new String[] {"GET", "HEAD"}) {
            Answer again =
                    http.send(
                            method
                                    + " /api/v1/names/x"
                                    + CLOSE
                                    + "If-None-Match: \"other\", "
                                    + tag
                                    + "\r\n\r\n");
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.header("ETag")).isEqualTo(tag);
            assertThat(again.body()).isEmpty();
        }
        assertThat(
                        http.send(
                                        "GET /api/v1/names/y"
                                                + CLOSE
                                                + "If-None-Match: "
                                                + tag
                                                + "\r\n\r\n")
                                .status())
                .isEqualTo(200);
        assertThat(http.send(POST, "{\"amountFen\": 1}".getBytes(UTF_8)).header("Cache-Control"))
                .isEqualTo("no-store");
    }

    @Test
    void the_catalogue_is_a_page_for_people_and_json_for_programs() throws IOException {
        Answer page =
                http.send(
                        "GET /problems/field-unknown"
                                + CLOSE
                                + "Accept: text/html,*/*;q=0.8\r\n\r\n");
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(page.body())
                .contains("FIELD_UNKNOWN", "What would be right")
                .doesNotContain("http:", "https:", "<script", "src=");

        assertThat(get("/problems/field-unknown").json().path("status").asInt()).isEqualTo(400);
        assertThat(get("/problems").json().path("problems").size())
                .isEqualTo(ProblemCatalogue.ofThisService().rows().size());
        assertThat(http.send("GET /problems" + CLOSE + "Accept: text/html\r\n\r\n").body())
                .contains("<a href=\"/problems/field-unknown\">");
    }

    @Test
    void options_says_what_is_allowed() throws IOException {
        Answer options = http.send("OPTIONS /api/v1/asks" + CLOSE + "\r\n");

        assertThat(options.status()).isEqualTo(200);
        assertThat(options.header("Allow")).contains("POST");
        assertThat(options.body()).isEmpty();
    }
}
