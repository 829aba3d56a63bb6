package org.computevoucher.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.computevoucher.platform.web.ProblemCatalogue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service's HTTP interface as a caller sees it. */
public final class ServiceHttp {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final int FIRST_ERROR = 400;

    /** Classes, stack traces and SQL: nothing that a caller should ever see. */
    private static final Pattern INNARDS =
            Pattern.compile(
                    "\\b(org|java|javax|jakarta|tools|com)\\.[a-z]+\\.|Exception|\\bat [a-z.]+\\(|"
                            + "(?i:\\bselect\\b.+\\bfrom\\b|\\binsert into\\b|sqlstate|psql)");

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final TokenChoice tokens;
    private final Map<String, String> headers;

    /** Which token a request carries; null: none. */
    @FunctionalInterface
    private interface TokenChoice {
        @Nullable String tokenFor(String method, String path, String body);
    }

    /** Whose requests carry tokens that fit them, whatever they are. */
    public ServiceHttp(int port) {
        this(port, TestIssuer.shared()::fitting, Map.of());
    }

    private ServiceHttp(int port, TokenChoice tokens, Map<String, String> headers) {
        this.port = port;
        this.tokens = tokens;
        this.headers = headers;
    }

    /** The same service, as a caller of this role sees it. */
    public ServiceHttp as(Role role, String... binding) {
        return withToken(TestIssuer.shared().token(role, binding));
    }

    /** The same service, with one token for all requests; null: without any. */
    public ServiceHttp withToken(@Nullable String token) {
        return new ServiceHttp(port, (method, path, body) -> token, headers);
    }

    /** The same caller, with one more header in each request. */
    public ServiceHttp with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new ServiceHttp(port, tokens, more);
    }

    /** A status and a JSON body, and with them what the client received. */
    public record Answer(int status, JsonNode body, HttpResponse<String> response) {

        /** The code of a refusal; empty where there is none. */
        public String reason() {
            return body.path("reason").asString("");
        }

        /** What the answer may be asked for again with; empty where it has none. */
        public String entityTag() {
            return response.headers().firstValue("etag").orElse("");
        }

        public String text(String field) {
            return body.path(field).asString();
        }

        /** An amount in fen that has to be there. */
        public long fen(String field) {
            assertThat(body.has(field)).as("%s in %s", field, body).isTrue();
            return body.path(field).asLong();
        }

        /** The body of an answer that has to be 200. */
        public JsonNode ok() {
            return with(200).body();
        }

        /** The event of a command that has to have been accepted. */
        public UUID eventId() {
            return UUID.fromString(with(201).body().path("eventId").asString());
        }

        /** This answer, which has to have a status. */
        public Answer with(int expected) {
            assertThat(status).as(body.toString()).isEqualTo(expected);
            return this;
        }

        /** Two answers are equal if they say the same; when they came is no part of that. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Answer that && status == that.status && body.equals(that.body);
        }

        @Override
        public int hashCode() {
            return Objects.hash(status, body);
        }
    }

    public Answer post(String path, String key, String body) {
        return post(path, key, "application/json", body);
    }

    /** The same with a body of another type. */
    public Answer post(String path, String key, String type, String body) {
        return send(
                request("POST", path, body)
                        .header("Idempotency-Key", key)
                        .header("Content-Type", type)
                        .build());
    }

    public Answer postWithoutKey(String path, String body) {
        return send(request("POST", path, body).header("Content-Type", "application/json").build());
    }

    public Answer get(String path) {
        return send(request("GET", path, "").build());
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path))
                        .method(
                                method,
                                body.isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        String token = tokens.tokenFor(method, path, body);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    /** Many requests at the same moment; their answers in the order of their numbers. */
    public static List<Answer> atOnce(int count, IntFunction<Answer> request) {
        List<Future<Answer>> running = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, count)
                    .forEach(i -> running.add(callers.submit(() -> request.apply(i))));
        }
        return running.stream().map(ServiceHttp::resultOf).toList();
    }

    private static Answer resultOf(Future<Answer> finished) {
        try {
            return finished.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("a request got no answer", e);
        }
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            return checked(
                    new Answer(
                            response.statusCode(),
                            isJson(response) ? JSON.readTree(response.body()) : JSON.missingNode(),
                            response));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isJson(HttpResponse<?> response) {
        String type = response.headers().firstValue("content-type").orElse("");
        return type.contains("json") && !type.contains("ndjson");
    }

    /**
     * Every no has the one shape, and a row in the service's catalogue; so every test proves it.
     */
    private static Answer checked(Answer answer) {
        boolean isHealth = answer.response().uri().getPath().startsWith("/actuator/");
        if (answer.status() >= FIRST_ERROR && !isHealth) {
            String reason = answer.reason();
            assertThat(answer.response().headers().firstValue("content-type"))
                    .as(answer.body().toString())
                    .hasValue("application/problem+json");
            assertThat(ProblemCatalogue.ofThisService().row(reason))
                    .as("the catalogue's row for %s", answer.body())
                    .hasValueSatisfying(
                            row -> {
                                assertThat(row.status()).isEqualTo(answer.status());
                                assertThat(row.title()).isEqualTo(answer.text("title"));
                            });
            assertThat(answer.text("type")).isEqualTo(ProblemCatalogue.typeOf(reason));
            assertThat(answer.response().body()).doesNotContainPattern(INNARDS);
        }
        return answer;
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
