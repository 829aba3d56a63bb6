package org.computevoucher.redemption.voucheraccount;

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
