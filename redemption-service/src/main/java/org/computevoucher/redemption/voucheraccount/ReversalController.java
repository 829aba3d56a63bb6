package org.computevoucher.redemption.voucheraccount;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.util.UUID;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.request.RequestKey;
import org.computevoucher.platform.web.KeyedAnswers;
import org.computevoucher.redemption.usage.Reversal;
import org.computevoucher.redemption.usage.ReversalAnswer;
import org.computevoucher.redemption.usage.Usage;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where data centres correct what they reported. */
@RestController
@RequestMapping("/api/v1/consumptions/{usageId}/reversals")
final class ReversalController {

    private final KeyedAnswers answers;
    private final Ids ids;
    private final Clock clock;

    ReversalController(KeyedAnswers answers, Ids ids, Clock clock) {
        this.answers = answers;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param reversalId the data centre's own id of the correction
     * @param billedCostFen what is taken back of the billed cost, in fen; more than 0
     * @param reason why: a code, for example METERING_ERROR
     */
    record ReversalRequest(
            @NotNull @Pattern(regexp = Usage.DATA_CENTRE_SYNTAX, message = Usage.DATA_CENTRE_WORDS)
                    String dataCentre,
            @NotNull @Pattern(regexp = Usage.USAGE_ID_SYNTAX, message = Usage.USAGE_ID_WORDS)
                    String reversalId,
            @NotNull @Min(1) @Max(Usage.MAX_BILLED_COST_FEN) Long billedCostFen,
            @NotNull @Pattern(regexp = Reversal.REASON_SYNTAX, message = Reversal.REASON_WORDS)
                    String reason) {}

    /**
     * The answer to a correction.
     *
     * @param result {@code accepted}, or {@code duplicate} where it had been accepted before
     * @param subsidyFen by how much the voucher's subsidy is smaller, in fen
     * @param leftFen what is left of the record's billed cost, in fen
     */
    record ReversalView(
            String result,
            UUID eventId,
            String dataCentre,
            String usageId,
            String reversalId,
            UUID voucherId,
            long billedCostFen,
            long eligibleCostFen,
            long subsidyFen,
            long leftFen) {

        static ReversalView of(Reversal reversal, CorrectedConsumption corrected) {
            ReversalAnswer answer = corrected.answer();
            return new ReversalView(
                    corrected.duplicate() ? "duplicate" : "accepted",
                    answer.eventId(),
                    reversal.dataCentre(),
                    reversal.usageId(),
                    reversal.reversalId(),
                    answer.voucherId(),
                    answer.billedCostFen(),
                    answer.eligibleCostFen(),
                    answer.subsidyFen(),
                    answer.leftFen());
        }

        boolean first() {
            return "accepted".equals(result);
        }
    }

    /**
     * 201 for a correction that is accepted, 200 with the first figures for one that was before.
     */
    @Operation(
            operationId = "reverseConsumption",
            summary = "Take back a usage record, in part or whole")
    @ApiResponse(
            responseCode = "201",
            description = "The correction is accepted.",
            content = @Content(schema = @Schema(implementation = ReversalView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The correction was accepted before; the first figures.",
            content = @Content(schema = @Schema(implementation = ReversalView.class)))
    @PostMapping
    ResponseEntity<?> reverse(
            Mandate mandate,
            RequestKey key,
            @PathVariable @Pattern(regexp = Usage.USAGE_ID_SYNTAX, message = Usage.USAGE_ID_WORDS)
                    String usageId,
            @Valid @RequestBody ReversalRequest request) {
        mandate.require(Owner.dataCentre(request.dataCentre()));
        Reversal reversal =
                new Reversal(
                        request.dataCentre(),
                        usageId,
                        request.reversalId(),
                        request.billedCostFen(),
                        request.reason());
        return answers.<CorrectedConsumption, ReversalView>answer(
                key,
                request,
                new ReverseConsumption(reversal, ids.next(), clock.instant()),
                corrected -> ReversalView.of(reversal, corrected),
                view -> view.first() ? HttpStatus.CREATED : HttpStatus.OK);
    }
}
