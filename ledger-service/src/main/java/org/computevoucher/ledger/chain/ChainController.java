package org.computevoucher.ledger.chain;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.UUID;
import org.computevoucher.ledger.chain.ChainReader.KnownVoucher;
import org.computevoucher.ledger.query.PageQuery;
import org.computevoucher.ledger.query.UnknownInBook.UnknownVoucher;
import org.computevoucher.ledger.query.UnreadableQuery;
import org.computevoucher.ledger.query.UnreadableQuery.Reason;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.web.Problems;
import org.computevoucher.platform.web.json.Scalars;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/v1/vouchers/{voucherId}/chain}: what became of a voucher, from its application to
 * its payment, page by page, in the order of the journal. For whom the book of its region is.
 */
@RestController
class ChainController {

    private final ChainReader chains;

    ChainController(ChainReader chains) {
        this.chains = chains;
    }

    /**
     * @param book the region in whose book the voucher is
     * @param applicationId for which it was granted; null: none, or not told
     * @param next the {@code after} of the next page; null: the page reaches the end of the chain
     *     as it is now
     */
    record ChainView(
            UUID voucherId,
            String book,
            @Nullable UUID applicationId,
            List<ChainLink> links,
            @Nullable String next) {}

    /**
     * 200; 400 MALFORMED_VOUCHER, MALFORMED_AFTER, LIMIT_OUT_OF_BOUNDS; 404 UNKNOWN_VOUCHER, also
     * for one of another region than the caller's.
     */
    @Operation(
            operationId = "getVoucherChain",
            summary = "A voucher from its application to its payment")
    @ApiResponse(
            responseCode = "200",
            description = "Entries in the order of their ledger numbers.",
            content = @Content(schema = @Schema(implementation = ChainView.class)))
    @GetMapping("/api/v1/vouchers/{voucherId}/chain")
    ResponseEntity<?> chain(
            Mandate mandate,
            @PathVariable String voucherId,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable String limit) {
        UUID id =
                Scalars.uuid(voucherId)
                        .orElseThrow(
                                () ->
                                        new UnreadableQuery(
                                                Reason.MALFORMED_VOUCHER,
                                                "voucherId is a UUID.",
                                                "voucherId"));
        long number = PageQuery.number(after);
        int size = PageQuery.size(limit);
        return mandate.visible(chains.voucher(id), voucher -> Owner.region(voucher.book()))
                .<ResponseEntity<?>>map(voucher -> ResponseEntity.ok(view(voucher, number, size)))
                .orElseGet(() -> Problems.of(new UnknownVoucher(id)));
    }

    private ChainView view(KnownVoucher voucher, long after, int limit) {
        List<ChainLink> page = chains.page(voucher, after, limit);
        String next = page.size() < limit ? null : Long.toString(page.getLast().ledgerNumber());
        return new ChainView(
                voucher.voucherId(), voucher.book(), voucher.applicationId(), page, next);
    }
}
