package org.computevoucher.ledger.journal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.UUID;
import org.computevoucher.ledger.query.PageQuery;
import org.computevoucher.ledger.query.UnknownInBook.UnknownRegion;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/v1/entries}: the journal of a region page by page, or what it says of one pot,
 * voucher, payee, data centre or enterprise, or the entry of one fact.
 *
 * <p>Entries are only ever added at the end and are numbered without a gap, so a page once read in
 * full never changes.
 */
@RestController
class EntriesController {

    private final EntryReader entries;

    EntriesController(EntryReader entries) {
        this.entries = entries;
    }

    /**
     * @param next the {@code after} of the next page; null: the page reaches the end of the book as
     *     it is now
     */
    record EntriesView(List<EntryView> entries, @Nullable String next) {}

    /**
     * 200; 400 MALFORMED_QUERY, MALFORMED_REGION, MALFORMED_POT, MALFORMED_VOUCHER,
     * MALFORMED_FACT_ID, MALFORMED_AFTER, LIMIT_OUT_OF_BOUNDS; 404 UNKNOWN_REGION. What the book
     * does not have, or what is of another region than the caller's, is an empty list.
     */
    @Operation(
            operationId = "listEntries",
            summary = "The journal of a region, or what it says of somebody or something")
    @ApiResponse(
            responseCode = "200",
            description = "Entries in the order of their numbers.",
            content = @Content(schema = @Schema(implementation = EntriesView.class)))
    @GetMapping("/api/v1/entries")
    ResponseEntity<?> entries(
            Mandate mandate,
            @RequestParam @Nullable String region,
            @RequestParam @Nullable String pot,
            @RequestParam @Nullable String voucherId,
            @RequestParam @Nullable String payee,
            @RequestParam @Nullable String dataCentre,
            @RequestParam @Nullable String enterprise,
            @RequestParam @Nullable String factId,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable String limit) {
        return switch (EntryQuery.of(
                region, pot, voucherId, payee, dataCentre, enterprise, factId)) {
            case EntryQuery.OfRegion(String code) -> {
                mandate.require(Owner.region(code));
                yield page(code, PageQuery.number(after), PageQuery.size(limit));
            }
            case EntryQuery.OfFact(UUID fact) ->
                    ResponseEntity.ok(new EntriesView(ofFact(fact, mandate), null));
            case EntryQuery.About about -> {
                mandate.require(about.owner());
                yield ResponseEntity.ok(
                        about(about, PageQuery.number(after), PageQuery.size(limit)));
            }
        };
    }

    private List<EntryView> ofFact(UUID factId, Mandate mandate) {
        return entries.ofFact(factId).stream()
                .filter(entry -> mandate.covers(Owner.region(entry.book())))
                .toList();
    }

    private ResponseEntity<?> page(String region, long after, int limit) {
        List<EntryView> page = entries.page(region, after, limit);
        if (page.isEmpty() && !entries.knows(region)) {
            return Problems.of(new UnknownRegion(region));
        }
        String next = page.size() < limit ? null : Long.toString(page.getLast().entryNumber());
        return ResponseEntity.ok(new EntriesView(page, next));
    }

    private EntriesView about(EntryQuery.About about, long after, int limit) {
        List<EntryView> page = entries.about(about.dimension(), about.which(), after, limit);
        String next = page.size() < limit ? null : Long.toString(page.getLast().ledgerNumber());
        return new EntriesView(page, next);
    }
}
