package org.computevoucher.schemas.registry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.computevoucher.schemas.failure.RegistryUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * HTTP to a registry at one or several addresses: time-outs, fail-over and retries with limits.
 *
 * <p>Every request of the API may be repeated without harm, so all are. The address that answered
 * last is asked first the next time.
 */
final class RegistryTransport implements AutoCloseable {

    /** The longest answer that is read. A schema is a few kilobytes. */
    private static final int MAX_ANSWER_BYTES = 4 * 1024 * 1024;

    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final String ACCEPT = MEDIA_TYPE + ", application/json; q=0.8";

    /** What a registry answered. */
    record Answer(int status, String body, String request) {}

    /** How to let time pass; tests count it instead. */
    interface Pause {
        void of(Duration duration) throws InterruptedException;
    }

    private final RegistrySettings settings;
    private final Pause pause;
    private final HttpClient http;
    private volatile int preferred;

    RegistryTransport(RegistrySettings settings, Pause pause) {
        this.settings = settings;
        this.pause = pause;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        // A redirect would carry the credentials to an address nobody configured.
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(settings.connectTimeout())
                        .build();
    }

    /**
     * Sends a request until an address gives a final answer: any but 429 and 5xx.
     *
     * @param body JSON; null for none
     * @throws RegistryUnavailableException when the limits are used up, or on interruption (the
     *     thread stays marked as interrupted)
     */
    Answer send(String method, String path, @Nullable String body) {
        int count = settings.endpoints().size();
        int requests = 0;
        String problem = "nothing yet";
        @Nullable Throwable cause = null;
        try {
            for (int round = 0; round <= settings.maxRetries(); round++) {
                if (round > 0) {
                    pause.of(jittered(settings.pauseBefore(round)));
                }
                int first = preferred;
                for (int i = 0; i < count; i++) {
                    int index = (first + i) % count;
                    RegistryEndpoint endpoint = settings.endpoints().get(index);
                    requests++;
                    try {
                        Answer answer = sendTo(endpoint, method, path, body);
                        if (!isPassing(answer.status())) {
                            preferred = index;
                            return answer;
                        }
                        problem = endpoint + " answered " + answer.status();
                        cause = null;
                    } catch (IOException e) {
                        problem = endpoint + ": " + e;
                        cause = e;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problem = "an interruption of this thread";
            cause = e;
        }
        throw new RegistryUnavailableException(
                settings.endpoints().toString(), requests, problem, cause);
    }

    private Answer sendTo(
            RegistryEndpoint endpoint, String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(endpoint.base() + path))
                        .timeout(settings.connectTimeout().plus(settings.readTimeout()))
                        .header("Accept", ACCEPT);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", MEDIA_TYPE)
                    .method(method, BodyPublishers.ofString(body));
        }
        if (endpoint.authorization() != null) {
            request.header("Authorization", endpoint.authorization());
        }
        // The request's own time-out ends with the headers; this one covers the body too.
        CompletableFuture<HttpResponse<String>> sent =
                http.sendAsync(
                        request.build(),
                        BodyHandlers.limiting(
                                BodyHandlers.ofString(StandardCharsets.UTF_8), MAX_ANSWER_BYTES));
        try {
            HttpResponse<String> response =
                    sent.get(
                            settings.connectTimeout().plus(settings.readTimeout()).toMillis(),
                            TimeUnit.MILLISECONDS);
            return new Answer(
                    response.statusCode(), response.body(), method + " " + endpoint.base() + path);
        } catch (TimeoutException e) {
            throw new IOException("no whole answer within the time-outs", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            // without effect on a request that is done
            sent.cancel(true);
        }
    }

    private static boolean isPassing(int status) {
        return status == 429 || status >= 500;
    }

    /** Between half and all of a pause, so that many clients do not come back at one moment. */
    private static Duration jittered(Duration longest) {
        long millis = longest.toMillis();
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
