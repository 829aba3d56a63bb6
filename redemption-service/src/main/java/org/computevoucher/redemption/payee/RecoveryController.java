package org.computevoucher.redemption.payee;

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
import java.util.UUID;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.money.Money;
import org.computevoucher.platform.request.RequestKey;
import org.computevoucher.platform.web.KeyedAnswers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the treasury records what payees pay back. */
@RestController
@RequestMapping("/api/v1/recoveries")
final class RecoveryController {

    private static final long MAX_AMOUNT_FEN = 10_000_000_000_000L;
    private static final String DOCUMENT = "[^\\p{Cntrl} ][^\\p{Cntrl}]{0,199}";
    private static final String DOCUMENT_WORDS =
            "must be 1 to 200 characters without control characters, and begin with no blank";

    private final KeyedAnswers answers;
    private final Ids ids;
    private final Clock clock;

    RecoveryController(KeyedAnswers answers, Ids ids, Clock clock) {
        this.answers = answers;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param voucherId for which voucher it came back; null: the oldest first
     * @param amountFen in fen
     * @param document what proves that it came
     */
    record RecoveryRequest(
            @NotNull @Pattern(regexp = PayeeNames.POT_SYNTAX, message = PayeeNames.POT_WORDS)
                    String pot,
            @NotNull @Pattern(regexp = PayeeNames.PAYEE_SYNTAX, message = PayeeNames.PAYEE_WORDS)
                    String payee,
            @Nullable UUID voucherId,
            @NotNull @Min(1) @Max(MAX_AMOUNT_FEN) Long amountFen,
            @NotNull @Pattern(regexp = DOCUMENT, message = DOCUMENT_WORDS) String document) {}

    /**
     * @param receivableFen what the payee has still to give back to the pot, in fen
     */
    record RecoveryAnswer(
            UUID recoveryId, String pot, String payee, long amountFen, long receivableFen) {}

    /** 201 with what the payee has still to give back. */
    @Operation(operationId = "receiveRecovery", summary = "Record money that a payee has paid back")
    @ApiResponse(
            responseCode = "201",
            description = "The money is booked to the vouchers it came back for.",
            content = @Content(schema = @Schema(implementation = RecoveryAnswer.class)))
    @PostMapping
    ResponseEntity<?> receive(
            Mandate mandate, RequestKey key, @Valid @RequestBody RecoveryRequest request) {
        mandate.require(Owner.pot(request.pot()));
        UUID receiptId = ids.next();
        return answers.<Money>created(
                key,
                request,
                new ReceiveRecovery(
                        PayeeAccount.idOf(request.pot(), request.payee()),
                        request.pot(),
                        request.payee(),
                        receiptId,
                        request.voucherId(),
                        request.amountFen(),
                        request.document(),
                        key.caller(),
                        clock.instant()),
                left ->
                        new RecoveryAnswer(
                                receiptId,
                                request.pot(),
                                request.payee(),
                                request.amountFen(),
                                left.fen()));
    }
}
