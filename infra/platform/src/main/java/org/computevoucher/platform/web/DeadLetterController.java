package org.computevoucher.platform.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.function.Consumer;
import org.computevoucher.platform.intake.DeadLetters;
import org.computevoucher.platform.intake.Intake;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Refusal;
import org.computevoucher.platform.request.RequestKey;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For operators: the records that could not be taken in, and a way to take them in after all. */
@RestController
@RequestMapping("/api/v1/dead-letters")
class DeadLetterController {

    private static final int PAGE_LIMIT = 500;

    private final DeadLetters deadLetters;
    private final Intake intake;
    private final KeyedAnswers answers;

    DeadLetterController(DeadLetters deadLetters, Intake intake, KeyedAnswers answers) {
        this.deadLetters = deadLetters;
        this.intake = intake;
        this.answers = answers;
    }

    /**
     * @param next the {@code after} of the next page, or the same as before at the end
     */
    @Schema(name = "DeadLetterPage")
    record Page(List<DeadLetters.Letter> deadLetters, long next) {}

    record Replayed(long id, Intake.Replay result) {}

    @Operation(operationId = "listDeadLetters", summary = "Records that could not be taken in")
    @GetMapping
    Page list(
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        List<DeadLetters.Letter> letters =
                deadLetters.list(after, Math.clamp(limit, 1, PAGE_LIMIT));
        return new Page(letters, letters.isEmpty() ? after : letters.getLast().id());
    }

    /** 200, the same again under the same key; 404 UNKNOWN_DEAD_LETTER; 409 STILL_FAILS. */
    @Operation(operationId = "replayDeadLetter", summary = "Take a dead letter in again")
    @ApiResponse(
            responseCode = "200",
            description = "What became of it.",
            content = @Content(schema = @Schema(implementation = Replayed.class)))
    @PostMapping("/{id}/replay")
    ResponseEntity<?> replay(@PathVariable long id, RequestKey key) {
        return answers.<Replayed>done(key, () -> null, HttpStatus.OK, done -> replayed(id, done));
    }

    private Outcome<Replayed> replayed(long id, Consumer<Replayed> done) {
        try {
            Intake.Replay result =
                    intake.replay(id, replay -> done.accept(new Replayed(id, replay)));
            return result == Intake.Replay.NO_SUCH_LETTER
                    ? Outcome.refused(new UnknownDeadLetter(id))
                    : Outcome.accepted(new Replayed(id, result));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Outcome.refused(new StillFails(id, String.valueOf(e.getMessage())));
        }
    }

    private record UnknownDeadLetter(long id) implements Refusal {

        @Override
        public String reason() {
            return "UNKNOWN_DEAD_LETTER";
        }

        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }

        @Override
        public String detail() {
            return "No dead letter %d waits to be replayed.".formatted(id);
        }
    }

    private record StillFails(long id, String failure) implements Refusal {

        @Override
        public String reason() {
            return "STILL_FAILS";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String detail() {
            return "The record fails again and nothing was changed: " + failure;
        }
    }
}
