package org.computevoucher.redemption.voucheraccount;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Optional;
import java.util.UUID;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.web.Problems;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is still open of each voucher. */
@RestController
@RequestMapping("/api/v1/voucher-accounts")
final class VoucherAccountController {

    private final VoucherAccountQueries queries;

    VoucherAccountController(VoucherAccountQueries queries) {
        this.queries = queries;
    }

    @Operation(operationId = "getVoucherAccount", summary = "What is still open of a voucher")
    @ApiResponse(
            responseCode = "200",
            description = "The account as it is now.",
            content = @Content(schema = @Schema(implementation = VoucherAccountView.class)))
    @GetMapping("/{voucherId}")
    ResponseEntity<?> account(Mandate mandate, @PathVariable UUID voucherId) {
        Optional<VoucherAccountView> found =
                mandate.visible(queries.account(voucherId), VoucherAccountView::owner);
        return found.isPresent()
                ? ResponseEntity.ok(found.get())
                : Problems.of(
                        VoucherAccountReason.VOUCHER_UNKNOWN,
                        "No account of this voucher is here (yet).");
    }
}
