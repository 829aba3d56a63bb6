package org.computevoucher.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.computevoucher.local.Caller;
import org.computevoucher.local.Tokens;
import org.computevoucher.systemtests.ThreeServices.Answer;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests with the tokens of their callers. */
final class TokenHttp {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int UNAUTHORIZED = 401;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Tokens tokens;

    TokenHttp(Tokens tokens) {
        this.tokens = tokens;
    }

    /** With a new token where the one before is not taken any more. */
    Answer send(Caller caller, HttpRequest.Builder request) {
        HttpResponse<String> response = answerTo(caller, request);
        return new Answer(
                response.statusCode(),
                JSON.readTree(response.body()),
                response.headers().firstValue("Correlation-Id").orElseThrow());
    }

    /** The same where what comes is no JSON, but a file. */
    HttpResponse<String> answerTo(Caller caller, HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = send(tokens.of(caller), request);
            if (response.statusCode() == UNAUTHORIZED) {
                response = send(tokens.renew(caller), request);
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> send(String token, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(
                request.setHeader("Authorization", "Bearer " + token).timeout(LIMIT).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
