package org.computevoucher.platform.web.limit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import org.computevoucher.platform.web.Fault;
import org.computevoucher.platform.web.RequestRefused;
import org.computevoucher.platform.web.WebReason;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Bodies are JSON and answers are JSON, and both is settled before anything is done: Spring would
 * take whatever some library on the class path can read, and finds out only with the answer in its
 * hands that the caller does not want it.
 */
final class MediaTypes {

    private static final String JSON_ALONE = "must be application/json";
    private static final List<MediaType> ANSWERS =
            List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON);
    private static final String API = "/api/";

    private MediaTypes() {}

    static void check(HttpServletRequest request, HttpServletResponse response, boolean takesBody) {
        if (takesBody) {
            checkContentType(
                    Collections.list(request.getHeaders(HttpHeaders.CONTENT_TYPE)), response);
        }
        // pages for people choose for themselves
        if (request.getRequestURI().startsWith(API)) {
            checkAccept(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        }
    }

    private static void checkContentType(List<String> said, HttpServletResponse response) {
        if (said.size() > 1) {
            throw new RequestRefused(
                    WebReason.HEADER_MALFORMED,
                    "The header Content-Type is there %d times; which is meant cannot be known."
                            .formatted(said.size()),
                    Fault.ofHeader(HttpHeaders.CONTENT_TYPE, "must be there once"));
        }
        if (said.isEmpty() || !isJson(said.getFirst())) {
            // what would be right (RFC 9110, 15.5.16)
            response.setHeader(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);
            throw new RequestRefused(
                    WebReason.UNSUPPORTED_MEDIA_TYPE,
                    "The header Content-Type %s.".formatted(JSON_ALONE),
                    Fault.ofHeader(HttpHeaders.CONTENT_TYPE, JSON_ALONE));
        }
    }

    private static boolean isJson(String contentType) {
        try {
            return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(
                    MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static void checkAccept(List<String> said) {
        if (!said.isEmpty() && !acceptsAnswers(said)) {
            throw new RequestRefused(
                    WebReason.NOT_ACCEPTABLE,
                    "Answers are application/json or application/problem+json; the header Accept lets in neither.",
                    Fault.ofHeader(HttpHeaders.ACCEPT, "must let in application/json"));
        }
    }

    private static boolean acceptsAnswers(List<String> said) {
        try {
            return MediaType.parseMediaTypes(said).stream()
                    .filter(accepted -> accepted.getQualityValue() > 0)
                    .anyMatch(accepted -> ANSWERS.stream().anyMatch(accepted::includes));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
