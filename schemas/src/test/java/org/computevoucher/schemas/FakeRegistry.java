package org.computevoucher.schemas;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.apache.avro.Schema;

/**
 * Just enough of a schema registry to fail in chosen ways and to count requests. That ours speaks
 * the real API is shown against real registries, in the integration tests.
 */
public final class FakeRegistry implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Queue<Scripted> scripted = new ConcurrentLinkedQueue<>();
    private final List<String> requests = new ArrayList<>();
    private final List<String> authorizations = new ArrayList<>();
    private final List<String> schemas = new ArrayList<>();
    private final Map<String, List<Integer>> subjects = new HashMap<>();
    private final Map<String, String> levels = new HashMap<>();

    private record Scripted(int status, String body) {}

    /** A status that means: send headers, then nothing more until the end. */
    private static final int STALL = -1;

    public FakeRegistry() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/base";
    }

    /** Answers the next requests, one each, in this way instead of the right one. */
    public FakeRegistry next(int times, int status, String body) {
        for (int i = 0; i < times; i++) {
            scripted.add(new Scripted(status, body));
        }
        return this;
    }

    /** Never finishes the body of the next answer. */
    public FakeRegistry nextStalls() {
        return next(1, STALL, "");
    }

    /** Registers behind the client's back, and gives the id. */
    public synchronized int give(Schema schema) {
        return idOf(schema.toString());
    }

    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    public synchronized List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    public synchronized Map<String, String> levels() {
        return Map.copyOf(levels);
    }

    public synchronized List<String> schemas() {
        return List.copyOf(schemas);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().replaceFirst("^/base", "");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String request = exchange.getRequestMethod() + " " + path;
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        synchronized (this) {
            requests.add(request);
            authorizations.add(String.valueOf(authorization));
        }
        Scripted planned = scripted.poll();
        Scripted answer = planned == null ? answer(request, body) : planned;
        if (answer.status() == STALL) {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            awaitClosing();
        } else {
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Scripted answer(String request, String body) throws IOException {
        String[] parts = request.split("[ /]+");
        ObjectNode json = JSON.createObjectNode();
        String schema = body.isEmpty() ? "" : JSON.readTree(body).path("schema").asText();
        String kind = String.join(" ", parts[0], parts[1], parts[parts.length - 1]);
        switch (kind) {
            case "POST subjects versions" -> {
                int id = idOf(schema);
                subjects.computeIfAbsent(parts[2], subject -> new ArrayList<>()).add(id);
                json.put("id", id);
            }
            case "GET subjects versions" -> {
                List<Integer> ids = subjects.get(parts[2]);
                return ids == null ? notFound(40401) : new Scripted(200, ids.toString());
            }
            default -> {
                return answerOther(parts, schema, body, json);
            }
        }
        return new Scripted(200, json.toString());
    }

    private Scripted answerOther(String[] parts, String schema, String body, ObjectNode json)
            throws IOException {
        switch (parts[0] + " " + parts[1]) {
            case "POST subjects" -> {
                int id = schemas.indexOf(schema) + 1;
                List<Integer> ids = subjects.get(parts[2]);
                if (ids == null || !ids.contains(id)) {
                    return notFound(ids == null ? 40401 : 40403);
                }
                json.put("id", id);
            }
            case "GET schemas" -> {
                int id = Integer.parseInt(parts[3]);
                if (id > schemas.size()) {
                    return notFound(40403);
                }
                json.put("schema", schemas.get(id - 1));
            }
            case "PUT config" ->
                    levels.put(parts[2], JSON.readTree(body).path("compatibility").asText());
            case "GET config" -> {
                if (!levels.containsKey(parts[2])) {
                    return notFound(40408);
                }
                json.put("compatibilityLevel", levels.get(parts[2]));
            }
            case "POST compatibility" -> json.put("is_compatible", true);
            default -> {
                return new Scripted(404, "<html>no such page</html>");
            }
        }
        return new Scripted(200, json.toString());
    }

    private int idOf(String schema) {
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        return schemas.indexOf(schema) + 1;
    }

    private static Scripted notFound(int code) {
        return new Scripted(404, "{\"error_code\":" + code + ",\"message\":\"not found\"}");
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
