package org.computevoucher.redemption.payee;

import java.time.Instant;
import java.util.UUID;

/** Money that a payee gave back, for stories of other capabilities. */
public final class ReceivedInMemory {

    private ReceivedInMemory() {}

    public static Object of(String pot, String payee, long amountFen, Instant at) {
        return of(pot, payee, UUID.randomUUID(), amountFen, at);
    }

    public static Object of(String pot, String payee, UUID receiptId, long amountFen, Instant at) {
        return new ReceiveRecovery(
                PayeeAccount.idOf(pot, payee),
                pot,
                payee,
                receiptId,
                null,
                amountFen,
                "receipt",
                "treasury",
                at);
    }
}
