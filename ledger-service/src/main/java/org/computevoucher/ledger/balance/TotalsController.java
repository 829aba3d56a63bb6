package org.computevoucher.ledger.balance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.List;
import org.computevoucher.ledger.book.AccountKind;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/v1/balances/totals}: all money of one region, programme, pot, payee, enterprise
 * or voucher, by kind of account.
 */
@RestController
class TotalsController {

    private final TotalsReader totals;
    private final Moments moments;

    TotalsController(TotalsReader totals, Moments moments) {
        this.totals = totals;
        this.moments = moments;
    }

    /**
     * @param balanceFen in fen
     */
    record TotalView(AccountKind kind, long balanceFen) {}

    /**
     * @param entryNumber the last entry of the book that counts; 0: before its first
     */
    record PositionView(String book, long entryNumber) {}

    /**
     * @param recordedAt what the book knew then
     * @param effectiveAt what was true then; null: not asked
     */
    record TotalsView(
            Instant recordedAt,
            @Nullable Instant effectiveAt,
            List<TotalView> totals,
            List<PositionView> positions) {}

    /**
     * 200; 400 MALFORMED_QUERY, MALFORMED_REGION, MALFORMED_POT, MALFORMED_VOUCHER,
     * MALFORMED_RECORDED_AT, MALFORMED_EFFECTIVE_AT, RECORDED_AT_IN_FUTURE, EFFECTIVE_AT_IN_FUTURE;
     * 404 UNKNOWN_POT, UNKNOWN_PROGRAMME, UNKNOWN_REGION.
     */
    @Operation(operationId = "getTotals", summary = "All money of somebody or something")
    @ApiResponse(
            responseCode = "200",
            description = "The totals at the moment asked for.",
            content = @Content(schema = @Schema(implementation = TotalsView.class)))
    @GetMapping("/api/v1/balances/totals")
    ResponseEntity<?> totals(
            Mandate mandate,
            @RequestParam @Nullable String region,
            @RequestParam @Nullable String programme,
            @RequestParam @Nullable String pot,
            @RequestParam @Nullable String payee,
            @RequestParam @Nullable String enterprise,
            @RequestParam @Nullable String voucherId,
            @RequestParam @Nullable String recordedAt,
            @RequestParam @Nullable String effectiveAt) {
        TotalsQuery query = TotalsQuery.of(region, programme, pot, payee, enterprise, voucherId);
        mandate.require(query.owner());
        Moment moment = moments.of(recordedAt, effectiveAt);
        return switch (totals.of(query, moment)) {
            case Outcome.Accepted<TotalsView>(TotalsView view) -> ResponseEntity.ok(view);
            case Outcome.Refused<TotalsView>(var unknown) -> Problems.of(unknown);
        };
    }
}
