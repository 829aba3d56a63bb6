package org.computevoucher.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem document where Spring's controllers are not reached: filters and the server. */
public final class ProblemWriter {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
                    .build();

    private ProblemWriter() {}

    /** Does nothing where an answer has begun already. */
    public static void write(HttpServletResponse response, ResponseEntity<ProblemDetail> problem)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body = bytesOf(problem);
        response.resetBuffer();
        response.setStatus(problem.getStatusCode().value());
        problem.getHeaders()
                .forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /** The document's JSON in UTF-8. */
    public static byte[] bytesOf(ResponseEntity<ProblemDetail> problem) {
        return JSON.writeValueAsBytes(problem.getBody());
    }
}
