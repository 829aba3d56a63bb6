package org.computevoucher.local.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.computevoucher.local.Caller;
import org.computevoucher.local.Tokens;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Talks to the three services as any client would. A request that found nobody, or was answered
 * "later", is made again with the same key until a deadline: the same key makes that safe. Every
 * request carries a token, of its caller or, for what is read, of the auditor; one that is refused
 * is renewed once.
 */
final class Services {

    /** Where a service listens, as in {@code http://127.0.0.1:8081}. */
    record Service(String name, String address) {}

    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(30);
    private static final Duration NOTICE = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final Set<Integer> LATER = Set.of(429, 503);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final JsonMapper json = JsonMapper.shared();
    private final Tokens tokens;
    private final Duration deadline;
    private final PrintStream out;

    /**
     * A client.
     *
     * @param deadline how long one request is tried, and one read waited for
     */
    Services(Tokens tokens, Duration deadline, PrintStream out) {
        this.tokens = tokens;
        this.deadline = deadline;
        this.out = out;
    }

    ObjectNode object() {
        return json.createObjectNode();
    }

    /**
     * Posts until it is accepted, and returns the answer.
     *
     * @param body null: none
     * @throws DemoFailure if it is refused for a reason that will not pass, or the deadline is over
     */
    JsonNode post(Caller caller, Service service, String path, String key, @Nullable JsonNode body)
            throws InterruptedException {
        HttpRequest request =
                request(service, path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build();
        String what = service.name() + " POST " + path + " (" + key + ")";
        return until(what, caller, request, answer -> true);
    }

    /**
     * Reads until what is read satisfies the condition; what does not exist is waited for as well.
     */
    JsonNode await(Service service, String path, String forWhat, Predicate<JsonNode> condition)
            throws InterruptedException {
        HttpRequest request = request(service, path).GET().build();
        return until(
                service.name() + " GET " + path + " (waiting for " + forWhat + ")",
                Caller.auditor(),
                request,
                condition);
    }

    JsonNode get(Service service, String path) throws InterruptedException {
        return await(service, path, "an answer", answer -> true);
    }

    /** Whether this exists now; waits only for the service itself. */
    boolean exists(Service service, String path) throws InterruptedException {
        HttpRequest request = request(service, path).GET().build();
        long began = System.nanoTime();
        while (true) {
            try {
                int status = send(Caller.auditor(), request).statusCode();
                if (!LATER.contains(status)) {
                    return status != NOT_FOUND;
                }
            } catch (IOException e) {
                checkDeadline(began, service.name() + " GET " + path, e.toString());
            }
            Thread.sleep(LONGEST_PAUSE);
        }
    }

    private static HttpRequest.Builder request(Service service, String path) {
        return HttpRequest.newBuilder(URI.create(service.address() + path))
                .timeout(REQUEST_LIMIT)
                .header("Accept", "application/json, application/problem+json");
    }

    private HttpResponse<String> send(Caller caller, HttpRequest request)
            throws IOException, InterruptedException {
        try {
            HttpResponse<String> response = send(tokens.of(caller), request);
            return response.statusCode() == UNAUTHORIZED
                    ? send(tokens.renew(caller), request)
                    : response;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (Tokens.RefusedException e) {
            throw new DemoFailure("no token for " + caller + ": " + e.getMessage());
        }
    }

    private HttpResponse<String> send(String token, HttpRequest request)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(request, (name, value) -> true)
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode until(
            String what, Caller caller, HttpRequest request, Predicate<JsonNode> condition)
            throws InterruptedException {
        long began = System.nanoTime();
        long noticed = began;
        Duration pause = FIRST_PAUSE;
        while (true) {
            String notYet;
            try {
                HttpResponse<String> response = send(caller, request);
                Optional<JsonNode> answer = accepted(what, request, response).filter(condition);
                if (answer.isPresent()) {
                    return answer.get();
                }
                notYet = response.statusCode() + " " + response.body();
            } catch (IOException e) {
                notYet = e.toString();
            }
            checkDeadline(began, what, notYet);
            if (System.nanoTime() - noticed > NOTICE.toNanos()) {
                noticed = System.nanoTime();
                out.println("  … " + what + ": " + shortened(notYet) + "; trying again");
            }
            Thread.sleep(pause);
            pause =
                    pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                            ? pause.multipliedBy(2)
                            : LONGEST_PAUSE;
        }
    }

    /** The answer, if it is one; empty if the same request may succeed later. */
    private Optional<JsonNode> accepted(
            String what, HttpRequest request, HttpResponse<String> response) {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return Optional.of(json.readTree(response.body()));
        }
        boolean later =
                LATER.contains(status)
                        || reason(response.body()).equals("VOUCHER_NOT_KNOWN")
                        || (status == NOT_FOUND && request.method().equals("GET"));
        if (!later) {
            throw new DemoFailure(what + " is answered " + status + " " + response.body());
        }
        return Optional.empty();
    }

    private String reason(String body) {
        try {
            return json.readTree(body).path("reason").stringValue("");
        } catch (JacksonException e) {
            // Not a problem document: then it gives no reason to try again.
            return "";
        }
    }

    private void checkDeadline(long began, String what, String last) {
        if (System.nanoTime() - began > deadline.toNanos()) {
            throw new DemoFailure(
                    what + ": not after " + deadline.toSeconds() + " s; last answer: " + last);
        }
    }

    private static String shortened(String text) {
        return text.length() > 160 ? text.substring(0, 160) + "…" : text;
    }
}
