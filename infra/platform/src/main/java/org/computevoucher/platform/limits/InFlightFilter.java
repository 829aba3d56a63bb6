package org.computevoucher.platform.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.computevoucher.platform.web.ProblemWriter;
import org.computevoucher.platform.web.Problems;
import org.computevoucher.platform.web.WebReason;
import org.computevoucher.platform.web.limit.RequestGate;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes so many requests at once and no more: the rest are told at once to come again, instead of
 * waiting behind those that already wait. It stands before the check of tokens, which costs as
 * well. Health has places of its own: an instance under load is not a dead one, and who asks for
 * its health without end takes nothing from the others.
 */
final class InFlightFilter extends OncePerRequestFilter {

    /** Within the trace, so that this no has a correlation id too, and before all else. */
    static final int ORDER = RequestGate.ORDER - 10;

    private static final String HEALTH = "/actuator/health";

    /** Each look at health may take a connection of the pool, and strangers may look. */
    private static final int LOOKS_AT_HEALTH = 4;

    private final int limit;
    private final Semaphore places;
    private final Semaphore health = new Semaphore(LOOKS_AT_HEALTH);

    InFlightFilter(int limit) {
        this.limit = limit;
        this.places = new Semaphore(limit);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        boolean isHealth = isHealth(request);
        Semaphore taken = isHealth ? health : places;
        if (!taken.tryAcquire()) {
            response.setHeader("X-Content-Type-Options", "nosniff");
            ProblemWriter.write(
                    response,
                    Problems.tryAgain(
                            WebReason.OVERLOADED,
                            "%d requests are being answered and no more are taken; nothing was done. Send the same request again."
                                    .formatted(isHealth ? LOOKS_AT_HEALTH : limit)));
            return;
        }
        try {
            rest.doFilter(request, response);
        } finally {
            taken.release();
        }
    }

    /** By the path as the server has resolved it, so that no dots lead past the limit. */
    private static boolean isHealth(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.equals(HEALTH) || path.startsWith(HEALTH + '/');
    }
}
