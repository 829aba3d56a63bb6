package org.computevoucher.platform.web.limit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.InputStream;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Gives every read under {@code /api} an {@code ETag} (RFC 9110, 8.8.3), of its bytes where its
 * controller gave none, and answers 304 to who has it already. HEAD is treated like GET.
 */
public final class EntityTags extends ShallowEtagHeaderFilter {

    /** Inside the gate; what it holds in memory is one page at most. */
    public static final int ORDER = RequestGate.ORDER + 10;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/") || !RequestGate.isRead(request);
    }

    @Override
    protected boolean isEligibleForEtag(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            InputStream body) {
        return !response.isCommitted() && status == HttpStatus.OK.value();
    }
}
