package org.computevoucher.redemption.settlement;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.UUID;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.request.RequestKey;
import org.computevoucher.platform.web.KeyedAnswers;
import org.computevoucher.redemption.settlement.SettlementEvent.SubsidyReimbursed;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the treasury settles what pots owe. */
@RestController
@RequestMapping("/api/v1/settlements")
final class SettlementController {

    private final KeyedAnswers answers;
    private final Ids ids;
    private final Clock clock;

    SettlementController(KeyedAnswers answers, Ids ids, Clock clock) {
        this.answers = answers;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param amountFen what was paid, in fen
     */
    record SettlementAnswer(
            UUID eventId, UUID settlementId, String pot, String payee, long amountFen) {

        static SettlementAnswer of(SubsidyReimbursed event) {
            return new SettlementAnswer(
                    event.eventId(),
                    event.settlementId(),
                    event.pot(),
                    event.payee(),
                    event.amountFen());
        }
    }

    /** 201 with what was paid. */
    @Operation(operationId = "settlePayee", summary = "Settle what a pot owes a payee")
    @ApiResponse(
            responseCode = "201",
            description = "What was paid.",
            content = @Content(schema = @Schema(implementation = SettlementAnswer.class)))
    @PostMapping
    ResponseEntity<?> settle(
            Mandate mandate, RequestKey key, @Valid @RequestBody SettlementRequest request) {
        mandate.require(Owner.pot(request.pot()));
        return answers.created(
                key,
                request,
                new SettlePayee(
                        request.pot(), request.payee(), ids.next(), ids.next(), clock.instant()),
                SettlementAnswer::of);
    }
}
