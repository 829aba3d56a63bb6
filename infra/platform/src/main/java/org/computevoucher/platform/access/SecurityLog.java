package org.computevoucher.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.UriUtils;

/**
 * Tells the logger {@code security} of everybody who was not let in or wanted more than is theirs:
 * who, what, from where and why. Neither tokens nor bodies nor query strings are in it.
 */
public final class SecurityLog {

    private static final Logger log = LoggerFactory.getLogger("security");

    /** The longest path that is told, in characters. */
    private static final int MAX_PATH = 200;

    private SecurityLog() {}

    /**
     * Tells of a request that was refused.
     *
     * @param reason the code of the problem that it was answered with
     */
    public static void denied(HttpServletRequest request, String reason) {
        String caller = AccessGuard.knownCallerOf(request).map(Caller::subject).orElse("nobody");
        String path = printable(request.getRequestURI());
        log.atWarn()
                .addKeyValue("event.action", "denied")
                .addKeyValue("event.reason", reason)
                .addKeyValue("client.subject", caller)
                .addKeyValue("client.address", request.getRemoteAddr())
                .addKeyValue("http.method", request.getMethod())
                .addKeyValue("http.path", path)
                .log("denied {}: {} {} by {}", reason, request.getMethod(), path, caller);
    }

    /** A path could hold line ends, and so a line of its own. */
    private static String printable(String path) {
        String encoded = UriUtils.encodePath(path, java.nio.charset.StandardCharsets.UTF_8);
        return encoded.length() > MAX_PATH ? encoded.substring(0, MAX_PATH) + "…" : encoded;
    }
}
