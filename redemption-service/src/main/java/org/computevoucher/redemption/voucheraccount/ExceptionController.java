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
import java.util.Optional;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.request.RequestKey;
import org.computevoucher.platform.web.KeyedAnswers;
import org.computevoucher.platform.web.Problems;
import org.computevoucher.redemption.usage.ExceptionVerdict;
import org.computevoucher.redemption.usage.FirstAnswer;
import org.computevoucher.redemption.usage.Reversal;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.usage.UsageKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a person decides on usage that no rule may decide on. */
@RestController
@RequestMapping("/api/v1/exceptions")
final class ExceptionController {

    private static final String REGION_SYNTAX = "[1-9][0-9]{5}";
    private static final String REGION_WORDS = "must be six digits of a division (GB/T 2260)";
    private static final String DOCUMENT = "[^\\p{Cntrl}]{1,200}";
    private static final String DOCUMENT_WORDS =
            "must be 1 to 200 characters without control characters";

    private final KeyedAnswers answers;
    private final ExceptionQueries queries;
    private final Ids ids;
    private final Clock clock;

    ExceptionController(KeyedAnswers answers, ExceptionQueries queries, Ids ids, Clock clock) {
        this.answers = answers;
        this.queries = queries;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param reason why: a code
     * @param document the reference of the paper that says so; no names of people
     */
    record DecisionRequest(
            @NotNull ExceptionVerdict verdict,
            @NotNull @Pattern(regexp = Reversal.REASON_SYNTAX, message = Reversal.REASON_WORDS)
                    String reason,
            @NotNull @Pattern(regexp = DOCUMENT, message = DOCUMENT_WORDS) String document) {}

    /**
     * @param subsidyFen what the pot pays, in fen; null: nothing, it was rejected
     * @param payerShareFen what the enterprise pays itself, in fen
     */
    record DecisionAnswer(
            String dataCentre,
            String usageId,
            ExceptionVerdict verdict,
            @Nullable Long subsidyFen,
            @Nullable Long payerShareFen) {

        static DecisionAnswer of(String dataCentre, String usageId, DecidedException decided) {
            FirstAnswer first = decided.first();
            return new DecisionAnswer(
                    dataCentre,
                    usageId,
                    decided.verdict(),
                    first == null ? null : first.subsidyFen(),
                    first == null ? null : first.payerShareFen());
        }
    }

    /**
     * @param region whose pots' vouchers; null: of any
     * @param dataCentre whose usage; null: of any
     * @param waiting true: those that wait for a decision; false: those that were decided
     */
    @Operation(operationId = "listExceptions", summary = "Usage that waits for a decision, or did")
    @ApiResponse(
            responseCode = "200",
            description = "A page of exceptions.",
            content = @Content(schema = @Schema(implementation = ExceptionView.Page.class)))
    @GetMapping
    ResponseEntity<?> exceptions(
            Mandate mandate,
            @RequestParam(required = false) @Pattern(regexp = REGION_SYNTAX, message = REGION_WORDS)
                    @Nullable String region,
            @RequestParam(required = false)
                    @Pattern(regexp = Usage.DATA_CENTRE_SYNTAX, message = Usage.DATA_CENTRE_WORDS)
                    @Nullable String dataCentre,
            @RequestParam(required = false) @Nullable Boolean waiting,
            @RequestParam(defaultValue = "0") @Min(0) long after,
            @RequestParam(defaultValue = "" + ExceptionView.Page.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(ExceptionView.Page.MAX_LIMIT)
                    int limit) {
        mandate.require(Owner.region(region).orDataCentre(dataCentre));
        return ResponseEntity.ok(queries.page(region, dataCentre, waiting, after, limit));
    }

    @Operation(operationId = "decideException", summary = "Decide on usage that waits")
    @ApiResponse(
            responseCode = "200",
            description = "The decision, and what the usage is worth where it was accepted.",
            content = @Content(schema = @Schema(implementation = DecisionAnswer.class)))
    @PostMapping("/{dataCentre}/{usageId}/decisions")
    ResponseEntity<?> decide(
            Mandate mandate,
            RequestKey key,
            @PathVariable
                    @Pattern(regexp = Usage.DATA_CENTRE_SYNTAX, message = Usage.DATA_CENTRE_WORDS)
                    String dataCentre,
            @PathVariable @Pattern(regexp = Usage.USAGE_ID_SYNTAX, message = Usage.USAGE_ID_WORDS)
                    String usageId,
            @Valid @RequestBody DecisionRequest request) {
        String usageKey = Usage.keyOf(dataCentre, usageId);
        Optional<ExceptionView> found =
                mandate.visible(queries.exception(dataCentre, usageId), ExceptionView::owner);
        if (found.isEmpty()) {
            return Problems.of(UsageKey.noException(usageKey));
        }
        return answers.<DecidedException, DecisionAnswer>answer(
                key,
                request,
                new DecideException(
                        usageKey,
                        request.verdict(),
                        request.reason(),
                        request.document(),
                        key.caller(),
                        ids.next(),
                        ids.next(),
                        clock.instant()),
                decided -> DecisionAnswer.of(dataCentre, usageId, decided),
                answer -> HttpStatus.OK);
    }
}
