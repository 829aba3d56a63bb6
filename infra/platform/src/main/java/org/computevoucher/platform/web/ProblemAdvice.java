package org.computevoucher.platform.web;

import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.modelling.command.ConcurrencyException;
import org.computevoucher.platform.command.LaneFullException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Makes a problem document of every request that did not become a command, and of everything that
 * broke.
 */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> overloaded(LaneFullException e) {
        return Problems.tryAgain("OVERLOADED", String.valueOf(e.getMessage()));
    }

    /** Several instances kept meeting at one aggregate. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> crowded(ConcurrencyException e) {
        log.warn("a command met conflicts to the end of its tries", e);
        return Problems.tryAgain(
                "OVERLOADED",
                "Too many requests for the same thing at once; nothing was done. Try again shortly.");
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<ProblemDetail> databaseAway(Exception e) {
        log.error("the database did not answer", e);
        return Problems.tryAgain(
                "TEMPORARILY_UNAVAILABLE",
                "The service cannot reach its database. Nothing was lost; send the same request with the same Idempotency-Key again.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> broken(Exception e) {
        log.error("a request failed", e);
        return Problems.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "INTERNAL_ERROR",
                "Something is broken on our side. Send the same request with the same Idempotency-Key again: it is done at most once.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongType(MethodArgumentTypeMismatchException e) {
        return Problems.of(
                HttpStatus.BAD_REQUEST,
                "PARAMETER_MALFORMED",
                "'%s' is malformed: %s".formatted(e.getName(), rootMessage(e)));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        List<Map<String, String>> errors = new ArrayList<>();
        e.getBindingResult()
                .getFieldErrors()
                .forEach(
                        error ->
                                errors.add(
                                        Map.of(
                                                "pointer",
                                                pointer(error.getField()),
                                                "detail",
                                                String.valueOf(error.getDefaultMessage()))));
        ProblemDetail problem =
                Problems.problem(
                        HttpStatus.BAD_REQUEST,
                        "FIELDS_INVALID",
                        "Some fields are missing or out of range; 'errors' names each.");
        problem.setProperty("errors", errors);
        return answer(problem);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        List<Map<String, String>> errors = new ArrayList<>();
        e.getParameterValidationResults()
                .forEach(
                        parameter ->
                                parameter
                                        .getResolvableErrors()
                                        .forEach(
                                                error ->
                                                        errors.add(
                                                                Map.of(
                                                                        "parameter",
                                                                        String.valueOf(
                                                                                parameter
                                                                                        .getMethodParameter()
                                                                                        .getParameterName()),
                                                                        "detail",
                                                                        String.valueOf(
                                                                                error
                                                                                        .getDefaultMessage())))));
        ProblemDetail problem =
                Problems.problem(
                        HttpStatus.BAD_REQUEST,
                        "PARAMETERS_INVALID",
                        "Some parameters are out of range; 'errors' names each.");
        problem.setProperty("errors", errors);
        return answer(problem);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (!(e.getCause() instanceof JacksonException json)) {
            return answer(
                    Problems.problem(
                            HttpStatus.BAD_REQUEST, "BODY_MISSING", "A JSON body is required."));
        }
        ProblemDetail problem =
                json instanceof UnrecognizedPropertyException unknown
                        ? Problems.problem(
                                HttpStatus.BAD_REQUEST,
                                "FIELD_UNKNOWN",
                                "There is no field '%s'; known here are %s."
                                        .formatted(
                                                unknown.getPropertyName(),
                                                unknown.getKnownPropertyIds()))
                        : Problems.problem(
                                HttpStatus.BAD_REQUEST,
                                "BODY_MALFORMED",
                                "The body is no JSON of the expected form.");
        problem.setProperty(
                "errors", List.of(Map.of("pointer", pointerOf(json), "detail", whatIsWrong(json))));
        return answer(problem);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleServletRequestBindingException(
            org.springframework.web.bind.ServletRequestBindingException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String name =
                e instanceof MissingRequestHeaderException missing ? missing.getHeaderName() : "";
        return name.isEmpty()
                ? super.handleServletRequestBindingException(e, headers, status, request)
                : answer(
                        Problems.problem(
                                HttpStatus.BAD_REQUEST,
                                "HEADER_MISSING",
                                "The header %s is required: a name of your choice for this request, 1 to 128 visible ASCII characters, the same when you send it again."
                                        .formatted(name)));
    }

    /** Everything else Spring refuses before a controller is reached: same shape, with a code. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem
                && (problem.getProperties() == null
                        || !problem.getProperties().containsKey("reason"))) {
            HttpStatus known = HttpStatus.resolve(status.value());
            String reason = known == null ? "REQUEST_REFUSED" : known.name();
            ProblemDetail own =
                    Problems.problem(status, reason, String.valueOf(problem.getDetail()));
            return ResponseEntity.status(status)
                    .headers(headers)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(own);
        }
        if (request instanceof ServletWebRequest servlet && status.is5xxServerError()) {
            log.error("{} answered {}", servlet.getRequest().getRequestURI(), status);
        }
        return ResponseEntity.status(status).headers(headers).body(body);
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static String pointer(String field) {
        return "/" + field.replace('.', '/').replace("[", "/").replace("]", "");
    }

    private static String pointerOf(JacksonException json) {
        StringBuilder pointer = new StringBuilder();
        json.getPath()
                .forEach(
                        step ->
                                pointer.append('/')
                                        .append(
                                                step.getPropertyName() == null
                                                        ? String.valueOf(step.getIndex())
                                                        : step.getPropertyName()));
        return pointer.toString();
    }

    /** In the caller's words: Jackson's own message names our classes. */
    private static String whatIsWrong(JacksonException json) {
        return switch (json) {
            case UnrecognizedPropertyException _ -> "there is no such field";
            case MismatchedInputException mismatch when mismatch.getTargetType() != null ->
                    "must be " + inWords(mismatch.getTargetType());
            case InputCoercionException _ -> "is a number out of range";
            case StreamReadException _ -> {
                TokenStreamLocation at = json.getLocation();
                yield at == null
                        ? "is not JSON"
                        : "is not JSON from line %d, column %d on"
                                .formatted(at.getLineNr(), at.getColumnNr());
            }
            default -> "does not have the expected form";
        };
    }

    private static String inWords(Class<?> type) {
        if (type == String.class) {
            return "a text";
        }
        if (type == long.class
                || type == Long.class
                || type == int.class
                || type == Integer.class) {
            return "a whole number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (type == LocalDate.class) {
            return "a date, as in 2026-01-31";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "a time with offset (RFC 3339), as in 2026-01-31T09:00:00+08:00";
        }
        return type.isRecord() ? "an object" : "of the expected form";
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return firstLine(String.valueOf(root.getMessage()));
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("malformed");
    }
}
