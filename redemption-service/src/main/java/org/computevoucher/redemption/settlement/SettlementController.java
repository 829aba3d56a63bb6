package org.computevoucher.redemption.settlement;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.request.RequestKey;
import org.computevoucher.platform.web.Problems;
import org.computevoucher.redemption.payee.PayeeNames;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where one payee was settled and paid in one step, before there were settlement runs. */
@RestController
@RequestMapping("/api/v1/settlements")
final class SettlementController {

    /** What was to be settled. */
    record SettlementRequest(
            @NotNull @Pattern(regexp = PayeeNames.POT_SYNTAX, message = PayeeNames.POT_WORDS)
                    String pot,
            @NotNull @Pattern(regexp = PayeeNames.PAYEE_SYNTAX, message = PayeeNames.PAYEE_WORDS)
                    String payee) {}

    /** What was answered once: callers keep the type, and get none. */
    record SettlementAnswer(
            UUID eventId, UUID settlementId, String pot, String payee, long amountFen) {}

    /** 410: money is paid by settlement runs, which two persons answer for. */
    @Operation(
            operationId = "settlePayee",
            summary = "Settle what a pot owes a payee: gone, open a settlement run",
            deprecated = true)
    @ApiResponse(
            responseCode = "201",
            description = "Not answered any more.",
            content = @Content(schema = @Schema(implementation = SettlementAnswer.class)))
    @PostMapping
    ResponseEntity<?> settle(
            Mandate mandate, RequestKey key, @Valid @RequestBody SettlementRequest request) {
        mandate.require(Owner.pot(request.pot()));
        return Problems.of(
                SettlementReason.SETTLED_BY_RUNS,
                "Payees are paid by settlement runs: POST /api/v1/settlement-runs.");
    }
}
