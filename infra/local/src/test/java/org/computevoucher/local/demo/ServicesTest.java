package org.computevoucher.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.computevoucher.local.Caller;
import org.computevoucher.local.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ServicesTest {

    private record Answer(int status, String body) {}

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> keys = Collections.synchronizedList(new ArrayList<>());
    private final List<String> tokens = Collections.synchronizedList(new ArrayList<>());
    private final List<String> tokenRequests = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server = start(0);
    private final HttpServer issuer = issuer();
    private final Services services =
            new Services(
                    new Tokens(
                            "http://127.0.0.1:" + issuer.getAddress().getPort(),
                            role -> "secret-of-" + role.id()),
                    Duration.ofSeconds(2),
                    new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));

    @BeforeEach
    void nothingAsked() {
        keys.clear();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        issuer.stop(0);
    }

    @Test
    void what_is_answered_later_is_asked_again_with_the_same_key() throws Exception {
        answers.add(new Answer(503, "{}"));
        answers.add(new Answer(409, "{\"reason\":\"VOUCHER_NOT_KNOWN\"}"));
        answers.add(new Answer(201, "{\"eventId\":\"e1\"}"));

        assertThat(post().get("eventId").stringValue()).isEqualTo("e1");
        assertThat(keys).containsExactly("key-1", "key-1", "key-1");
    }

    @Test
    void a_service_that_was_killed_is_waited_for() throws Exception {
        int port = server.getAddress().getPort();
        server.stop(0);
        answers.add(new Answer(201, "{\"eventId\":\"e2\"}"));
        Thread restart = Thread.startVirtualThread(() -> server = start(port));

        assertThat(post(port).get("eventId").stringValue()).isEqualTo("e2");
        restart.join();
    }

    @Test
    void a_refusal_is_not_asked_again() {
        answers.add(new Answer(422, "{\"reason\":\"APPLICANT_NOT_REGISTERED\"}"));

        assertThatThrownBy(this::post)
                .isInstanceOf(DemoFailure.class)
                .hasMessageContaining("422")
                .hasMessageContaining("APPLICANT_NOT_REGISTERED");
        assertThat(keys).hasSize(1);
    }

    @Test
    void a_service_that_never_answers_is_given_up_with_what_was_tried() {
        int port = server.getAddress().getPort();
        server.stop(0);

        assertThatThrownBy(() -> post(port))
                .isInstanceOf(DemoFailure.class)
                .hasMessageContaining("POST /api/v1/applications (key-1)")
                .hasMessageContaining("not after 2 s");
    }

    @Test
    void a_read_is_repeated_until_it_shows_what_is_waited_for() throws Exception {
        answers.add(new Answer(404, "{}"));
        answers.add(new Answer(200, "{\"allocatedFen\":1}"));
        answers.add(new Answer(200, "{\"allocatedFen\":2}"));

        JsonNode envelope =
                services.await(
                        service(server.getAddress().getPort()),
                        "/api/v1/envelopes/p",
                        "two fen",
                        read -> read.path("allocatedFen").longValue(0) == 2);

        assertThat(envelope.get("allocatedFen").longValue()).isEqualTo(2);
    }

    @Test
    void every_request_carries_the_token_of_whose_business_it_is() throws Exception {
        answers.add(new Answer(201, "{}"));
        answers.add(new Answer(201, "{}"));
        answers.add(new Answer(200, "{}"));

        var _ = post();
        var _ = post();
        var _ = services.get(service(server.getAddress().getPort()), "/api/v1/pots");

        assertThat(tokenRequests)
                .containsExactly(
                        "office:secret-of-office grant_type=client_credentials&region=330200",
                        "auditor:secret-of-auditor grant_type=client_credentials");
        assertThat(tokens).containsExactly("Bearer token-1", "Bearer token-1", "Bearer token-2");
    }

    @Test
    void a_token_that_is_refused_is_renewed_once() throws Exception {
        answers.add(new Answer(401, ""));
        answers.add(new Answer(201, "{\"eventId\":\"e1\"}"));

        assertThat(post().get("eventId").stringValue()).isEqualTo("e1");
        assertThat(tokens).containsExactly("Bearer token-1", "Bearer token-2");

        answers.add(new Answer(401, ""));
        answers.add(new Answer(401, "who are you?"));
        assertThatThrownBy(this::post)
                .isInstanceOf(DemoFailure.class)
                .hasMessageContaining("401 who are you?");
    }

    private JsonNode post() throws InterruptedException {
        return post(server.getAddress().getPort());
    }

    private JsonNode post(int port) throws InterruptedException {
        return services.post(
                Caller.office("330200"),
                service(port),
                "/api/v1/applications",
                "key-1",
                services.object());
    }

    private static Services.Service service(int port) {
        return new Services.Service("issuance", "http://127.0.0.1:" + port);
    }

    private HttpServer start(int port) {
        try {
            HttpServer started =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
            started.createContext(
                    "/",
                    exchange -> {
                        keys.add(header(exchange, "Idempotency-Key"));
                        tokens.add(header(exchange, "Authorization"));
                        Answer answer = answers.remove();
                        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                        exchange.sendResponseHeaders(answer.status(), body.length);
                        try (OutputStream out = exchange.getResponseBody()) {
                            out.write(body);
                        }
                    });
            started.start();
            return started;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return String.valueOf(exchange.getRequestHeaders().getFirst(name));
    }

    /** Numbers its tokens. */
    private HttpServer issuer() {
        try {
            HttpServer started =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
            started.createContext(
                    "/oauth2/token",
                    exchange -> {
                        String form =
                                new String(
                                        exchange.getRequestBody().readAllBytes(),
                                        StandardCharsets.UTF_8);
                        String basic = header(exchange, "Authorization").replace("Basic ", "");
                        tokenRequests.add(
                                new String(
                                                Base64.getDecoder().decode(basic),
                                                StandardCharsets.UTF_8)
                                        + " "
                                        + form);
                        byte[] body =
                                ("{\"access_token\":\"token-"
                                                + tokenRequests.size()
                                                + "\",\"token_type\":\"Bearer\",\"expires_in\":3599}")
                                        .getBytes(StandardCharsets.UTF_8);
                        exchange.sendResponseHeaders(200, body.length);
                        try (OutputStream out = exchange.getResponseBody()) {
                            out.write(body);
                        }
                    });
            started.start();
            return started;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
