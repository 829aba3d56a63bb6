package org.computevoucher.ledger.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The ledger's HTTP interface as a caller sees it. */
final class LedgerHttp {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    LedgerHttp(int port) {
        this.port = port;
    }

    /** A status and a JSON body. */
    record Answer(int status, JsonNode body) {

        String reason() {
            return body.path("reason").asString("");
        }

        UUID eventId() {
            assertThat(status).as(body.toString()).isEqualTo(201);
            return UUID.fromString(body.path("eventId").asString());
        }

        JsonNode ok() {
            assertThat(status).as(body.toString()).isEqualTo(200);
            return body;
        }
    }

    Answer plan(String pot, String key, long fen) {
        return post(
                "/api/v1/pots/" + pot + "/plans",
                key,
                """
                {"amountFen": %d, "document": "plan"}
                """
                        .formatted(fen));
    }

    Answer allocate(String pot, String key, long fen, boolean drawnFromPlan) {
        return post(
                "/api/v1/pots/" + pot + "/allocations",
                key,
                """
                {"amountFen": %d, "document": "allocation", "drawnFromPlan": %s}
                """
                        .formatted(fen, drawnFromPlan));
    }

    Answer post(String path, String key, String body) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET().build());
    }

    long balanceFen(String account) {
        return get("/api/v1/balances?account=" + account).ok().path("balanceFen").asLong();
    }

    long balanceFen(String account, String recordedAt) {
        return get(
                        "/api/v1/balances?account="
                                + account
                                + "&recordedAt="
                                + URLEncoder.encode(recordedAt, UTF_8))
                .ok()
                .path("balanceFen")
                .asLong();
    }

    /** The entry of a fact, or nothing while the book does not have it. */
    List<JsonNode> entriesOf(UUID factId) {
        return get("/api/v1/entries?factId=" + factId).ok().path("entries").valueStream().toList();
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
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
