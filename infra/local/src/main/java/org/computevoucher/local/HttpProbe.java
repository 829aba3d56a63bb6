package org.computevoucher.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks an address whether it answers with 200. */
final class HttpProbe {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int OK = 200;

    // Never closed: one per JVM, its threads are daemons.
    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(TIMEOUT)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .build();

    private HttpProbe() {}

    static boolean answers(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).timeout(TIMEOUT).build();
        int status = CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status != OK) {
            throw new IOException(address + " answers " + status);
        }
        return true;
    }
}
