package org.computevoucher.ledger.journal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.computevoucher.ledger.query.AccountPath;
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
 * {@code GET /api/v1/postings}: what moved on one account, page by page, each with the balance
 * after it. A page costs the same wherever it is in the account's history, and never changes.
 */
@RestController
class PostingsController {

    private final PostingReader postings;

    PostingsController(PostingReader postings) {
        this.postings = postings;
    }

    /**
     * @param number 1, 2, 3 and so on, on this account
     * @param ledgerNumber the entry's number over all books
     * @param amountFen what the account gains (positive) or loses (negative)
     * @param balanceFen the account's balance after it
     */
    record PostingView(
            long number,
            long ledgerNumber,
            long entryNumber,
            UUID factId,
            String factType,
            Instant effectiveAt,
            Instant recordedAt,
            long amountFen,
            long balanceFen) {}

    /**
     * @param next the {@code after} of the next page; null: the page reaches the end of the book as
     *     it is now
     */
    record PostingsView(String account, List<PostingView> postings, @Nullable String next) {}

    /**
     * 200, also for an account on which nothing moved; 400 MALFORMED_ACCOUNT, ACCOUNT_IS_A_SUM,
     * MALFORMED_AFTER, LIMIT_OUT_OF_BOUNDS.
     */
    @Operation(operationId = "listPostings", summary = "What moved on one account")
    @ApiResponse(
            responseCode = "200",
            description = "Postings in the order of their record.",
            content = @Content(schema = @Schema(implementation = PostingsView.class)))
    @GetMapping("/api/v1/postings")
    ResponseEntity<?> postings(
            Mandate mandate,
            @RequestParam String account,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable String limit) {
        AccountPath path = AccountPath.of(account);
        mandate.require(Owner.region(path.region()));
        String history =
                path.history()
                        .orElseThrow(
                                () ->
                                        new UnreadableQuery(
                                                Reason.ACCOUNT_IS_A_SUM,
                                                "This is the sum of several pots; ask for one pot, or one payee or"
                                                        + " enterprise of a region.",
                                                "account"));
        int size = PageQuery.size(limit);
        List<PostingView> page = postings.page(history, PageQuery.number(after), size);
        String next = page.size() < size ? null : Long.toString(page.getLast().number());
        return ResponseEntity.ok(new PostingsView(path.toString(), page, next));
    }
}
