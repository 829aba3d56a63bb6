package org.computevoucher.redemption.payee;

import java.time.Instant;
import java.util.UUID;

/** A part of what a payee had to give back of a voucher does not have to come back any more. */
public interface RecoverySettled {

    /** How that came about. */
    enum Kind {
        /** It was netted with what the payee was owed. */
        NETTED,
        /** The payee paid it. */
        RECEIVED,
        /** It was set off against new usage of the same voucher. */
        SET_OFF
    }

    Kind kind();

    String pot();

    String region();

    String payee();

    UUID voucherId();

    UUID recoveryId();

    /** The event id of the last RecoveryRaised of the account. */
    UUID causeId();

    /** In fen, more than 0. */
    long amountFen();

    Instant recordedAt();
}
