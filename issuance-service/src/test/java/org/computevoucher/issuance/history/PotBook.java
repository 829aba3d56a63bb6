package org.computevoucher.issuance.history;

import java.util.UUID;
import org.computevoucher.issuance.envelope.EnvelopeEvent;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeClosed;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeFilled;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeRefilled;
import org.computevoucher.issuance.envelope.EnvelopeEvent.FaceReserved;
import org.computevoucher.issuance.envelope.EnvelopeEvent.RecoveredReturned;
import org.computevoucher.issuance.envelope.EnvelopeEvent.UnusedReturned;
import org.computevoucher.issuance.envelope.EnvelopeEvent.WithdrawalGranted;
import org.computevoucher.issuance.envelope.EnvelopeEvent.WithdrawalRefused;
import org.computevoucher.issuance.voucher.SerialNumber;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.issuance.voucher.VoucherGrant;
import org.jspecify.annotations.Nullable;

/**
 * The money of one pot as its vouchers tell it. What is promised is the faces of its vouchers less
 * what came back from them, to the pot or to the treasury; the envelope's own account of that has
 * to be the same.
 */
final class PotBook {

    private final String pot;
    private long allocatedFen;
    private long withdrawnFen;
    private long returnedFen;
    private boolean closed;
    private long facesFen;
    private long cameBackFen;
    private long recoveredFen;
    private long issues;
    private boolean chained;
    private @Nullable UUID endOfChain;

    private long reservedFen;
    private long refilledFen;
    private long recoveredReturnedFen;

    PotBook(String pot) {
        this.pot = pot;
    }

    long promisedFen() {
        return facesFen - cameBackFen - recoveredFen;
    }

    /** allocated = available + promised + withdrawn + returned, by the year's end or by payees */
    long availableFen() {
        return allocatedFen - promisedFen() - withdrawnFen - returnedFen - recoveredFen;
    }

    boolean isClosed() {
        return closed;
    }

    void follow(EnvelopeEvent event) {
        switch (event) {
            case EnvelopeFilled filled -> {
                allocatedFen += filled.amountFen();
                if (!chained) {
                    endOfChain = filled.allocationId();
                }
            }
            case FaceReserved reserved -> reservedFen += reserved.faceFen();
            case EnvelopeRefilled refilled -> refilledFen += refilled.unusedFen();
            case RecoveredReturned returned -> recoveredReturnedFen += returned.amountFen();
            case WithdrawalGranted granted -> {
                withdrawnFen += granted.amountFen();
                takes(granted.eventId(), granted.causeId(), granted);
            }
            case WithdrawalRefused refused ->
                    Broken.unless(
                            refused.availableFen() == availableFen()
                                    && (closed || refused.amountFen() > availableFen())
                                    && refused.reason()
                                            .equals(
                                                    closed
                                                            ? "POT_YEAR_CLOSED"
                                                            : "ENVELOPE_EXHAUSTED"),
                            "%s, but %d are available",
                            refused,
                            availableFen());
            case EnvelopeClosed end -> {
                returnedFen += end.availableFen();
                takes(end.eventId(), end.causeId(), end);
                closed = true;
            }
            case UnusedReturned returned -> {
                Broken.unless(closed, "%s, but the year is not closed", returned);
                returnedFen += returned.amountFen();
            }
        }
    }

    /** One chain ties together what takes available money; its first link names what it likes. */
    private void takes(UUID eventId, UUID causeId, Object event) {
        Broken.unless(availableFen() >= 0, "%s takes more than there is", event);
        Broken.unless(
                !chained || causeId.equals(endOfChain),
                "%s is not the next link of the chain of %s",
                event,
                pot);
        chained = true;
        endOfChain = eventId;
    }

    void issued(VoucherIssued voucher, VoucherGrant grant) {
        facesFen += voucher.terms().faceFen();
        issues++;
        Broken.unless(!closed, "%s is of a closed year", voucher);
        Broken.unless(
                chained || voucher.causeId().equals(endOfChain),
                "%s does not name the allocation that made it possible",
                voucher);
        takes(voucher.eventId(), voucher.causeId(), voucher);
        Broken.unless(
                SerialNumber.isValid(grant.serialNumber())
                        && grant.serialNumber().startsWith("%s-%07d-".formatted(pot, issues)),
                "%s is not number %d of %s",
                grant.serialNumber(),
                issues,
                pot);
    }

    void cameBack(long fen) {
        cameBackFen += fen;
        Broken.unless(promisedFen() >= 0, "more came back to %s than it promised", pot);
    }

    /** From a payee, and so not available again. */
    void recovered(long fen) {
        recoveredFen += fen;
        Broken.unless(promisedFen() >= 0, "more was recovered of %s than it promised", pot);
    }

    /** After a command: vouchers and envelope tell the same. */
    void mustAgree() {
        Broken.unless(
                reservedFen == facesFen
                        && refilledFen == cameBackFen
                        && recoveredReturnedFen == recoveredFen,
                "%s: the envelope reserved %d, took back %d and returned %d of payees, its"
                        + " vouchers say %d, %d and %d",
                pot,
                reservedFen,
                refilledFen,
                recoveredReturnedFen,
                facesFen,
                cameBackFen,
                recoveredFen);
        Broken.unless(
                !closed || availableFen() == 0, "%s is closed and has %d", pot, availableFen());
    }

    /** What the envelope itself says when it is asked. */
    void mustBeAvailable(long fen) {
        Broken.unless(
                fen == availableFen(),
                "%s says that %d are available; %d allocated less %d promised less %d withdrawn"
                        + " less %d returned less %d recovered are %d",
                pot,
                fen,
                allocatedFen,
                promisedFen(),
                withdrawnFen,
                returnedFen,
                recoveredFen,
                availableFen());
    }
}
