package org.computevoucher.issuance.voucher;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.computevoucher.issuance.enterprise.UnifiedSocialCreditCode;
import org.computevoucher.issuance.pot.PotId;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.web.Fault;
import org.computevoucher.platform.web.Problems;
import org.computevoucher.platform.web.json.Scalars;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Looking at vouchers. */
@RestController
@RequestMapping("/api/v1/vouchers")
final class VoucherController {

    private final VoucherQueries vouchers;

    VoucherController(VoucherQueries vouchers) {
        this.vouchers = vouchers;
    }

    @Operation(operationId = "getVoucher", summary = "One voucher")
    @ApiResponse(
            responseCode = "200",
            description = "The voucher as it is now.",
            content = @Content(schema = @Schema(implementation = VoucherView.class)))
    @GetMapping("/{voucherId}")
    ResponseEntity<?> voucher(Mandate mandate, @PathVariable UUID voucherId) {
        Optional<VoucherView> found = mandate.visible(vouchers.byId(voucherId), VoucherView::owner);
        return found.isPresent()
                ? ResponseEntity.ok(found.get())
                : Problems.of(VoucherReason.VOUCHER_UNKNOWN, "There is no such voucher.");
    }

    /** Vouchers in the order of their issue. */
    @Operation(operationId = "listVouchers", summary = "Vouchers in the order of their issue")
    @ApiResponse(
            responseCode = "200",
            description = "A page of vouchers.",
            content = @Content(schema = @Schema(implementation = VoucherPage.class)))
    @GetMapping
    ResponseEntity<?> list(
            Mandate mandate,
            @RequestParam(required = false) @Pattern(regexp = PotId.SYNTAX, message = PotId.WORDS)
                    @Nullable String pot,
            @RequestParam(required = false)
                    @Pattern(
                            regexp = UnifiedSocialCreditCode.SYNTAX,
                            message = UnifiedSocialCreditCode.WORDS)
                    @Nullable String enterprise,
            @RequestParam(required = false) @Nullable VoucherStatus status,
            @RequestParam(required = false) @Nullable Instant expiresAfter,
            @RequestParam(required = false) @Nullable Instant expiresBefore,
            @RequestParam(required = false)
                    @Pattern(regexp = SerialNumber.SYNTAX, message = SerialNumber.WORDS)
                    @Nullable String serialNumber,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "" + VoucherPage.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(VoucherPage.MAX_LIMIT)
                    int limit) {
        // a serial number begins with its pot, and so says of which region it is
        mandate.require(Owner.pot(pot == null ? serialNumber : pot).orEnterprise(enterprise));
        if (serialNumber != null && !SerialNumber.isValid(serialNumber)) {
            return Problems.of(
                    VoucherReason.SERIAL_NUMBER_INVALID,
                    "The check character of the serial number does not match the rest of it.",
                    List.of(Fault.ofParameter("serialNumber", "has a typing error")));
        }
        Optional<UUID> last = Optional.ofNullable(after).flatMap(text -> cursor(mandate, text));
        if (after != null && last.isEmpty()) {
            return Problems.of(
                    VoucherReason.CURSOR_UNKNOWN,
                    "The parameter after takes what the page before it gave as next.",
                    List.of(Fault.ofParameter("after", "must be the next of the page before")));
        }
        return ResponseEntity.ok(
                vouchers.page(
                        new VoucherQueries.Filter(
                                pot, enterprise, status, expiresAfter, expiresBefore, serialNumber),
                        last.orElse(null),
                        limit));
    }

    /** A voucher that the caller may see: a page ended with it, or could have. */
    private Optional<UUID> cursor(Mandate mandate, String after) {
        return Scalars.uuid(after)
                .filter(id -> mandate.visible(vouchers.byId(id), VoucherView::owner).isPresent());
    }
}
