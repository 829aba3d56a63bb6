package org.computevoucher.redemption.payee;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.platform.money.Money;
import org.computevoucher.redemption.payee.PayeeAccountEvent.ReceivableSetOff;

/**
 * Set new usage of a voucher off against what its payee has to give back of the same voucher. Part
 * of the command that records the usage.
 *
 * @param consumptionEventId the event id of the new ComputeConsumed
 * @param amountFen in fen, more than 0
 */
public record SetOffReceivable(
        String pot,
        String payee,
        UUID voucherId,
        UUID consumptionEventId,
        long amountFen,
        Instant at) {

    public SetOffReceivable {
        if (amountFen <= 0) {
            throw new IllegalArgumentException("nothing cannot be set off: " + amountFen);
        }
    }

    String account() {
        return PayeeAccount.idOf(pot, payee);
    }

    RecoveryPending pending(Money receivable) {
        return new RecoveryPending(voucherId, payee, receivable.fen());
    }

    ReceivableSetOff setOff(String region, UUID raisedId) {
        return new ReceivableSetOff(
                account(),
                pot,
                region,
                payee,
                voucherId,
                UUID.nameUUIDFromBytes(("set-off/" + consumptionEventId).getBytes(UTF_8)),
                raisedId,
                consumptionEventId,
                amountFen,
                at);
    }
}
