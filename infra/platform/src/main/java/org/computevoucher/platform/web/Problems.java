package org.computevoucher.platform.web;

import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.Locale;
import org.computevoucher.platform.refusal.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Problem documents (RFC 9457): one shape for every no a service says. */
public final class Problems {

    /** How long a caller should wait before it asks for the same again, in seconds. */
    static final String RETRY_AFTER_SECONDS = "1";

    private Problems() {}

    /**
     * The problem document of a refusal; the refusal's components become members of the document.
     */
    public static ResponseEntity<ProblemDetail> of(Refusal refusal) {
        ProblemDetail problem =
                problem(
                        HttpStatusCode.valueOf(refusal.kind().status()),
                        refusal.reason(),
                        refusal.detail());
        addComponents(problem, refusal);
        HttpHeaders headers = new HttpHeaders();
        if (refusal.kind() == Refusal.Kind.NOT_YET) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return respond(problem, headers);
    }

    /** The problem document of a request that never became a command. */
    public static ResponseEntity<ProblemDetail> of(
            HttpStatus status, String reason, String detail) {
        return respond(problem(status, reason, detail), new HttpHeaders());
    }

    public static ResponseEntity<ProblemDetail> tryAgain(String reason, String detail) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return respond(problem(HttpStatus.SERVICE_UNAVAILABLE, reason, detail), headers);
    }

    static ProblemDetail problem(HttpStatusCode status, String reason, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/problems/" + words(reason, '-')));
        problem.setTitle(title(reason));
        problem.setProperty("reason", reason);
        return problem;
    }

    private static ResponseEntity<ProblemDetail> respond(
            ProblemDetail problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static void addComponents(ProblemDetail problem, Refusal refusal) {
        if (refusal instanceof Record) {
            for (RecordComponent component : refusal.getClass().getRecordComponents()) {
                problem.setProperty(component.getName(), valueOf(component, refusal));
            }
        }
    }

    private static Object valueOf(RecordComponent component, Refusal refusal) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(refusal);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record always answers its own components", e);
        }
    }

    private static String title(String reason) {
        String words = words(reason, ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String words(String reason, char separator) {
        return reason.toLowerCase(Locale.ROOT).replace('_', separator);
    }
}
