package org.computevoucher.issuance.voucher;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.request.RequestKey;
import org.computevoucher.platform.web.KeyedAnswers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What is done with a voucher after its issue. Whose the voucher is, it says itself: one issued a
 * moment ago is found, and somebody else's is the same as none.
 */
@RestController
@RequestMapping("/api/v1/vouchers/{voucherId}")
final class VoucherLifeController {

    private static final String DOCUMENT = "[^\\p{Cntrl} ][^\\p{Cntrl}]{0,199}";

    private static final String DOCUMENT_WORDS =
            "must be 1 to 200 characters without control characters, and begin with no blank";

    private final KeyedAnswers answers;
    private final Ids ids;
    private final Clock clock;

    VoucherLifeController(KeyedAnswers answers, Ids ids, Clock clock) {
        this.answers = answers;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param suspendedFrom when it begins; null: now
     */
    record SuspensionRequest(
            @NotNull SuspensionReason reason,
            @NotNull @Pattern(regexp = DOCUMENT, message = DOCUMENT_WORDS) String document,
            @Nullable Instant suspendedFrom) {}

    /** The body of a resumption. */
    record ResumptionRequest(
            @NotNull @Pattern(regexp = DOCUMENT, message = DOCUMENT_WORDS) String document) {}

    /** The body of a cancellation. */
    record CancellationRequest(
            @NotNull @Pattern(regexp = DOCUMENT, message = DOCUMENT_WORDS) String document) {}

    /**
     * @param amountFen the present face: the whole voucher
     */
    record ReturnRequest(@NotNull @Min(1) @Max(VoucherTerms.MAX_FACE_FEN) Long amountFen) {}

    /** 200 with the suspended voucher. */
    @Operation(operationId = "suspendVoucher", summary = "Suspend a voucher")
    @ApiResponse(
            responseCode = "200",
            description = "The voucher is suspended.",
            content = @Content(schema = @Schema(implementation = VoucherView.class)))
    @PostMapping("/suspensions")
    ResponseEntity<?> suspend(
            Mandate mandate,
            @PathVariable UUID voucherId,
            RequestKey key,
            @Valid @RequestBody SuspensionRequest request) {
        return answer(
                HttpStatus.OK,
                key,
                request,
                new SuspendVoucher(
                        voucherId,
                        mandate,
                        ids.next(),
                        request.reason(),
                        request.document(),
                        inMicroseconds(request.suspendedFrom()),
                        clock.instant()));
    }

    /** 200 with the resumed voucher. */
    @Operation(operationId = "resumeVoucher", summary = "Resume a suspended voucher")
    @ApiResponse(
            responseCode = "200",
            description = "The voucher can be used again.",
            content = @Content(schema = @Schema(implementation = VoucherView.class)))
    @PostMapping("/resumptions")
    ResponseEntity<?> resume(
            Mandate mandate,
            @PathVariable UUID voucherId,
            RequestKey key,
            @Valid @RequestBody ResumptionRequest request) {
        return answer(
                HttpStatus.OK,
                key,
                request,
                new ResumeVoucher(
                        voucherId, mandate, ids.next(), request.document(), clock.instant()));
    }

    /** 202 with the voucher, which closes when its account has. */
    @Operation(operationId = "cancelVoucher", summary = "Cancel a voucher")
    @ApiResponse(
            responseCode = "202",
            description = "The voucher's closure is asked for.",
            content = @Content(schema = @Schema(implementation = VoucherView.class)))
    @PostMapping("/cancellations")
    ResponseEntity<?> cancel(
            Mandate mandate,
            @PathVariable UUID voucherId,
            RequestKey key,
            @Valid @RequestBody CancellationRequest request) {
        return answer(
                HttpStatus.ACCEPTED,
                key,
                request,
                new CancelVoucher(
                        voucherId, mandate, ids.next(), request.document(), clock.instant()));
    }

    /** 202 with the voucher, which becomes smaller, or closes, when its account has. */
    @Operation(operationId = "returnVoucher", summary = "Give a voucher back, or a part of it")
    @ApiResponse(
            responseCode = "202",
            description = "What is still open of the amount will be given back.",
            content = @Content(schema = @Schema(implementation = VoucherView.class)))
    @PostMapping("/returns")
    ResponseEntity<?> giveBack(
            Mandate mandate,
            @PathVariable UUID voucherId,
            RequestKey key,
            @Valid @RequestBody ReturnRequest request) {
        return answer(
                HttpStatus.ACCEPTED,
                key,
                request,
                new ReturnVoucher(
                        voucherId, mandate, ids.next(), request.amountFen(), clock.instant()));
    }

    private ResponseEntity<?> answer(
            HttpStatus status, RequestKey key, Object request, Object command) {
        return answers.<VoucherState, VoucherView>answer(
                key, request, command, VoucherView::ofNow, shown -> status);
    }

    /** Finer than a microsecond neither the database nor Avro can keep. */
    private static @Nullable Instant inMicroseconds(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }
}
