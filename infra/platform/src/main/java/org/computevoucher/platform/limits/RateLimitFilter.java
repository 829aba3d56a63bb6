package org.computevoucher.platform.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.computevoucher.platform.access.SecurityLog;
import org.computevoucher.platform.limits.ClientBudgets.Exceeded;
import org.computevoucher.platform.limits.ClientBudgets.Kind;
import org.computevoucher.platform.web.ProblemWriter;
import org.computevoucher.platform.web.Problems;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.http.HttpMethod;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Holds each client to its budgets. A client is the subject of its token, so this stands behind the
 * check of tokens; who needs none (health) has no budget.
 */
final class RateLimitFilter extends OncePerRequestFilter {

    /** Behind Spring Security's. */
    static final int ORDER = SecurityFilterProperties.DEFAULT_FILTER_ORDER + 10;

    private static final Set<String> READING =
            Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name(), HttpMethod.OPTIONS.name());

    private final ClientBudgets budgets;

    RateLimitFilter(ClientBudgets budgets) {
        this.budgets = budgets;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        Principal client = request.getUserPrincipal();
        Optional<Exceeded> exceeded =
                client == null
                        ? Optional.empty()
                        : budgets.take(client.getName(), kindOf(request.getMethod()));
        if (exceeded.isEmpty()) {
            rest.doFilter(request, response);
            return;
        }
        if (!exceeded.get().told()) {
            SecurityLog.denied(request, LimitReason.RATE_LIMITED.name());
        }
        ProblemWriter.write(response, problem(exceeded.get()));
    }

    private static ResponseEntity<ProblemDetail> problem(Exceeded exceeded) {
        return Problems.tryAgain(
                LimitReason.RATE_LIMITED,
                "You may send %d %s a second, and %d at once; nothing was done. Send the same request again in %d s."
                        .formatted(
                                exceeded.perSecond(),
                                exceeded.kind() == Kind.READS
                                        ? "reading requests"
                                        : "writing requests",
                                exceeded.burst(),
                                exceeded.retryAfterSeconds()),
                exceeded.retryAfterSeconds(),
                Map.of(
                        "limitPerSecond",
                        exceeded.perSecond(),
                        "limitAtOnce",
                        exceeded.burst(),
                        "retryAfterSeconds",
                        exceeded.retryAfterSeconds()));
    }

    private static Kind kindOf(String method) {
        return READING.contains(method) ? Kind.READS : Kind.WRITES;
    }
}
