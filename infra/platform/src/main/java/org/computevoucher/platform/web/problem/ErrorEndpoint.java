package org.computevoucher.platform.web.problem;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.computevoucher.platform.web.Problems;
import org.computevoucher.platform.web.WebReason;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/**
 * Where the server dispatches to what failed outside of a controller. Asked directly, it is not
 * there.
 */
@RestController
public final class ErrorEndpoint implements ErrorController {

    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<ProblemDetail> error(HttpServletRequest request, HttpServletResponse response) {
        WebReason reason =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                        ? WebReason.of(status)
                        : WebReason.NOT_FOUND;
        response.setHeader("X-Content-Type-Options", "nosniff");
        ResponseEntity<ProblemDetail> problem = Problems.of(reason);
        ProblemDetail document = problem.getBody();
        if (document != null
                && request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)
                        instanceof String uri) {
            document.setInstance(URI.create(UriUtils.encodePath(uri, UTF_8)));
        }
        return problem;
    }
}
