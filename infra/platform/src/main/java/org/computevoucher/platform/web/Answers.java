package org.computevoucher.platform.web;

import java.util.function.Function;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Outcome.Accepted;
import org.computevoucher.platform.refusal.Outcome.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Turns outcomes into HTTP answers: the only place that knows which status an outcome gets. */
public final class Answers {

    private Answers() {}

    /** 201 with the result, or the refusal's problem document. */
    public static <R> ResponseEntity<?> created(Outcome<R> outcome) {
        return answer(outcome, result -> HttpStatus.CREATED);
    }

    /**
     * The result with a status that depends on it (201 for a first answer, 200 for the same answer
     * again), or the refusal's problem document.
     */
    public static <R> ResponseEntity<?> answer(Outcome<R> outcome, Function<R, HttpStatus> status) {
        return switch (outcome) {
            case Accepted<R>(R result) -> ResponseEntity.status(status.apply(result)).body(result);
            case Refused<R>(var refusal) -> Problems.of(refusal);
        };
    }
}
