package org.computevoucher.ledger.budget;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.request.RequestKey;
import org.computevoucher.platform.web.KeyedAnswers;
import org.computevoucher.platform.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Taking allocated money back: asked for here, given or refused by the pot's envelope. */
@RestController
@RequestMapping("/api/v1/pots/{pot}/withdrawals")
class WithdrawalController {

    private final KeyedAnswers answers;
    private final BudgetRequestQueries requests;
    private final Ids ids;
    private final Clock clock;

    WithdrawalController(
            KeyedAnswers answers, BudgetRequestQueries requests, Ids ids, Clock clock) {
        this.answers = answers;
        this.requests = requests;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param amountFen in fen, more than 0
     * @param document 1 to 200 characters
     * @param effectiveAt when the order took effect; null: now
     */
    record WithdrawalRequest(
            @NotNull Long amountFen, @NotNull String document, @Nullable Instant effectiveAt) {}

    /** 202; 409 IDEMPOTENCY_CONFLICT; 422 with the reasons of {@link BudgetRefusal}. */
    @Operation(operationId = "requestWithdrawal", summary = "Take allocated money back")
    @ApiResponse(
            responseCode = "202",
            description = "The withdrawal is recorded, and the envelope of the pot is asked.",
            content = @Content(schema = @Schema(implementation = WithdrawalView.class)))
    @PostMapping
    ResponseEntity<?> request(
            Mandate mandate,
            @PathVariable String pot,
            RequestKey key,
            @Valid @RequestBody WithdrawalRequest request) {
        return BudgetController.inReach(
                mandate,
                pot,
                potId ->
                        answers.answer(
                                key,
                                request,
                                new RequestWithdrawal(
                                        potId.toString(),
                                        ids.next(),
                                        request.amountFen(),
                                        request.document(),
                                        ids.next(),
                                        BudgetController.inMicroseconds(request.effectiveAt()),
                                        clock.instant()),
                                WithdrawalView::of,
                                shown -> HttpStatus.ACCEPTED));
    }

    /** 200; 404 UNKNOWN_WITHDRAWAL. */
    @Operation(operationId = "getWithdrawal", summary = "How a withdrawal goes")
    @ApiResponse(
            responseCode = "200",
            description = "The withdrawal as it is now.",
            content = @Content(schema = @Schema(implementation = WithdrawalView.class)))
    @GetMapping("/{withdrawalId}")
    ResponseEntity<?> withdrawal(
            Mandate mandate, @PathVariable String pot, @PathVariable UUID withdrawalId) {
        return BudgetController.inReach(
                mandate,
                pot,
                potId ->
                        requests.withdrawal(potId, withdrawalId)
                                .<ResponseEntity<?>>map(ResponseEntity::ok)
                                .orElseGet(
                                        () ->
                                                Problems.of(
                                                        BudgetReason.UNKNOWN_WITHDRAWAL,
                                                        "The pot has no such withdrawal (yet).")));
    }
}
