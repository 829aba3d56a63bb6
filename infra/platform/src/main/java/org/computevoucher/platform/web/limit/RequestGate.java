package org.computevoucher.platform.web.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.computevoucher.platform.web.Fault;
import org.computevoucher.platform.web.ProblemWriter;
import org.computevoucher.platform.web.Problems;
import org.computevoucher.platform.web.RequestRefused;
import org.computevoucher.platform.web.WebProperties;
import org.computevoucher.platform.web.WebReason;
import org.computevoucher.platform.web.json.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What holds for every request, before anybody reads it: sizes, encodings, characters. And what
 * holds for every answer: no cache keeps money, and no browser guesses types.
 */
public final class RequestGate extends OncePerRequestFilter {

    /** Outside of security: what is no request is not looked at any further. */
    public static final int ORDER = -200;

    /** What a header line has besides its name and value: colon, blank, line end. */
    private static final int HEADER_LINE_OVERHEAD = 4;

    /** What could make two readers of one path see two paths. */
    private static final List<String> TRICKS = List.of("//", "\\", ";", "%");

    private static final Pattern CONTROL = Pattern.compile("\\p{IsControl}");
    private static final Pattern DOT_SEGMENT = Pattern.compile("/\\.{1,2}(/|$)");
    private static final Pattern ENCODED_SLASH = Pattern.compile("%2f", Pattern.CASE_INSENSITIVE);

    private final WebProperties limits;

    public RequestGate(WebProperties limits) {
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                HttpHeaders.CACHE_CONTROL, isRead(request) ? "private, no-cache" : "no-store");
        try {
            check(request);
            chain.doFilter(
                    new GuardedRequest(request, limits.bodyLimit().toBytes(), limits.bodyTime()),
                    response);
        } catch (RequestRefused refused) {
            ProblemWriter.write(response, Problems.of(refused));
        }
    }

    static boolean isRead(HttpServletRequest request) {
        return "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
    }

    private void check(HttpServletRequest request) {
        checkLength(request.getRequestURI(), request.getQueryString());
        checkHeaders(request);
        checkPath(request.getRequestURI());
        var _ = Query.of(request, limits.parameterLimit());
    }

    private void checkLength(String path, @Nullable String query) {
        int length = path.length() + (query == null ? 0 : query.length() + 1);
        if (length > limits.uriLimit()) {
            throw new RequestRefused(
                    WebReason.URI_TOO_LONG,
                    "Path and query have at most %d characters together."
                            .formatted(limits.uriLimit()));
        }
    }

    private void checkHeaders(HttpServletRequest request) {
        long size = 0;
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                if (CONTROL.matcher(value).find()) {
                    throw new RequestRefused(
                            WebReason.HEADER_MALFORMED,
                            "The header %s holds a control character.".formatted(name),
                            Fault.ofHeader(name, "must not hold control characters"));
                }
                size += name.length() + value.length() + HEADER_LINE_OVERHEAD;
            }
        }
        if (size > limits.headerLimit().toBytes()) {
            throw new RequestRefused(
                    WebReason.HEADERS_TOO_LARGE,
                    "The headers of a request have at most %d bytes together."
                            .formatted(limits.headerLimit().toBytes()));
        }
    }

    /** Whether the {@code instance} of a problem document can name it. */
    private static boolean isUri(String path) {
        try {
            return new URI(path).getRawAuthority() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static void checkPath(String path) {
        Optional<String> decoded = PercentDecoding.decode(path, false);
        if (decoded.isEmpty() || !isUri(path) || ENCODED_SLASH.matcher(path).find()) {
            throw new RequestRefused(
                    WebReason.PATH_MALFORMED,
                    "The path must be percent-encoded UTF-8 (RFC 3986), and its slashes not encoded.");
        }
        Optional<String> trick = TRICKS.stream().filter(decoded.get()::contains).findFirst();
        if (trick.isPresent() || DOT_SEGMENT.matcher(decoded.get()).find()) {
            throw new RequestRefused(
                    WebReason.PATH_MALFORMED,
                    "The path holds '%s', encoded or not, which no path of this service needs."
                            .formatted(trick.orElse("/.")));
        }
        Optional<String> forbidden = Texts.forbiddenIn(decoded.get());
        if (forbidden.isPresent()) {
            throw new RequestRefused(
                    WebReason.PATH_MALFORMED,
                    "The path holds %s; it %s.".formatted(forbidden.get(), Texts.WORDS));
        }
    }
}
