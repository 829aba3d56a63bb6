package org.computevoucher.redemption.voucheraccount;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.computevoucher.platform.money.Money;
import org.computevoucher.redemption.usage.UsageReversal;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ConsumptionReversed;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.RecoveryCredited;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.ReversalRecorded;
import org.computevoucher.redemption.voucheraccount.VoucherAccountEvent.VoucherReopened;

/** The facts of a correction, written out. */
final class Reversals {

    private Reversals() {}

    /** One for each payee from whom something is taken: the usage's own first, with the cost. */
    static List<ReversalRecorded> recorded(
            ReverseConsumption command,
            UsageReversal reversed,
            VoucherTerms terms,
            VoucherMoney money) {
        Money cost = reversed.eligibleCost();
        List<ReversalRecorded> all = new ArrayList<>();
        for (TakenBack part : money.takenBack(reversed.payee(), cost, terms.rateBasisPoints())) {
            boolean first = all.isEmpty();
            all.add(
                    recorded(
                            command,
                            reversed,
                            terms,
                            first ? command.eventId() : furtherId(command.eventId(), part.payee()),
                            first ? cost : Money.ZERO,
                            part));
        }
        return all;
    }

    private static ReversalRecorded recorded(
            ReverseConsumption command,
            UsageReversal reversed,
            VoucherTerms terms,
            UUID eventId,
            Money cost,
            TakenBack part) {
        return new ReversalRecorded(
                reversed.voucherId(),
                terms.pot(),
                terms.region(),
                terms.enterprise(),
                part.payee(),
                command.eventId(),
                eventId,
                reversed.consumptionEventId(),
                idFrom("recovery", eventId),
                command.reversal(),
                cost.fen(),
                part.subsidy().fen(),
                command.at(),
                command.at());
    }

    private static UUID furtherId(UUID reversalEventId, String payee) {
        return idFrom("reversal/" + payee, reversalEventId);
    }

    /** Of each kind at most one follows from a fact, so its id follows from the fact's. */
    private static UUID idFrom(String kind, UUID factId) {
        return UUID.nameUUIDFromBytes((kind + '/' + factId).getBytes(UTF_8));
    }

    /** Where nothing was taken back of the subsidy, so that nobody has to be asked. */
    static ConsumptionReversed reversed(ReversalRecorded recorded, Money open, Instant at) {
        return reversed(
                recorded,
                recorded.consumptionEventId(),
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                open,
                at);
    }

    /**
     * @param toPot whether what is released goes back to the pot
     * @param openBefore what was open before
     */
    static ConsumptionReversed reversed(
            ReversalRecorded recorded, ConfirmReversal command, boolean toPot, Money openBefore) {
        Money released = command.released();
        Money available = toPot ? released : Money.ZERO;
        return reversed(
                recorded,
                command.releaseEventId(),
                released,
                command.recovery(),
                available,
                openBefore.plus(released).minus(available),
                command.at());
    }

    private static ConsumptionReversed reversed(
            ReversalRecorded recorded,
            UUID causeId,
            Money released,
            Money recovery,
            Money available,
            Money open,
            Instant at) {
        return new ConsumptionReversed(
                recorded.reversalEventId(),
                causeId,
                recorded.voucherId(),
                recorded.pot(),
                recorded.region(),
                recorded.enterprise(),
                recorded.payee(),
                recorded.consumptionEventId(),
                recorded.reversal(),
                recorded.eligibleCostFen(),
                recorded.subsidyFen(),
                released.fen(),
                recovery.fen(),
                available.fen(),
                open.fen(),
                recorded.effectiveAt(),
                at);
    }

    /**
     * @param toPot whether what is back does not stay with the voucher
     * @param openBefore what was open before
     */
    static RecoveryCredited credited(
            CreditRecovery command, VoucherTerms terms, boolean toPot, Money openBefore) {
        Money returned = toPot ? command.amount() : Money.ZERO;
        return new RecoveryCredited(
                idFrom("credited", command.recoveryEventId()),
                command.recoveryEventId(),
                command.voucherId(),
                terms.pot(),
                terms.region(),
                terms.enterprise(),
                command.payee(),
                command.amount().fen(),
                returned.fen(),
                openBefore.plus(command.amount()).minus(returned).fen(),
                command.logIndex(),
                command.at(),
                command.at());
    }

    /**
     * @param causeId the event id of what came back
     */
    static VoucherReopened reopened(UUID causeId, UUID voucherId, VoucherTerms terms, Instant at) {
        return new VoucherReopened(
                idFrom("reopening", causeId),
                causeId,
                voucherId,
                terms.pot(),
                terms.region(),
                at,
                at);
    }
}
