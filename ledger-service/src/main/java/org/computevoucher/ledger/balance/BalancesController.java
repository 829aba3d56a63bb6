package org.computevoucher.ledger.balance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.Optional;
import org.computevoucher.ledger.balance.BalanceReader.Balance;
import org.computevoucher.ledger.query.AccountPath;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.web.EntityTag;
import org.computevoucher.platform.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/balances}: one account, now or at any recorded and effective time. */
@RestController
class BalancesController {

    private final BalanceReader balances;
    private final Moments moments;

    BalancesController(BalanceReader balances, Moments moments) {
        this.balances = balances;
        this.moments = moments;
    }

    /**
     * @param account its path
     * @param balanceFen in fen
     * @param recordedAt what the book knew then
     * @param effectiveAt what was true then; null: not asked
     * @param book the region whose book was read
     * @param entryNumber the last entry that the balance takes in; 0: before the first
     */
    record BalanceView(
            String account,
            long balanceFen,
            Instant recordedAt,
            @Nullable Instant effectiveAt,
            String book,
            long entryNumber) {}

    /**
     * 200; 400 MALFORMED_ACCOUNT, MALFORMED_RECORDED_AT, MALFORMED_EFFECTIVE_AT,
     * RECORDED_AT_IN_FUTURE, EFFECTIVE_AT_IN_FUTURE; 404 UNKNOWN_POT, UNKNOWN_PROGRAMME,
     * UNKNOWN_REGION.
     */
    @Operation(operationId = "getBalance", summary = "The balance of one account")
    @ApiResponse(
            responseCode = "200",
            description = "The balance at the moment asked for.",
            content = @Content(schema = @Schema(implementation = BalanceView.class)))
    @GetMapping("/api/v1/balances")
    ResponseEntity<?> balance(
            Mandate mandate,
            @RequestParam String account,
            @RequestParam @Nullable String recordedAt,
            @RequestParam @Nullable String effectiveAt) {
        AccountPath path = AccountPath.of(account);
        mandate.require(Owner.region(path.region()));
        Moment moment = moments.of(recordedAt, effectiveAt);
        Optional<Balance> balance = balances.balanceOf(path, moment);
        return balance.<ResponseEntity<?>>map(
                        found ->
                                ResponseEntity.ok()
                                        .eTag(EntityTag.of(path, found))
                                        .body(view(path, found, moment)))
                .orElseGet(() -> Problems.of(TotalsReader.unknown(path.scope())));
    }

    private static BalanceView view(AccountPath path, Balance balance, Moment moment) {
        return new BalanceView(
                path.toString(),
                balance.balanceFen(),
                moment.recordedAt(),
                moment.effectiveAt(),
                path.region(),
                balance.entryNumber());
    }
}
