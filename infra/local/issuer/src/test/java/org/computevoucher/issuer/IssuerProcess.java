package org.computevoucher.issuer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An issuer in this JVM, asked as any client asks it. */
final class IssuerProcess implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final ConfigurableApplicationContext context;

    /** An HTTP answer. */
    record Answer(int status, String body, HttpResponse<String> whole) {

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        String header(String name) {
            return whole.headers().firstValue(name).orElse("");
        }
    }

    IssuerProcess(Path folder, Map<String, String> more) {
        int port = freePort();
        address = "http://127.0.0.1:" + port;
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("server.port", port);
        settings.put("computevoucher.issuer.key-file", folder.resolve("signing-key.json"));
        settings.put("computevoucher.issuer.regions", "330200,110000");
        for (Role role : Role.values()) {
            settings.put("computevoucher.issuer.secrets." + role.id(), secret(role.id()));
        }
        context =
                SpringApplication.run(
                        LocalIssuerApplication.class,
                        settings.entrySet().stream()
                                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                                .toArray(String[]::new));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return address;
    }

    static String secret(String role) {
        return "a-secret-for-the-tests-of-" + role;
    }

    /** Asks for a token with the role's right secret. */
    Answer token(String role, String form) {
        return token(role, secret(role), "grant_type=client_credentials" + form);
    }

    Answer token(String client, String secret, String form) {
        String basic =
                Base64.getEncoder()
                        .encodeToString(
                                (client + ":" + URLEncoder.encode(secret, StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8));
        return send(
                HttpRequest.newBuilder(URI.create(address + "/oauth2/token"))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).GET());
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }
}
