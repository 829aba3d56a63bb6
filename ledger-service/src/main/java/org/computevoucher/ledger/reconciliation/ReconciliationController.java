package org.computevoucher.ledger.reconciliation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.util.List;
import org.computevoucher.ledger.pot.PotId;
import org.computevoucher.ledger.query.PageQuery;
import org.computevoucher.ledger.query.UnreadableQuery;
import org.computevoucher.ledger.query.UnreadableQuery.Reason;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/v1/reconciliation}: when the book was last compared with what the other services
 * state; {@code GET /api/v1/reconciliation/differences}: on which accounts they did not agree, page
 * by page.
 */
@RestController
class ReconciliationController {

    private final ReconciliationReader reader;
    private final Clock clock;

    ReconciliationController(ReconciliationReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** One for each kind of account that was ever compared. */
    record ReconciliationView(List<RunView> runs) {}

    /**
     * @param next the {@code after} of the next page; null: the page reaches the end
     */
    record DifferencesView(List<DifferenceView> differences, @Nullable String next) {}

    /** 200. */
    @Operation(
            operationId = "getReconciliation",
            summary = "When the book was compared with the other services")
    @ApiResponse(
            responseCode = "200",
            description = "The last comparison of each kind of account.",
            content = @Content(schema = @Schema(implementation = ReconciliationView.class)))
    @GetMapping("/api/v1/reconciliation")
    ResponseEntity<?> reconciliation(Mandate mandate) {
        mandate.require(Owner.region(null));
        return ResponseEntity.ok(new ReconciliationView(reader.runs(clock.instant())));
    }

    /** 200; 400 MALFORMED_REGION, MALFORMED_STATE, MALFORMED_AFTER, LIMIT_OUT_OF_BOUNDS. */
    @Operation(
            operationId = "listDifferences",
            summary = "Where the book and another service do not agree")
    @ApiResponse(
            responseCode = "200",
            description = "Accounts on which they do not agree or did not, in their order.",
            content = @Content(schema = @Schema(implementation = DifferencesView.class)))
    @GetMapping("/api/v1/reconciliation/differences")
    ResponseEntity<?> differences(
            Mandate mandate,
            @RequestParam @Nullable String region,
            @RequestParam @Nullable String state,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable String limit) {
        if (region != null && !PotId.isRegion(region)) {
            throw new UnreadableQuery(
                    Reason.MALFORMED_REGION,
                    "A region is named by six digits, for example 310000.",
                    "region");
        }
        mandate.require(Owner.region(region));
        int size = PageQuery.size(limit);
        List<DifferenceView> page =
                reader.page(region, state(state), PageQuery.number(after), size);
        return ResponseEntity.ok(
                new DifferencesView(
                        page,
                        page.size() < size
                                ? null
                                : String.valueOf(page.getLast().differenceNumber())));
    }

    private static ReconciliationReader.@Nullable State state(@Nullable String word) {
        return switch (word) {
            case null -> null;
            case "open" -> ReconciliationReader.State.OPEN;
            case "cleared" -> ReconciliationReader.State.CLEARED;
            default ->
                    throw new UnreadableQuery(
                            Reason.MALFORMED_STATE, "state is open or cleared.", "state");
        };
    }
}
