package org.computevoucher.ledger.book;

import java.util.UUID;
import org.computevoucher.ledger.pot.PotId;
import org.jspecify.annotations.Nullable;

/**
 * A fact on its way between the three services.
 *
 * @param voucher the voucher; where it is about none, any id
 */
record Message(UUID id, @Nullable UUID cause, What what, PotId pot, long fen, UUID voucher) {

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
        ISSUED,
        REDUCTION_REQUESTED,
        CLOSURE_REQUESTED,
        CONSUMED,
        REDUCED,
        CLOSED
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
            case ISSUED -> TestBook.issued(pot, fen);
            case REDUCTION_REQUESTED, CLOSURE_REQUESTED -> new Fact.VoucherConcerned(pot, voucher);
            case CONSUMED -> TestBook.consumed(pot, fen, "dc-1");
            case REDUCED -> TestBook.reduced(pot, fen);
            case CLOSED -> TestBook.closed(pot, fen);
        };
    }
}
