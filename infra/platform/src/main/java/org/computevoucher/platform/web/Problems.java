package org.computevoucher.platform.web;

import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.computevoucher.platform.refusal.Refusal;
import org.computevoucher.platform.trace.CurrentTrace;
import org.computevoucher.platform.web.json.Texts;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * Problem documents (RFC 9457): one shape for every no a service says. Nobody else makes one, so
 * that every reason is a {@link Refusal} or a {@link ProblemReason} and thereby in the catalogue.
 */
public final class Problems {

    /** How long a caller should wait before it asks for the same again, in seconds. */
    static final long RETRY_AFTER_SECONDS = 1;

    private Problems() {}

    /**
     * The problem document of a refusal; the refusal's components become members of the document.
     */
    public static ResponseEntity<ProblemDetail> of(Refusal refusal) {
        ProblemDetail problem =
                document(
                        HttpStatus.valueOf(refusal.kind().status()),
                        refusal.reason(),
                        refusal.detail());
        addComponents(problem, refusal);
        HttpHeaders headers = new HttpHeaders();
        if (refusal.kind() == Refusal.Kind.NOT_YET) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(RETRY_AFTER_SECONDS));
        }
        return respond(problem, headers);
    }

    /** The problem document of a request that never became a command. */
    public static ResponseEntity<ProblemDetail> of(ProblemReason reason, String detail) {
        return of(reason, detail, List.of());
    }

    /** The same where nothing more is known than what the catalogue says about the reason. */
    public static ResponseEntity<ProblemDetail> of(ProblemReason reason) {
        return of(
                reason,
                ProblemCatalogue.ofThisService()
                        .row(reason.name())
                        .map(ProblemCatalogue.Row::meaning)
                        .orElse(reason.name()));
    }

    /** The same, with the parts of the request that are wrong. */
    public static ResponseEntity<ProblemDetail> of(
            ProblemReason reason, String detail, List<Fault> faults) {
        return respond(document(reason, detail, faults), new HttpHeaders());
    }

    /** The same for what was thrown. */
    public static ResponseEntity<ProblemDetail> of(RequestRefused refused) {
        return of(refused.reason(), refused.detail(), refused.faults());
    }

    /** The problem document of a request that may succeed when it is sent again shortly. */
    public static ResponseEntity<ProblemDetail> tryAgain(ProblemReason reason, String detail) {
        return tryAgain(reason, detail, RETRY_AFTER_SECONDS, Map.of());
    }

    /**
     * The same where it is known when.
     *
     * @param members of the document besides, for programs
     */
    public static ResponseEntity<ProblemDetail> tryAgain(
            ProblemReason reason,
            String detail,
            long afterSeconds,
            Map<String, ? extends Object> members) {
        ProblemDetail problem = document(reason, detail, List.of());
        members.forEach(problem::setProperty);
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(afterSeconds));
        return respond(problem, headers);
    }

    static ProblemDetail document(ProblemReason reason, String detail, List<Fault> faults) {
        ProblemDetail problem =
                document(HttpStatus.valueOf(reason.status()), reason.name(), detail);
        if (!faults.isEmpty()) {
            problem.setProperty("errors", faults.stream().map(Fault::shown).toList());
        }
        return problem;
    }

    private static ProblemDetail document(HttpStatusCode status, String reason, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, Texts.visible(detail));
        problem.setType(URI.create(ProblemCatalogue.typeOf(reason)));
        problem.setTitle(ProblemCatalogue.ofThisService().titleOf(reason));
        problem.setProperty("reason", reason);
        CurrentTrace.get()
                .ifPresent(
                        trace -> problem.setProperty(CurrentTrace.CORRELATION_ID, trace.traceId()));
        return problem;
    }

    /** The answer that carries a document; the answer to a wrong request is kept by no cache. */
    static ResponseEntity<ProblemDetail> respond(ProblemDetail problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .cacheControl(CacheControl.noStore())
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
}
