package org.computevoucher.ledger.book;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.computevoucher.platform.eventlog.StoredAs;
import org.jspecify.annotations.Nullable;

/**
 * A fact was posted as the next entry of its region's book; or an entry of the same book was
 * cleared by the next one, and then that older entry is the fact.
 *
 * <p>A clearing is effective when it is recorded, not when the fact of the older entry was: until
 * then the money lay in suspense, at every effective time, and had the lines moved back then, their
 * accounts might have been below zero at times when they had not got the money that was missing.
 *
 * @param eventId made from the fact's id: a fact has one entry
 * @param region the book
 * @param entryNumber 1, 2, 3 and so on, without gaps
 * @param factId the fact's own event
 * @param factType the full name of its Avro record; of a clearing {@link #AS_FACT}
 * @param sourceTopic with partition and offset, where the fact was read; of a clearing, where that
 *     was read whose posting brought it about
 * @param effectiveAt when it happened in the world; never after recordedAt
 * @param recordedAt when the book learned of it; never before that of the entry before
 * @param lines their amounts sum to zero
 * @param suspenseReason why a line stands in suspense; null: none does
 * @param causeId the fact that the fact depends on; null: none, or an old event; of a clearing the
 *     fact whose posting brought it about
 * @param sourceSequence the fact's index in the log of the service that published it; null: not
 *     told, or an old event
 * @param clearsEntryNumber the entry whose lines this one takes out of suspense; null: it is that
 *     of a fact
 * @param applicationId the application that the fact names; null: none, or an old event
 * @param settlementId the settlement that it names; null: none, or an old event
 * @param paymentId the payment that it names; null: none, or an old event
 * @param vouchers what a payment paid for which voucher; null: not told, no payment, an old event,
 *     or a clearing: the entry that it clears has them
 */
@StoredAs("EntryPosted")
public record EntryPosted(
        UUID eventId,
        String region,
        long entryNumber,
        UUID factId,
        String factType,
        String sourceTopic,
        int sourcePartition,
        long sourceOffset,
        Instant effectiveAt,
        Instant recordedAt,
        List<EntryLine> lines,
        @Nullable String suspenseReason,
        @Nullable UUID causeId,
        @Nullable Long sourceSequence,
        @Nullable Long clearsEntryNumber,
        @Nullable UUID applicationId,
        @Nullable UUID settlementId,
        @Nullable String paymentId,
        @Nullable List<VoucherShare> vouchers)
        implements BookEvent {

    /** What an entry itself is called where it is the fact of another. */
    public static final String AS_FACT = "computevoucher.journal.v1.EntryPosted";

    public EntryPosted {
        lines = List.copyOf(lines);
        vouchers = vouchers == null ? null : List.copyOf(vouchers);
    }

    /**
     * What a payment paid for one voucher.
     *
     * @param amountFen in fen, more than 0
     */
    public record VoucherShare(UUID voucherId, long amountFen) {}

    /**
     * One line of the entry.
     *
     * @param account the path of the account
     * @param kind the first word of the path
     * @param pot whose money moves
     * @param amountFen what the account gains (positive) or loses (negative)
     * @param balanceFen the account's balance after this line
     * @param potBalanceFen the balance after this line of all accounts of the kind that concern the
     *     pot: of the treasury the pot's share, of payable the sum over its payees
     * @param suspendedFrom of a suspense account: the path of the account where the line belongs;
     *     null: of any other, or an old event
     */
    public record EntryLine(
            String account,
            String kind,
            String pot,
            long amountFen,
            long balanceFen,
            long potBalanceFen,
            @Nullable String payee,
            @Nullable UUID voucherId,
            @Nullable String dataCentre,
            @Nullable String enterprise,
            @Nullable String suspendedFrom) {}
}
