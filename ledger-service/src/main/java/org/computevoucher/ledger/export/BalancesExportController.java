package org.computevoucher.ledger.export;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.computevoucher.ledger.balance.Moments;
import org.computevoucher.ledger.journal.EntryReader;
import org.computevoucher.ledger.query.PotScope;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.web.limit.Media;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/exports/balances}: what every account holds, or held, as a file. */
@RestController
class BalancesExportController {

    private static final String DESCRIPTION = "All accounts that hold something, by name.";

    private final BalancesExport balances;
    private final ExportAnswers answers;
    private final EntryReader entries;
    private final Moments moments;

    BalancesExportController(
            BalancesExport balances, ExportAnswers answers, EntryReader entries, Moments moments) {
        this.balances = balances;
        this.answers = answers;
        this.entries = entries;
        this.moments = moments;
    }

    /**
     * As {@link #write(ExportFormat, Mandate, Asked, HttpServletRequest, HttpServletResponse)}
     * says.
     */
    @Operation(operationId = "exportBalancesCsv", summary = "All balances as a table")
    @ApiResponse(
            responseCode = "200",
            description = DESCRIPTION,
            content =
                    @Content(mediaType = ExportFormat.Types.CSV, schema = @Schema(type = "string")))
    @Media(gives = ExportFormat.Types.CSV)
    @GetMapping("/api/v1/exports/balances/csv")
    @Nullable ResponseEntity<?> csv(
            Mandate mandate,
            @RequestParam @Nullable String region,
            @RequestParam @Nullable String programme,
            @RequestParam @Nullable String pot,
            @RequestParam @Nullable String recordedAt,
            @RequestParam @Nullable String effectiveAt,
            @RequestParam @Nullable String upTo,
            @RequestParam @Nullable String after,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        PotScope scope = BalancesQuery.scope(region, programme, pot);
        return write(
                ExportFormat.CSV,
                mandate,
                new Asked(scope, recordedAt, effectiveAt, upTo, after),
                request,
                response);
    }

    /**
     * As {@link #write(ExportFormat, Mandate, Asked, HttpServletRequest, HttpServletResponse)}
     * says.
     */
    @Operation(operationId = "exportBalancesJsonLines", summary = "All balances as lines of JSON")
    @ApiResponse(
            responseCode = "200",
            description = DESCRIPTION,
            content =
                    @Content(
                            mediaType = ExportFormat.Types.JSON_LINES,
                            schema = @Schema(type = "string")))
    @Media(gives = ExportFormat.Types.JSON_LINES)
    @GetMapping("/api/v1/exports/balances/json-lines")
    @Nullable ResponseEntity<?> jsonLines(
            Mandate mandate,
            @RequestParam @Nullable String region,
            @RequestParam @Nullable String programme,
            @RequestParam @Nullable String pot,
            @RequestParam @Nullable String recordedAt,
            @RequestParam @Nullable String effectiveAt,
            @RequestParam @Nullable String upTo,
            @RequestParam @Nullable String after,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        PotScope scope = BalancesQuery.scope(region, programme, pot);
        return write(
                ExportFormat.JSON_LINES,
                mandate,
                new Asked(scope, recordedAt, effectiveAt, upTo, after),
                request,
                response);
    }

    /**
     * As {@link #write(ExportFormat, Mandate, Asked, HttpServletRequest, HttpServletResponse)}
     * says.
     */
    @Operation(operationId = "exportBalancesHledger", summary = "All balances for hledger")
    @ApiResponse(
            responseCode = "200",
            description = DESCRIPTION,
            content =
                    @Content(
                            mediaType = ExportFormat.Types.HLEDGER,
                            schema = @Schema(type = "string")))
    @Media(gives = ExportFormat.Types.HLEDGER)
    @GetMapping("/api/v1/exports/balances/hledger")
    @Nullable ResponseEntity<?> hledger(
            Mandate mandate,
            @RequestParam @Nullable String region,
            @RequestParam @Nullable String programme,
            @RequestParam @Nullable String pot,
            @RequestParam @Nullable String recordedAt,
            @RequestParam @Nullable String effectiveAt,
            @RequestParam @Nullable String upTo,
            @RequestParam @Nullable String after,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        PotScope scope = BalancesQuery.scope(region, programme, pot);
        return write(
                ExportFormat.HLEDGER,
                mandate,
                new Asked(scope, recordedAt, effectiveAt, upTo, after),
                request,
                response);
    }

    /**
     * @param scope whose; null: everybody's
     * @param upTo the last ledger number that counts; null: that of now
     * @param after the last account that is there already; null: none
     */
    private record Asked(
            @Nullable PotScope scope,
            @Nullable String recordedAt,
            @Nullable String effectiveAt,
            @Nullable String upTo,
            @Nullable String after) {}

    /**
     * 200; 400 MALFORMED_QUERY, MALFORMED_RECORDED_AT, MALFORMED_EFFECTIVE_AT,
     * RECORDED_AT_IN_FUTURE, EFFECTIVE_AT_IN_FUTURE, MALFORMED_AFTER; 503 OVERLOADED.
     */
    private @Nullable ResponseEntity<?> write(
            ExportFormat format,
            Mandate mandate,
            Asked asked,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        PotScope scope = asked.scope();
        mandate.require(BalancesQuery.owner(scope));
        BalancesQuery query =
                new BalancesQuery(
                        scope,
                        moments.of(asked.recordedAt(), asked.effectiveAt()),
                        BalancesQuery.after(format, asked.after()));
        long upTo = UpTo.of(asked.upTo(), entries.lastLedgerNumber());
        String of = scope == null ? null : scope.toString();
        return answers.write(
                new ExportFile(format, "balances", of, upTo),
                out -> balances.write(query, upTo, format, out),
                request,
                response);
    }
}
