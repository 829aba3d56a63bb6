package org.computevoucher.redemption.settlement;

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
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.request.RequestKey;
import org.computevoucher.platform.web.Fault;
import org.computevoucher.platform.web.KeyedAnswers;
import org.computevoucher.platform.web.Problems;
import org.computevoucher.redemption.payee.PayeeNames;
import org.computevoucher.redemption.settlement.SettlementCommand.ApproveSettlementRun;
import org.computevoucher.redemption.settlement.SettlementCommand.CancelSettlementRun;
import org.computevoucher.redemption.settlement.SettlementCommand.OpenSettlementRun;
import org.computevoucher.redemption.settlement.SettlementRefusal.SettlementRunUnknown;
import org.computevoucher.redemption.settlement.SettlementViews.PaymentView;
import org.computevoucher.redemption.settlement.SettlementViews.RunAnswer;
import org.computevoucher.redemption.settlement.SettlementViews.RunDetail;
import org.computevoucher.redemption.settlement.SettlementViews.RunPage;
import org.computevoucher.redemption.settlement.SettlementViews.RunView;
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

/** Where treasuries open, approve and look at settlement runs. */
@RestController
@RequestMapping("/api/v1/settlement-runs")
final class SettlementRunController {

    private static final String REGION = "[1-9][0-9]{5}";
    private static final String REGION_WORDS = "must be the six digits of a region";
    private static final String DOCUMENT = "[^\\p{Cntrl} ][^\\p{Cntrl}]{0,199}";
    private static final String DOCUMENT_WORDS =
            "must be 1 to 200 characters without control characters, and begin with no blank";

    private final KeyedAnswers answers;
    private final SettlementQueries queries;
    private final SettlementProperties settings;
    private final Ids ids;
    private final Clock clock;

    SettlementRunController(
            KeyedAnswers answers,
            SettlementQueries queries,
            SettlementProperties settings,
            Ids ids,
            Clock clock) {
        this.answers = answers;
        this.queries = queries;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param payee whom alone to pay; null: everybody
     * @param pot what alone to settle; null: all of the region's
     */
    record RunRequest(
            @NotNull @Pattern(regexp = REGION, message = REGION_WORDS) String region,
            @Nullable @Pattern(regexp = PayeeNames.PAYEE_SYNTAX, message = PayeeNames.PAYEE_WORDS)
                    String payee,
            @Nullable @Pattern(regexp = PayeeNames.POT_SYNTAX, message = PayeeNames.POT_WORDS)
                    String pot) {}

    /** The body of a cancellation. */
    record RunCancellationRequest(
            @NotNull @Pattern(regexp = DOCUMENT, message = DOCUMENT_WORDS) String document) {}

    /** 202 with the run, which collects what is payable by itself. */
    @Operation(operationId = "openSettlementRun", summary = "Open a settlement run for a region")
    @ApiResponse(
            responseCode = "202",
            description = "The run; it collects what is payable and then waits for its approval.",
            content = @Content(schema = @Schema(implementation = RunAnswer.class)))
    @PostMapping
    ResponseEntity<?> open(
            Mandate mandate, RequestKey key, @Valid @RequestBody RunRequest request) {
        mandate.require(Owner.region(request.region()));
        if (request.pot() != null && !PayeeNames.regionOf(request.pot()).equals(request.region())) {
            return Problems.of(
                    SettlementReason.POT_OF_OTHER_REGION,
                    "The pot is not one of the region's.",
                    List.of(Fault.atPointer("/pot", "must begin with " + request.region())));
        }
        return answer(
                HttpStatus.ACCEPTED,
                key,
                request,
                new OpenSettlementRun(
                        ids.next(),
                        new SettlementScope(request.region(), request.payee(), request.pot()),
                        key.caller(),
                        settings.debtorOf(request.region()).orElse(null),
                        clock.instant()));
    }

    /** 200 with the run, whose payment order can be fetched. */
    @Operation(
            operationId = "approveSettlementRun",
            summary = "Approve a settlement run that another person opened")
    @ApiResponse(
            responseCode = "200",
            description = "The run is approved: its payment order can be given to the bank.",
            content = @Content(schema = @Schema(implementation = RunAnswer.class)))
    @PostMapping("/{runId}/approvals")
    ResponseEntity<?> approve(Mandate mandate, @PathVariable UUID runId, RequestKey key) {
        Instant now = clock.instant();
        return answer(
                HttpStatus.OK,
                key,
                null,
                new ApproveSettlementRun(
                        runId,
                        mandate,
                        key.caller(),
                        LocalDate.ofInstant(now, WhenItIsTimeThenOpenSettlementRuns.SHANGHAI),
                        now));
    }

    /** 202 with the run, whose money is payable again in a moment. */
    @Operation(
            operationId = "cancelSettlementRun",
            summary = "Cancel a settlement run that nobody has approved")
    @ApiResponse(
            responseCode = "202",
            description = "The run is cancelled; what it had collected becomes payable again.",
            content = @Content(schema = @Schema(implementation = RunAnswer.class)))
    @PostMapping("/{runId}/cancellations")
    ResponseEntity<?> cancel(
            Mandate mandate,
            @PathVariable UUID runId,
            RequestKey key,
            @Valid @RequestBody RunCancellationRequest request) {
        return answer(
                HttpStatus.ACCEPTED,
                key,
                request,
                new CancelSettlementRun(
                        runId, mandate, key.caller(), request.document(), clock.instant()));
    }

    /** The runs of a region in the order in which they were opened. */
    @Operation(operationId = "listSettlementRuns", summary = "The settlement runs of a region")
    @GetMapping
    RunPage runs(
            Mandate mandate,
            @RequestParam @Pattern(regexp = REGION, message = REGION_WORDS) String region,
            @RequestParam(required = false) @Nullable RunStatus status,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "" + RunPage.DEFAULT_LIMIT) @Min(1) @Max(RunPage.MAX_LIMIT)
                    int limit) {
        mandate.require(Owner.region(region));
        return queries.runs(region, status, after, limit);
    }

    /** A run with its payments in the order of their payees. */
    @Operation(
            operationId = "getSettlementRun",
            summary = "One settlement run, its payments, and who was left out")
    @ApiResponse(
            responseCode = "200",
            description = "The run as it is now, with a page of its payments.",
            content = @Content(schema = @Schema(implementation = RunDetail.class)))
    @GetMapping("/{runId}")
    ResponseEntity<?> run(
            Mandate mandate,
            @PathVariable UUID runId,
            @RequestParam(defaultValue = "")
                    @Pattern(
                            regexp = "(" + PayeeNames.PAYEE_SYNTAX + ")?",
                            message = PayeeNames.PAYEE_WORDS)
                    String after,
            @RequestParam(defaultValue = "" + RunDetail.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(RunDetail.MAX_LIMIT)
                    int limit) {
        Optional<RunView> found = mandate.visible(queries.run(runId), RunView::owner);
        if (found.isEmpty()) {
            return Problems.of(new SettlementRunUnknown());
        }
        List<PaymentView> payments = queries.payments(runId, after, limit + 1);
        List<PaymentView> shown =
                List.copyOf(payments.subList(0, Math.min(limit, payments.size())));
        return ResponseEntity.ok(
                new RunDetail(
                        found.get(),
                        shown,
                        queries.leftOut(runId),
                        payments.size() > limit ? shown.getLast().payee() : null));
    }

    private ResponseEntity<?> answer(
            HttpStatus status, RequestKey key, @Nullable Object request, Object command) {
        return answers.<RunState, RunAnswer>answer(
                key, request, command, RunAnswer::of, shown -> status);
    }
}
