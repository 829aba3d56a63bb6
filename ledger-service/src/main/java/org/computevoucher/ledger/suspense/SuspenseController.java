package org.computevoucher.ledger.suspense;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
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
 * {@code GET /api/v1/suspense}: what lies or lay in suspense, by book and entry, page by page.
 *
 * <p>An item keeps its place for ever; among those that are open, it is gone once it is cleared.
 */
@RestController
class SuspenseController {

    private final SuspenseReader suspense;

    SuspenseController(SuspenseReader suspense) {
        this.suspense = suspense;
    }

    /**
     * @param next the {@code after} of the next page; null: the page reaches the end
     */
    record SuspenseView(List<SuspenseItemView> items, @Nullable String next) {}

    /** 200; 400 MALFORMED_REGION, MALFORMED_STATE, MALFORMED_AFTER, LIMIT_OUT_OF_BOUNDS. */
    @Operation(operationId = "listSuspense", summary = "What lies in suspense")
    @ApiResponse(
            responseCode = "200",
            description = "Entries of which a line lies or lay in suspense, by book and number.",
            content = @Content(schema = @Schema(implementation = SuspenseView.class)))
    @GetMapping("/api/v1/suspense")
    ResponseEntity<?> suspense(
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
        List<SuspenseItemView> page = suspense.page(region, state(state), place(after), size);
        return ResponseEntity.ok(new SuspenseView(page, next(page, size)));
    }

    private static @Nullable String next(List<SuspenseItemView> page, int size) {
        if (page.size() < size) {
            return null;
        }
        SuspenseItemView last = page.getLast();
        return new SuspensePlace(last.book(), last.entryNumber()).toString();
    }

    private static @Nullable SuspenseState state(@Nullable String word) {
        if (word == null) {
            return null;
        }
        SuspenseState state = SuspenseState.ofWord(word);
        if (state == null) {
            throw new UnreadableQuery(Reason.MALFORMED_STATE, "state is open or cleared.", "state");
        }
        return state;
    }

    private static SuspensePlace place(@Nullable String after) {
        return after == null
                ? SuspensePlace.BEFORE_ALL
                : SuspensePlace.parse(after)
                        .orElseThrow(
                                () ->
                                        new UnreadableQuery(
                                                Reason.MALFORMED_AFTER,
                                                "after is the value of next of the page before.",
                                                "after"));
    }
}
