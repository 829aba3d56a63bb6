package org.computevoucher.redemption.payee;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.platform.money.Money;
import org.computevoucher.redemption.payee.PayeeAccountEvent.ReceivableReceived;
import org.computevoucher.redemption.payee.PayeeRefusal.RecoveryExceedsReceivable;
import org.jspecify.annotations.Nullable;

/**
 * Record money that a payee gave back.
 *
 * @param account the payee's account with the pot, see {@link PayeeAccount#idOf}
 * @param receiptId the id of the receipt
 * @param voucherId for which voucher; null: the oldest first
 * @param amountFen in fen, more than 0
 * @param document what proves it
 * @param receivedBy who recorded it
 */
record ReceiveRecovery(
        @TargetAggregateIdentifier String account,
        String pot,
        String payee,
        UUID receiptId,
        @Nullable UUID voucherId,
        long amountFen,
        String document,
        String receivedBy,
        Instant at) {

    ReceivableReceived received(String region, UUID raisedId, VoucherAmount part) {
        String name = "received/%s/%s".formatted(receiptId, part.voucherId());
        return new ReceivableReceived(
                account,
                pot,
                region,
                payee,
                part.voucherId(),
                UUID.nameUUIDFromBytes(name.getBytes(UTF_8)),
                raisedId,
                receiptId,
                part.amountFen(),
                document,
                receivedBy,
                at);
    }

    RecoveryExceedsReceivable exceeds(Money limit) {
        return new RecoveryExceedsReceivable(pot, payee, limit.fen());
    }
}
