package org.computevoucher.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.computevoucher.replay.LedgerAnswers.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of the ledger, and what is made of its answers. */
class LedgerAnswersTest {

    private record Reply(int status, String body) {}

    private static final AccountPath ACCOUNT =
            AccountPath.parse("available:310000-COMPUTE-2026").orElseThrow();
    private static final Moment MOMENT =
            new Moment(
                    Instant.parse("2026-01-09T00:00:00.000001Z"),
                    Instant.parse("2025-12-31T00:00:00Z"));

    private final List<Reply> replies = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private HttpServer server;
    private LedgerAnswers ledger;

    @SuppressWarnings("NullAway.Init")
    LedgerAnswersTest() {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    requests.add(
                            exchange.getRequestHeaders().getFirst("Authorization")
                                    + ' '
                                    + exchange.getRequestURI());
                    Reply reply = replies.removeFirst();
                    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("Retry-After", "0");
                    exchange.sendResponseHeaders(reply.status(), body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        ledger =
                new LedgerAnswers(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"),
                        "secret");
    }

    @AfterEach
    void stop() {
        ledger.close();
        server.stop(0);
    }

    @Test
    void a_balance() {
        replies.add(new Reply(200, "{\"balanceFen\": -9007199254740993, \"entryNumber\": 12}"));
        assertThat(ledger.ask(ACCOUNT, MOMENT)).isEqualTo(new Answer(-9007199254740993L, 12));
        assertThat(requests)
                .containsExactly(
                        "Bearer secret /api/v1/balances?account=available%3A310000-COMPUTE-2026"
                                + "&recordedAt=2026-01-09T00%3A00%3A00.000001Z"
                                + "&effectiveAt=2025-12-31T00%3A00%3A00Z");
    }

    @Test
    void a_pot_that_it_does_not_know() {
        replies.add(new Reply(404, "{\"reason\": \"UNKNOWN_POT\"}"));
        assertThat(ledger.ask(ACCOUNT, MOMENT)).isEqualTo(new Answer(null, 0));
    }

    @Test
    void busy_is_asked_again() {
        replies.add(new Reply(429, "{}"));
        replies.add(new Reply(503, "{}"));
        replies.add(new Reply(200, "{\"balanceFen\": 1, \"entryNumber\": 1}"));
        assertThat(ledger.ask(ACCOUNT, MOMENT)).isEqualTo(new Answer(1L, 1));
    }

    @Test
    void everything_else_is_told_and_no_balance() {
        replies.add(new Reply(401, "{\"detail\": \"no valid token\"}"));
        assertThatThrownBy(() -> ledger.ask(ACCOUNT, MOMENT))
                .isInstanceOf(CouldNotBeDone.class)
                .hasMessageContaining("401")
                .hasMessageContaining("no valid token");
        for (Reply reply :
                List.of(
                        new Reply(404, "not found"),
                        new Reply(200, "{\"balanceFen\": 1.5, \"entryNumber\": 1}"),
                        new Reply(200, "{\"entryNumber\": 1}"),
                        new Reply(500, ""))) {
            replies.add(reply);
            assertThatThrownBy(() -> ledger.ask(ACCOUNT, MOMENT))
                    .isInstanceOf(CouldNotBeDone.class);
        }
    }

    @Test
    void nobody_there() {
        server.stop(0);
        assertThatThrownBy(() -> ledger.ask(ACCOUNT, MOMENT))
                .isInstanceOf(CouldNotBeDone.class)
                .hasMessageContaining("does not answer");
    }
}
