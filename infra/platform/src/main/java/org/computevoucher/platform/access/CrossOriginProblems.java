package org.computevoucher.platform.access;

import java.io.IOException;
import org.computevoucher.platform.web.ProblemWriter;
import org.computevoucher.platform.web.Problems;
import org.computevoucher.platform.web.WebReason;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.DefaultCorsProcessor;

/** Spring's own says no in plain text. */
final class CrossOriginProblems extends DefaultCorsProcessor {

    @Override
    protected void rejectRequest(ServerHttpResponse response) throws IOException {
        ResponseEntity<ProblemDetail> problem = Problems.of(WebReason.CROSS_ORIGIN_REFUSED);
        response.setStatusCode(problem.getStatusCode());
        problem.getHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
        response.getBody().write(ProblemWriter.bytesOf(problem));
        response.flush();
    }
}
