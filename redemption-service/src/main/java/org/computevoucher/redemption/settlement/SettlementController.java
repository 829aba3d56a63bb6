package org.computevoucher.redemption.settlement;

import jakarta.validation.Valid;
import java.time.Clock;
import java.util.UUID;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.identity.IdempotencyKey;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.web.Answers;
import org.computevoucher.redemption.settlement.SettlementEvent.SubsidyReimbursed;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the treasury settles what pots owe. */
@RestController
@RequestMapping("/api/v1/settlements")
final class SettlementController {

    private final Commands commands;
    private final Ids ids;
    private final Clock clock;

    SettlementController(Commands commands, Ids ids, Clock clock) {
        this.commands = commands;
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

    /** 201 with what was paid; the same request again gets the same answer again. */
    @PostMapping
    ResponseEntity<?> settle(
            Mandate mandate,
            @RequestHeader("Idempotency-Key") IdempotencyKey key,
            @Valid @RequestBody SettlementRequest request) {
        mandate.require(Owner.pot(request.pot()));
        Outcome<SubsidyReimbursed> outcome =
                commands.sendAndWait(
                        new SettlePayee(
                                request.pot(),
                                request.payee(),
                                key.idFor("settlement"),
                                ids.next(),
                                clock.instant()));
        return Answers.created(outcome.map(SettlementAnswer::of));
    }
}
