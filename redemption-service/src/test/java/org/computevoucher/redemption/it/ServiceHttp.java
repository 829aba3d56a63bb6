package org.computevoucher.redemption.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service's HTTP interface as a caller sees it. */
final class ServiceHttp {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    ServiceHttp(int port) {
        this.port = port;
    }

    /** A status and a JSON body. */
    record Answer(int status, JsonNode body, HttpResponse<String> response) {

        String reason() {
            return body.path("reason").asString("");
        }

        String text(String field) {
            return body.path(field).asString();
        }

        long fen(String field) {
            assertThat(body.has(field)).as("%s in %s", field, body).isTrue();
            return body.path(field).asLong();
        }

        Answer with(int expected) {
            assertThat(status).as(body.toString()).isEqualTo(expected);
            return this;
        }
    }

    Answer post(String path, String key, String body) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    Answer postWithoutKey(String path, String body) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET().build());
    }

    /** Many requests at the same moment; their answers in the order of their numbers. */
    static List<Answer> atOnce(int count, IntFunction<Answer> request) {
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
