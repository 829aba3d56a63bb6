package org.computevoucher.ledger.budget;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.request.RequestKey;
import org.computevoucher.platform.web.KeyedAnswers;
import org.computevoucher.platform.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The end of a pot's fiscal year: asked for here, done when the pot's envelope is closed. */
@RestController
@RequestMapping("/api/v1/pots/{pot}/year-end")
class YearEndController {

    private final KeyedAnswers answers;
    private final BudgetRequestQueries requests;
    private final Ids ids;
    private final Clock clock;

    YearEndController(KeyedAnswers answers, BudgetRequestQueries requests, Ids ids, Clock clock) {
        this.answers = answers;
        this.requests = requests;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param document 1 to 200 characters
     * @param decision what is to become of what is left
     */
    record YearEndRequest(@NotNull String document, @NotNull YearEndDecision decision) {}

    /** 202; 409 IDEMPOTENCY_CONFLICT; 422 with the reasons of {@link BudgetRefusal}. */
    @Operation(operationId = "requestYearEnd", summary = "Close the fiscal year of a pot")
    @ApiResponse(
            responseCode = "202",
            description = "The year's end is recorded, and the envelope of the pot is asked.",
            content = @Content(schema = @Schema(implementation = YearEndView.class)))
    @PostMapping
    ResponseEntity<?> request(
            Mandate mandate,
            @PathVariable String pot,
            RequestKey key,
            @Valid @RequestBody YearEndRequest request) {
        return BudgetController.inReach(
                mandate,
                pot,
                potId ->
                        answers.answer(
                                key,
                                request,
                                new RequestYearEnd(
                                        potId.toString(),
                                        ids.next(),
                                        request.decision(),
                                        request.document(),
                                        ids.next(),
                                        clock.instant()),
                                YearEndView::of,
                                shown -> HttpStatus.ACCEPTED));
    }

    /** 200; 404 UNKNOWN_YEAR_END. */
    @Operation(operationId = "getYearEnd", summary = "How the end of a fiscal year goes")
    @ApiResponse(
            responseCode = "200",
            description = "The year's end as it is now.",
            content = @Content(schema = @Schema(implementation = YearEndView.class)))
    @GetMapping
    ResponseEntity<?> yearEnd(Mandate mandate, @PathVariable String pot) {
        return BudgetController.inReach(
                mandate,
                pot,
                potId ->
                        requests.yearEnd(potId)
                                .<ResponseEntity<?>>map(ResponseEntity::ok)
                                .orElseGet(
                                        () ->
                                                Problems.of(
                                                        BudgetReason.UNKNOWN_YEAR_END,
                                                        "Nobody has asked to close this year"
                                                                + " (yet).")));
    }
}
