package org.computevoucher.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service's HTTP interface as a caller sees it. */
public final class ServiceHttp {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    public ServiceHttp(int port) {
        this.port = port;
    }

    /** A status and a JSON body, and with them what the client received. */
    public record Answer(int status, JsonNode body, HttpResponse<String> response) {

        /** The code of a refusal; empty where there is none. */
        public String reason() {
            return body.path("reason").asString("");
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
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    public Answer postWithoutKey(String path, String body) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET().build());
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
            return new Answer(response.statusCode(), JSON.readTree(response.body()), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
