package org.computevoucher.ledger.balance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.computevoucher.ledger.query.AccountPath;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/balances/series}: a balance at the end of each day or month, for a chart. */
@RestController
class SeriesController {

    private final BalanceReader balances;
    private final SeriesQueries queries;

    SeriesController(BalanceReader balances, SeriesQueries queries) {
        this.balances = balances;
        this.queries = queries;
    }

    /**
     * @param period the day or month, for example 2026-01-31 or 2026-01
     * @param at its last microsecond; now, where it is not over
     * @param balanceFen in fen
     */
    record PointView(String period, Instant at, long balanceFen) {}

    /**
     * @param recordedAt what the book knew then; null: along the time of the record
     */
    record SeriesView(
            String account,
            Timeline timeline,
            @Nullable Instant recordedAt,
            List<PointView> points,
            String book,
            long entryNumber) {}

    /**
     * 200; 400 MALFORMED_ACCOUNT, MALFORMED_SERIES, MALFORMED_RECORDED_AT, RECORDED_AT_IN_FUTURE;
     * 404 UNKNOWN_POT, UNKNOWN_PROGRAMME, UNKNOWN_REGION.
     */
    @Operation(operationId = "getSeries", summary = "A balance at the end of each day or month")
    @ApiResponse(
            responseCode = "200",
            description = "The balances, in the order of time.",
            content = @Content(schema = @Schema(implementation = SeriesView.class)))
    @GetMapping("/api/v1/balances/series")
    ResponseEntity<?> series(
            Mandate mandate,
            @RequestParam String account,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam @Nullable String step,
            @RequestParam @Nullable String timeline,
            @RequestParam @Nullable String recordedAt) {
        AccountPath path = AccountPath.of(account);
        mandate.require(Owner.region(path.region()));
        SeriesQueries.Series series = queries.of(from, to, step, timeline, recordedAt);
        Optional<BalanceReader.Series> found = balances.seriesOf(path, series);
        return found.<ResponseEntity<?>>map(points -> ResponseEntity.ok(view(path, series, points)))
                .orElseGet(() -> Problems.of(TotalsReader.unknown(path.scope())));
    }

    private static SeriesView view(
            AccountPath path, SeriesQueries.Series series, BalanceReader.Series found) {
        return new SeriesView(
                path.toString(),
                series.timeline(),
                series.recordedAt(),
                found.points(),
                path.region(),
                found.entryNumber());
    }
}
