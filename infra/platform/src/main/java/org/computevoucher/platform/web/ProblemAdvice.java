package org.computevoucher.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.axonframework.modelling.command.ConcurrencyException;
import org.computevoucher.platform.command.LaneFullException;
import org.computevoucher.platform.command.OutcomeUnknownException;
import org.computevoucher.platform.web.json.JsonFaults;
import org.computevoucher.platform.web.json.Words;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.validation.Errors;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a problem document of every request that did not become a command, and of everything that
 * broke.
 */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final JsonMapper json;

    ProblemAdvice(JsonMapper json) {
        this.json = json;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RequestRefused e) {
        return Problems.of(e);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> overloaded(LaneFullException e) {
        return Problems.tryAgain(WebReason.OVERLOADED, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> outcomeUnknown(OutcomeUnknownException e) {
        log.warn("a caller was sent away: {}", e.getMessage());
        return Problems.tryAgain(
                WebReason.OUTCOME_UNKNOWN,
                "The outcome is not known yet. Send the same request with the same Idempotency-Key again: it is done at most once, and you get its outcome.");
    }

    /** Several instances kept meeting at one aggregate. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> crowded(ConcurrencyException e) {
        log.warn("a command met conflicts to the end of its tries", e);
        return Problems.tryAgain(
                WebReason.OVERLOADED,
                "Too many requests for the same thing at once; nothing was done. Try again shortly.");
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<ProblemDetail> databaseAway(Exception e, HttpServletResponse response)
            throws Exception {
        breakOffWhatHasBegun(response, e);
        log.error("the database did not answer", e);
        return Problems.tryAgain(
                WebReason.TEMPORARILY_UNAVAILABLE,
                "The service's database does not answer in time. Nothing was lost; send the same request with the same Idempotency-Key again.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> broken(Exception e, HttpServletResponse response)
            throws Exception {
        breakOffWhatHasBegun(response, e);
        log.error("a request failed", e);
        return Problems.of(
                WebReason.INTERNAL_ERROR,
                "Something is broken on our side. Send the same request with the same Idempotency-Key again: it is done at most once.");
    }

    /**
     * A part of the answer is with the client already: a problem document would only be more of it.
     * The server gets the exception, logs it unless the client is gone, and cuts the connection, so
     * that nobody takes the part for the whole.
     */
    private static void breakOffWhatHasBegun(HttpServletResponse response, Exception failure)
            throws Exception {
        if (response.isCommitted()) {
            throw failure;
        }
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongType(MethodArgumentTypeMismatchException e) {
        String words = wordsFor(e);
        RequestHeader header = e.getParameter().getParameterAnnotation(RequestHeader.class);
        return header == null
                ? Problems.of(
                        WebReason.PARAMETER_MALFORMED,
                        "The parameter '%s' %s.".formatted(e.getName(), words),
                        List.of(Fault.ofParameter(e.getName(), words)))
                : Problems.of(
                        WebReason.HEADER_MALFORMED,
                        "The header '%s' does not fit: %s.".formatted(e.getName(), words),
                        List.of(Fault.ofHeader(e.getName(), words)));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return plain(fieldsInvalid(faultsOf(e.getBindingResult())));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        List<Fault> ofBody = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (ParameterValidationResult result : e.getParameterValidationResults()) {
            if (result instanceof ParameterErrors body) {
                ofBody.addAll(faultsOf(body));
            } else {
                String name = String.valueOf(result.getMethodParameter().getParameterName());
                result.getResolvableErrors()
                        .forEach(
                                error ->
                                        faults.add(
                                                Fault.ofParameter(
                                                        name,
                                                        String.valueOf(
                                                                error.getDefaultMessage()))));
            }
        }
        if (faults.isEmpty()) {
            return plain(fieldsInvalid(ofBody));
        }
        faults.addAll(ofBody);
        return plain(
                Problems.of(
                        WebReason.PARAMETERS_INVALID,
                        "Some parameters are out of range; 'errors' names each.",
                        faults));
    }

    private static List<Fault> faultsOf(Errors body) {
        return body.getFieldErrors().stream()
                .map(
                        error ->
                                Fault.atPointer(
                                        pointer(error.getField()),
                                        String.valueOf(error.getDefaultMessage())))
                .sorted(Comparator.comparing(Fault::name))
                .toList();
    }

    private static ResponseEntity<ProblemDetail> fieldsInvalid(List<Fault> faults) {
        return Problems.of(
                WebReason.FIELDS_INVALID,
                "Some fields are missing or out of range; 'errors' names each.",
                faults);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return plain(
                e.getCause() instanceof JacksonException cause
                        ? Problems.of(unreadable(cause, e))
                        : Problems.of(WebReason.BODY_MISSING, "A JSON body is required."));
    }

    /** The body is there again: {@code StrictBody} keeps it for as long as the request lasts. */
    private RequestRefused unreadable(JacksonException cause, HttpMessageNotReadableException e) {
        try {
            return JsonFaults.refusalOf(cause, e.getHttpInputMessage().getBody(), json);
        } catch (IOException gone) {
            return JsonFaults.refusalOf(cause, InputStream.nullInputStream(), json);
        }
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String name = e.getParameterName();
        return plain(
                Problems.of(
                        WebReason.PARAMETER_MISSING,
                        "The parameter '%s' is required.".formatted(name),
                        List.of(Fault.ofParameter(name, "is required"))));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleServletRequestBindingException(
            ServletRequestBindingException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (e instanceof MissingRequestHeaderException missing) {
            String name = missing.getHeaderName();
            return plain(
                    Problems.of(
                            WebReason.HEADER_MISSING,
                            "The header %s is required: a name of your choice for this request, 1 to 128 visible ASCII characters, the same when you send it again."
                                    .formatted(name),
                            List.of(Fault.ofHeader(name, "is required"))));
        }
        return super.handleServletRequestBindingException(e, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        List<MediaType> accepted =
                e.getSupportedMediaTypes().stream()
                        .filter(MediaType::isConcrete)
                        .filter(type -> type.getSubtype().endsWith("json"))
                        .distinct()
                        .toList();
        String names = accepted.stream().map(MediaType::toString).collect(Collectors.joining(", "));
        HttpHeaders own = new HttpHeaders();
        own.setAccept(accepted);
        return plain(
                Problems.respond(
                        Problems.document(
                                WebReason.UNSUPPORTED_MEDIA_TYPE,
                                "The body has to be %s; say so in Content-Type."
                                        .formatted(names.isEmpty() ? "application/json" : names),
                                List.of()),
                        own));
    }

    /** Everything else Spring refuses before a controller is reached: same shape, with a code. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        WebReason reason = WebReason.of(status.value());
        if (reason == WebReason.INTERNAL_ERROR) {
            log.error("{} answered {}", request.getDescription(false), status);
        }
        ResponseEntity<ProblemDetail> problem = Problems.of(reason);
        return ResponseEntity.status(problem.getStatusCode())
                .headers(headers)
                .headers(problem.getHeaders())
                .body(problem.getBody());
    }

    private static ResponseEntity<Object> plain(ResponseEntity<ProblemDetail> problem) {
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .body(problem.getBody());
    }

    /** Our own parsers speak the caller's words; everybody else's name classes. */
    private static String wordsFor(MethodArgumentTypeMismatchException e) {
        Class<?> type = Objects.requireNonNullElse(e.getRequiredType(), Object.class);
        boolean ours = type.getName().startsWith("org.computevoucher.") && !type.isEnum();
        Throwable root = rootOf(e);
        return ours && root instanceof IllegalArgumentException
                ? String.valueOf(root.getMessage())
                : Words.of(type);
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root;
    }

    private static String pointer(String field) {
        return "/" + field.replace('.', '/').replace("[", "/").replace("]", "");
    }
}
