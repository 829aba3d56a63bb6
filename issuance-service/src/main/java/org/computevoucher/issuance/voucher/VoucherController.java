package org.computevoucher.issuance.voucher;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.computevoucher.issuance.enterprise.UnifiedSocialCreditCode;
import org.computevoucher.issuance.pot.PotId;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.request.RequestKey;
import org.computevoucher.platform.web.Fault;
import org.computevoucher.platform.web.KeyedAnswers;
import org.computevoucher.platform.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Asking for vouchers and looking at them. */
@RestController
@RequestMapping("/api/v1/vouchers")
final class VoucherController {

    private final KeyedAnswers answers;
    private final VoucherQueries vouchers;
    private final Ids ids;
    private final Clock clock;

    VoucherController(KeyedAnswers answers, VoucherQueries vouchers, Ids ids, Clock clock) {
        this.answers = answers;
        this.vouchers = vouchers;
        this.ids = ids;
        this.clock = clock;
    }

    /** 201 with the voucher as it was issued. */
    @Operation(operationId = "issueVoucher", summary = "Issue a voucher from a pot")
    @ApiResponse(
            responseCode = "201",
            description = "The voucher.",
            content = @Content(schema = @Schema(implementation = VoucherView.class)))
    @PostMapping
    ResponseEntity<?> issue(
            Mandate mandate, RequestKey key, @Valid @RequestBody VoucherRequest request) {
        mandate.require(Owner.pot(request.pot()));
        return answers.created(
                key,
                request,
                new IssueVoucher(ids.next(), ids.next(), request.terms(), clock.instant()),
                VoucherView::of);
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
            @RequestParam(required = false) Voucher.@Nullable Status status,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "" + VoucherPage.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(VoucherPage.MAX_LIMIT)
                    int limit) {
        mandate.require(Owner.pot(pot).orEnterprise(enterprise));
        Optional<Long> afterIssue =
                after == null ? Optional.of(0L) : VoucherPage.issueNumberOf(after);
        if (afterIssue.isEmpty()) {
            return Problems.of(
                    VoucherReason.CURSOR_UNKNOWN,
                    "The parameter after takes what the page before it gave as next.",
                    List.of(Fault.ofParameter("after", "must be the next of the page before")));
        }
        return ResponseEntity.ok(
                vouchers.page(
                        new VoucherQueries.Filter(pot, enterprise, status),
                        afterIssue.get(),
                        limit));
    }
}
