package org.computevoucher.redemption.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example of a client, run as its reader would, against a service that does what it is told.
 */
class ReportUsageTest {

    private static final String ACCEPTED =
            "{\"result\": \"accepted\", \"consumption\": {\"subsidyFen\": 800, \"openFen\": 7},"
                    + " \"exception\": null, \"problem\": null}";
    private static final String RETRY = told("retry", "VOUCHER_NOT_KNOWN");
    private static final String REJECTED = told("rejected", "VOUCHER_CLOSED");

    @TempDir private Path folder;
    private final List<String> received = new ArrayList<>();
    private final Deque<String> answers = new ArrayDeque<>();
    private HttpServer service;

    @BeforeEach
    void listen() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/api/v1/consumptions", this::answer);
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void what_is_to_be_retried_is_sent_again_alone_and_everything_has_an_end() throws Exception {
        answers.add("503");
        answers.add(results(ACCEPTED, RETRY, REJECTED));
        answers.add(results(RETRY));
        answers.add(results(ACCEPTED));

        assertThat(run("{\"usageId\": \"a\"}", "{\"usageId\": \"b\"}", "", "{\"usageId\": \"c\"}"))
                .isEqualTo(
                        """
                        accepted subsidyFen=800 openFen=7 {"usageId": "a"}
                        rejected VOUCHER_CLOSED: a "detail" 算 {"usageId": "c"}
                        accepted subsidyFen=800 openFen=7 {"usageId": "b"}
                        exit 1""");
        assertThat(received).hasSize(4).doesNotContain("no token");
        assertThat(received.get(1)).as("sent again under its key").isEqualTo(received.get(0));
        assertThat(received.get(2)).contains("\"b\"").doesNotContain("\"a\"", "\"c\"");
        assertThat(received.get(3)).as("a new key").isNotEqualTo(received.get(2));
    }

    @Test
    void it_gives_up_where_nothing_comes_of_it() throws Exception {
        for (int i = 0; i < 6; i++) {
            answers.add(results(RETRY));
        }

        assertThat(run("{\"usageId\": \"a\"}"))
                .isEqualTo("retry VOUCHER_NOT_KNOWN: a \"detail\" 算 {\"usageId\": \"a\"}\nexit 2");
        assertThat(received).hasSize(6).doesNotHaveDuplicates();
    }

    private String run(String... records) throws Exception {
        Path file = Files.writeString(folder.resolve("records.jsonl"), String.join("\n", records));
        ProcessBuilder java =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-DfirstPauseMillis=1",
                        "-Dstdout.encoding=UTF-8",
                        "examples/java/ReportUsage.java",
                        "http://127.0.0.1:" + service.getAddress().getPort(),
                        file.toString());
        java.environment().put("TOKEN", "a-token");
        Process process = java.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output + "exit " + process.exitValue();
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            boolean known =
                    "Bearer a-token".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            received.add(
                    known
                            ? exchange.getRequestHeaders().getFirst("Idempotency-Key") + body
                            : "no token");
            String next = answers.remove();
            byte[] answer = next.getBytes(UTF_8);
            exchange.sendResponseHeaders(next.equals("503") ? 503 : 200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String results(String... results) {
        return "{\"results\":[" + String.join(",", results) + "]}";
    }

    private static String told(String result, String reason) {
        return """
        {"result": "%s", "consumption": null, "exception": null,
         "problem": {"reason": "%s", "detail": "a \\"detail\\" \\u7b97", "status": 422, "errors": []}}
        """
                .formatted(result, reason);
    }
}
