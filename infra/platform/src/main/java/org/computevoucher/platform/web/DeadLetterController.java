package org.computevoucher.platform.web;

import java.util.List;
import org.computevoucher.platform.intake.DeadLetters;
import org.computevoucher.platform.intake.Intake;
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

    DeadLetterController(DeadLetters deadLetters, Intake intake) {
        this.deadLetters = deadLetters;
        this.intake = intake;
    }

    /**
     * @param next the {@code after} of the next page, or the same as before at the end
     */
    record Page(List<DeadLetters.Letter> deadLetters, long next) {}

    record Replayed(long id, Intake.Replay result) {}

    @GetMapping
    Page list(
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        List<DeadLetters.Letter> letters =
                deadLetters.list(after, Math.clamp(limit, 1, PAGE_LIMIT));
        return new Page(letters, letters.isEmpty() ? after : letters.getLast().id());
    }

    @PostMapping("/{id}/replay")
    ResponseEntity<?> replay(@PathVariable long id) {
        try {
            Intake.Replay result = intake.replay(id);
            return result == Intake.Replay.NO_SUCH_LETTER
                    ? Problems.of(
                            HttpStatus.NOT_FOUND,
                            "UNKNOWN_DEAD_LETTER",
                            "No dead letter %d waits to be replayed.".formatted(id))
                    : ResponseEntity.ok(new Replayed(id, result));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Problems.of(
                    HttpStatus.CONFLICT,
                    "STILL_FAILS",
                    "The record fails again and nothing was changed: " + e.getMessage());
        }
    }
}
