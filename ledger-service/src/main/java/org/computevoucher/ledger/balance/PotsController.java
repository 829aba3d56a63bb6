package org.computevoucher.ledger.balance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.List;
import org.computevoucher.ledger.pot.PotId;
import org.computevoucher.ledger.query.UnknownInBook.UnknownPot;
import org.computevoucher.ledger.query.UnreadableQuery;
import org.computevoucher.ledger.query.UnreadableQuery.Reason;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.web.EntityTag;
import org.computevoucher.platform.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/pots}: the money of all pots or of one, now or as the book knew it. */
@RestController
@RequestMapping("/api/v1/pots")
class PotsController {

    /** The most pots of one answer. */
    static final int PAGE = 500;

    private final PotReader pots;
    private final Moments moments;

    PotsController(PotReader pots, Moments moments) {
        this.pots = pots;
        this.moments = moments;
    }

    /**
     * @param recordedAt what the book knew then
     * @param effectiveAt what was true then; null: not asked
     * @param next the {@code after} of the next page; null on the last one
     */
    record PotsView(
            Instant recordedAt,
            @Nullable Instant effectiveAt,
            List<PotView> pots,
            @Nullable String next) {}

    /**
     * The pots of a region, or of all; at most {@value #PAGE}. 200; 400 MALFORMED_REGION,
     * MALFORMED_POT, MALFORMED_RECORDED_AT, RECORDED_AT_IN_FUTURE, MALFORMED_EFFECTIVE_AT,
     * EFFECTIVE_AT_IN_FUTURE.
     */
    @Operation(operationId = "listPots", summary = "The money of all pots")
    @GetMapping
    ResponseEntity<PotsView> pots(
            Mandate mandate,
            @RequestParam @Nullable String region,
            @RequestParam @Nullable String recordedAt,
            @RequestParam @Nullable String effectiveAt,
            @RequestParam @Nullable String after) {
        if (region != null && !PotId.isRegion(region)) {
            throw new UnreadableQuery(
                    Reason.MALFORMED_REGION,
                    "A region is named by six digits, for example 310000.",
                    "region");
        }
        mandate.require(Owner.region(region));
        Moment moment = moments.of(recordedAt, effectiveAt);
        List<PotView> page =
                pots.page(
                        region,
                        after == null ? "" : potId(after, "after").toString(),
                        PAGE,
                        moment);
        String next = page.size() < PAGE ? null : page.getLast().pot();
        return ResponseEntity.ok()
                .eTag(EntityTag.of(page.stream().map(PotView::whenever).toList()))
                .body(new PotsView(moment.recordedAt(), moment.effectiveAt(), page, next));
    }

    /**
     * 200; 400 MALFORMED_POT, MALFORMED_RECORDED_AT, RECORDED_AT_IN_FUTURE, MALFORMED_EFFECTIVE_AT,
     * EFFECTIVE_AT_IN_FUTURE; 404 UNKNOWN_POT.
     */
    @Operation(operationId = "getPot", summary = "The money of one pot")
    @ApiResponse(
            responseCode = "200",
            description = "The pot at the moment asked for.",
            content = @Content(schema = @Schema(implementation = PotView.class)))
    @GetMapping("/{pot}")
    ResponseEntity<?> pot(
            Mandate mandate,
            @PathVariable String pot,
            @RequestParam @Nullable String recordedAt,
            @RequestParam @Nullable String effectiveAt) {
        PotId named = potId(pot, "pot");
        mandate.require(Owner.region(named.region()));
        return pots.one(named, moments.of(recordedAt, effectiveAt))
                .<ResponseEntity<?>>map(
                        found ->
                                ResponseEntity.ok()
                                        .eTag(EntityTag.of(found.whenever()))
                                        .body(found))
                .orElseGet(() -> Problems.of(new UnknownPot(pot)));
    }

    private static PotId potId(String pot, String parameter) {
        return PotId.parse(pot)
                .orElseThrow(
                        () -> new UnreadableQuery(Reason.MALFORMED_POT, PotId.SYNTAX, parameter));
    }
}
