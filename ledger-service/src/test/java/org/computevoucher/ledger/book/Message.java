package org.computevoucher.ledger.book;

import java.util.UUID;
import org.computevoucher.ledger.book.Fact.RecoverySettled.Way;
import org.computevoucher.ledger.pot.PotId;
import org.jspecify.annotations.Nullable;

/**
 * A fact on its way between the three services.
 *
 * @param voucher the voucher; where it is about none, any id
 * @param payee who is paid; where nobody is, anybody
 */
record Message(
        UUID id, @Nullable UUID cause, What what, PotId pot, long fen, UUID voucher, String payee) {

    enum What {
        ALLOCATED,
        WITHDRAWAL_REQUESTED,
        WITHDRAWN,
        YEAR_END_REQUESTED,
        YEAR_CLOSED,
        WITHDRAWAL_GRANTED,
        WITHDRAWAL_REFUSED,
        ENVELOPE_CLOSED,
        UNUSED_RETURNED,
        DECIDED,
        ISSUED,
        REDUCTION_REQUESTED,
        CLOSURE_REQUESTED,
        CONSUMED,
        REVERSED,
        CREDITED,
        REDUCED,
        CLOSED,
        RELEASED,
        RAISED,
        NETTED,
        SET_OFF,
        REIMBURSED
    }

    Fact fact() {
        return switch (what) {
            case ALLOCATED -> TestBook.allocated(pot, fen);
            case WITHDRAWAL_REQUESTED, YEAR_END_REQUESTED, WITHDRAWAL_REFUSED ->
                    new Fact.PotConcerned(pot);
            case WITHDRAWN -> TestBook.withdrawn(pot, fen);
            case YEAR_CLOSED -> TestBook.yearClosed(pot, fen);
            case WITHDRAWAL_GRANTED, ENVELOPE_CLOSED -> TestBook.givenUp(pot, fen);
            case UNUSED_RETURNED -> TestBook.unusedReturned(pot, fen);
            case DECIDED -> TestBook.decided(pot);
            case ISSUED -> TestBook.issued(pot, fen);
            case REDUCTION_REQUESTED, CLOSURE_REQUESTED -> new Fact.VoucherConcerned(pot, voucher);
            case CONSUMED -> TestBook.consumed(pot, fen, payee);
            case REVERSED -> TestBook.reversed(pot, fen, payee);
            case CREDITED -> TestBook.credited(pot, fen, payee);
            case RELEASED -> TestBook.released(pot, fen, payee);
            case RAISED -> TestBook.raised(pot, fen, payee);
            case NETTED -> TestBook.settled(pot, Way.NETTED, fen, payee);
            case SET_OFF -> TestBook.settled(pot, Way.SET_OFF, fen, payee);
            case REIMBURSED -> TestBook.reimbursed(pot, fen, payee);
            case REDUCED -> TestBook.reduced(pot, fen);
            case CLOSED -> TestBook.closed(pot, fen);
        };
    }
}
