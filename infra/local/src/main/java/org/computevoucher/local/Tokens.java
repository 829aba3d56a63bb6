package org.computevoucher.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tokens of the local issuer: asked for once per caller, kept in memory, and renewed before they
 * expire. For any number of threads.
 *
 * <p>Written with the JDK alone and without a JSON parser: {@code infra/token} must answer at once,
 * and the two fields it needs hold neither quotes nor escapes.
 */
public final class Tokens {

    /** No token for a request that makes no sense, or for the wrong secret; says why. */
    public static final class RefusedException extends RuntimeException {
        RefusedException(String message) {
            super(message);
        }
    }

    private record Kept(String token, long renewAtNanos) {}

    /** As many callers as any test or demo has, and few enough to be nothing. */
    private static final int MOST_KEPT = 1_000;

    /** A token is not used in the last tenth of its life: the request takes time, clocks differ. */
    private static final int TENTHS_USED = 9;

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int OK = 200;
    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern SECONDS = Pattern.compile("\"expires_in\"\\s*:\\s*(\\d+)");
    private static final Pattern DESCRIPTION =
            Pattern.compile("\"error_description\"\\s*:\\s*\"([^\"]+)\"");

    private final URI endpoint;
    private final Function<Caller.Role, String> secrets;
    private final Map<Caller, Kept> kept =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Caller, Kept> eldest) {
                    return size() > MOST_KEPT;
                }
            };

    /**
     * Tokens of one issuer.
     *
     * @param issuer its address, as in {@code http://127.0.0.1:8084}
     * @param secrets the secret of each role's client
     */
    public Tokens(String issuer, Function<Caller.Role, String> secrets) {
        this.endpoint = URI.create(issuer + "/oauth2/token");
        this.secrets = secrets;
    }

    /**
     * A token of this caller that is valid for a while yet.
     *
     * @throws RefusedException if the issuer will not give one
     * @throws UncheckedIOException if it does not answer
     */
    public String of(Caller caller) {
        synchronized (kept) {
            Kept found = kept.get(caller);
            if (found != null && System.nanoTime() - found.renewAtNanos() < 0) {
                return found.token();
            }
        }
        return renew(caller);
    }

    /** A new token of this caller: for one whose token was answered with 401. */
    public String renew(Caller caller) {
        try {
            Kept fresh = ask(caller);
            synchronized (kept) {
                kept.put(caller, fresh);
            }
            return fresh.token();
        } catch (IOException e) {
            throw new UncheckedIOException("the issuer at " + endpoint + " does not answer", e);
        }
    }

    private Kept ask(Caller caller) throws IOException {
        long asked = System.nanoTime();
        HttpURLConnection connection =
                (HttpURLConnection) endpoint.toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Authorization", basic(caller.role()));
        connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
        try (OutputStream out = connection.getOutputStream()) {
            out.write(form(caller).getBytes(StandardCharsets.UTF_8));
        }
        int status = connection.getResponseCode();
        String body = body(status, connection);
        if (status != OK) {
            throw new RefusedException(
                    found(DESCRIPTION, body)
                            .orElse("no token for " + caller + ": " + status + " " + body));
        }
        Duration life = Duration.ofSeconds(Long.parseLong(found(SECONDS, body).orElse("0")));
        return new Kept(
                found(TOKEN, body).orElseThrow(() -> new IOException("an answer without a token")),
                asked + life.toNanos() / 10 * TENTHS_USED);
    }

    private String basic(Caller.Role role) {
        byte[] both = (role.id() + ":" + secrets.apply(role)).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    private static String form(Caller caller) {
        StringBuilder form = new StringBuilder("grant_type=client_credentials");
        String parameter = caller.role().parameter().orElse("binding");
        if (caller.role().parameter().isEmpty() && !caller.binding().isEmpty()) {
            throw new RefusedException(
                    "role " + caller.role().id() + " is bound to nothing: leave it out");
        }
        for (String value : caller.binding()) {
            form.append(parameter(parameter, value));
        }
        if (!caller.person().isEmpty()) {
            form.append(parameter("person", caller.person()));
        }
        return form.toString();
    }

    private static String parameter(String name, String value) {
        return '&' + name + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String body(int status, HttpURLConnection connection) throws IOException {
        try (InputStream in =
                status < HttpURLConnection.HTTP_BAD_REQUEST
                        ? connection.getInputStream()
                        : connection.getErrorStream()) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Optional<String> found(Pattern pattern, String body) {
        Matcher matcher = pattern.matcher(body);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
