package org.computevoucher.issuance.grant;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import org.computevoucher.issuance.voucher.VoucherView;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.request.RequestKey;
import org.computevoucher.platform.web.KeyedAnswers;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Vouchers that the office issues without an application. */
@RestController
final class IssueController {

    private final KeyedAnswers answers;
    private final Ids ids;
    private final Clock clock;

    IssueController(KeyedAnswers answers, Ids ids, Clock clock) {
        this.answers = answers;
        this.ids = ids;
        this.clock = clock;
    }

    /** 201 with the voucher as it was issued. */
    @Operation(operationId = "issueVoucher", summary = "Issue a voucher without an application")
    @ApiResponse(
            responseCode = "201",
            description = "The voucher.",
            content = @Content(schema = @Schema(implementation = VoucherView.class)))
    @PostMapping("/api/v1/vouchers")
    ResponseEntity<?> issue(
            Mandate mandate, RequestKey key, @Valid @RequestBody VoucherRequest request) {
        mandate.require(Owner.pot(request.pot()));
        return answers.created(
                key,
                request,
                new IssueVoucher(
                        ids.next(), ids.next(), request.terms(), request.place(), clock.instant()),
                VoucherView::of);
    }
}
