package org.computevoucher.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks the ledger service for balances, one after the other. */
final class LedgerAnswers implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Times that a request is sent when the service is busy. */
    private static final int MOST_TRIES = 30;

    private static final int LONGEST_PAUSE_SECONDS = 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI ledger;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(TIMEOUT)
                    .build();

    /**
     * @param balanceFen null: the service knows no such pot
     * @param entryNumber the last entry of the book that it takes in
     */
    record Answer(@Nullable Long balanceFen, long entryNumber) {}

    LedgerAnswers(URI ledger, String token) {
        this.ledger = ledger;
        this.token = token;
    }

    /**
     * @throws CouldNotBeDone if the service does not answer, or refuses
     */
    Answer ask(AccountPath account, Moment moment) {
        String address =
                "%s/api/v1/balances?account=%s&recordedAt=%s%s"
                        .formatted(
                                ledger.toString().replaceAll("/+$", ""),
                                encoded(account.toString()),
                                encoded(moment.recordedAt().toString()),
                                moment.effectiveAt() == null
                                        ? ""
                                        : "&effectiveAt="
                                                + encoded(moment.effectiveAt().toString()));
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address))
                        .header("Authorization", "Bearer " + token)
                        .timeout(TIMEOUT)
                        .build();
        try {
            for (int tries = 1; ; tries++) {
                HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
                int status = response.statusCode();
                if ((status != 429 && status != 503) || tries == MOST_TRIES) {
                    return answer(address, response);
                }
                Thread.sleep(Duration.ofSeconds(pause(response)));
            }
        } catch (IOException e) {
            throw new CouldNotBeDone("the ledger at " + ledger + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CouldNotBeDone("interrupted", e);
        }
    }

    private static Answer answer(String address, HttpResponse<String> response) {
        JsonNode body;
        try {
            body = JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            body = JSON.nullNode();
        }
        boolean isBalance =
                body.path("balanceFen").isIntegralNumber()
                        && body.path("entryNumber").isIntegralNumber();
        if (response.statusCode() == 200 && isBalance) {
            return new Answer(
                    body.path("balanceFen").longValue(), body.path("entryNumber").longValue());
        }
        if (response.statusCode() == 404 && body.path("reason").asText().startsWith("UNKNOWN_")) {
            return new Answer(null, 0);
        }
        throw new CouldNotBeDone(
                "the ledger answers %d to %s: %s"
                        .formatted(
                                response.statusCode(),
                                address,
                                body.path("detail")
                                        .asText(body.path("title").asText("no reason"))));
    }

    private static long pause(HttpResponse<String> response) {
        try {
            long seconds = Long.parseLong(response.headers().firstValue("Retry-After").orElse("1"));
            return Math.clamp(seconds, 0, LONGEST_PAUSE_SECONDS);
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
