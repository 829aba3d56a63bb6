package org.computevoucher.platform.web.limit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.computevoucher.platform.web.Fault;
import org.computevoucher.platform.web.RequestRefused;
import org.computevoucher.platform.web.WebReason;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Bodies are JSON and answers are JSON, or what the endpoint's {@link Media} says, and both is
 * settled before anything is done: Spring would take whatever some library on the class path can
 * read, and finds out only with the answer in its hands that the caller does not want it.
 *
 * @param takes the types of which the body can be; empty: there is none
 * @param gives the type of the answer
 */
record MediaTypes(List<MediaType> takes, MediaType gives) {

    private static final String API = "/api/";

    static MediaTypes of(@Nullable Media media, boolean takesBody) {
        String[] takes =
                media == null ? new String[] {MediaType.APPLICATION_JSON_VALUE} : media.takes();
        String gives = media == null ? MediaType.APPLICATION_JSON_VALUE : media.gives();
        return new MediaTypes(
                takesBody ? MediaType.parseMediaTypes(List.of(takes)) : List.of(),
                MediaType.parseMediaType(gives));
    }

    void check(HttpServletRequest request, HttpServletResponse response) {
        if (!takes.isEmpty()) {
            checkContentType(
                    takes,
                    Collections.list(request.getHeaders(HttpHeaders.CONTENT_TYPE)),
                    response);
        }
        // pages for people choose for themselves
        if (request.getRequestURI().startsWith(API)) {
            checkAccept(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        }
    }

    private static void checkContentType(
            List<MediaType> takes, List<String> said, HttpServletResponse response) {
        if (said.size() > 1) {
            throw new RequestRefused(
                    WebReason.HEADER_MALFORMED,
                    "The header Content-Type is there %d times; which is meant cannot be known."
                            .formatted(said.size()),
                    Fault.ofHeader(HttpHeaders.CONTENT_TYPE, "must be there once"));
        }
        if (said.isEmpty() || takes.stream().noneMatch(type -> is(type, said.getFirst()))) {
            // what would be right (RFC 9110, 15.5.16)
            response.setHeader(HttpHeaders.ACCEPT, MediaType.toString(takes));
            String words =
                    "must be "
                            + takes.stream()
                                    .map(MediaType::toString)
                                    .collect(Collectors.joining(" or "));
            throw new RequestRefused(
                    WebReason.UNSUPPORTED_MEDIA_TYPE,
                    "The header Content-Type %s.".formatted(words),
                    Fault.ofHeader(HttpHeaders.CONTENT_TYPE, words));
        }
    }

    private static boolean is(MediaType type, String contentType) {
        try {
            return type.equalsTypeAndSubtype(MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private void checkAccept(List<String> said) {
        if (!said.isEmpty() && !acceptsAnswers(said)) {
            throw new RequestRefused(
                    WebReason.NOT_ACCEPTABLE,
                    "Answers are %s or application/problem+json; the header Accept lets in neither."
                            .formatted(gives),
                    Fault.ofHeader(HttpHeaders.ACCEPT, "must let in " + gives));
        }
    }

    private boolean acceptsAnswers(List<String> said) {
        List<MediaType> answers = List.of(gives, MediaType.APPLICATION_PROBLEM_JSON);
        try {
            return MediaType.parseMediaTypes(said).stream()
                    .filter(accepted -> accepted.getQualityValue() > 0)
                    .anyMatch(accepted -> answers.stream().anyMatch(accepted::includes));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
