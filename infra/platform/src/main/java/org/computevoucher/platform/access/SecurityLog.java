package org.computevoucher.platform.access;

import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.UriUtils;

/**
 * Tells the logger {@code security} of everybody who was not let in or wanted more than is theirs:
 * who, what, from where and why, up to a limit of lines beyond which it counts. Neither tokens nor
 * bodies nor query strings are in it.
 */
public final class SecurityLog {

    private static final Logger log = LoggerFactory.getLogger("security");

    /** So many lines a second, and at once: strangers must not fill the disk, nor hide others. */
    private static final int STRANGERS_LINES = 20;

    private static final int CALLERS_LINES = 100;
    private static final Bucket STRANGERS = lines(STRANGERS_LINES);
    private static final Bucket CALLERS = lines(CALLERS_LINES);
    private static final AtomicLong UNTOLD = new AtomicLong();

    /** The longest path that is told, in characters. */
    private static final int MAX_PATH = 200;

    private SecurityLog() {}

    /**
     * Tells of a request that was refused.
     *
     * @param reason the code of the problem that it was answered with
     */
    public static void denied(HttpServletRequest request, String reason) {
        Optional<Caller> known = AccessGuard.knownCallerOf(request);
        if (!(known.isPresent() ? CALLERS : STRANGERS).tryConsume(1)) {
            UNTOLD.incrementAndGet();
            return;
        }
        String caller = known.map(Caller::subject).orElse("nobody");
        String path = printable(request.getRequestURI());
        log.atWarn()
                .addKeyValue("event.action", "denied")
                .addKeyValue("event.reason", reason)
                .addKeyValue("client.subject", caller)
                .addKeyValue("client.address", request.getRemoteAddr())
                .addKeyValue("http.method", request.getMethod())
                .addKeyValue("http.path", path)
                .addKeyValue("denials.untold", UNTOLD.getAndSet(0))
                .log("denied {}: {} {} by {}", reason, request.getMethod(), path, caller);
    }

    private static Bucket lines(int perSecond) {
        return Bucket.builder()
                .addLimit(
                        limit ->
                                limit.capacity(5L * perSecond)
                                        .refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    /** A path could hold line ends, and so a line of its own. */
    private static String printable(String path) {
        String encoded = UriUtils.encodePath(path, java.nio.charset.StandardCharsets.UTF_8);
        return encoded.length() > MAX_PATH ? encoded.substring(0, MAX_PATH) + "…" : encoded;
    }
}
