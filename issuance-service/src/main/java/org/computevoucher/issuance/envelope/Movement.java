package org.computevoucher.issuance.envelope;

import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeClosed;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeFilled;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeRefilled;
import org.computevoucher.issuance.envelope.EnvelopeEvent.FaceReserved;
import org.computevoucher.issuance.envelope.EnvelopeEvent.RecoveredReturned;
import org.computevoucher.issuance.envelope.EnvelopeEvent.UnusedReturned;
import org.computevoucher.issuance.envelope.EnvelopeEvent.WithdrawalGranted;
import org.computevoucher.issuance.envelope.EnvelopeEvent.WithdrawalRefused;

/**
 * What one event of an envelope moved, for the read models, in fen; none is negative.
 *
 * @param allocatedFen came in
 * @param promisedFen was promised to a voucher
 * @param givenBackFen came back from a voucher
 * @param withdrawnFen was given back to the region
 * @param returnedFen was given up by the end of the fiscal year, or since, or came back from a
 *     payee: that came back from a voucher too
 */
record Movement(
        long allocatedFen,
        long promisedFen,
        long givenBackFen,
        long withdrawnFen,
        long returnedFen) {

    static Movement of(EnvelopeEvent event) {
        return switch (event) {
            case EnvelopeFilled e -> new Movement(e.amountFen(), 0, 0, 0, 0);
            case FaceReserved e -> new Movement(0, e.faceFen(), 0, 0, 0);
            case EnvelopeRefilled e -> new Movement(0, 0, e.unusedFen(), 0, 0);
            case RecoveredReturned e -> new Movement(0, 0, e.amountFen(), 0, e.amountFen());
            case WithdrawalGranted e -> new Movement(0, 0, 0, e.amountFen(), 0);
            case WithdrawalRefused e -> new Movement(0, 0, 0, 0, 0);
            case EnvelopeClosed e -> new Movement(0, 0, 0, 0, e.availableFen());
            case UnusedReturned e -> new Movement(0, 0, 0, 0, e.amountFen());
        };
    }

    /** By how much what can still be promised changed; may be negative. */
    long availableFen() {
        return allocatedFen - promisedFen + givenBackFen - withdrawnFen - returnedFen;
    }
}
