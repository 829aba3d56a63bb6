package org.computevoucher.ledger.chain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a voucher's chain.
 *
 * @param ledgerNumber the entry's number over all books: the order of the chain
 * @param factId the event that was posted; of a clearing the entry that was cleared
 * @param source where the book read it
 * @param causeId the event that it depends on; null: none, or not told
 * @param amountFen how much of it is about this voucher, in fen, 0 or more: of a payment the
 *     voucher's share, of any other fact what it moves
 * @param settlementId null: the fact names none
 * @param paymentId the EndToEndId; null: the fact names none
 * @param suspenseReason why a line stands in suspense; null: none does
 * @param clearsEntryNumber the entry of the same book that this one takes out of suspense; null: it
 *     is that of a fact
 */
record ChainLink(
        Stage stage,
        long ledgerNumber,
        long entryNumber,
        UUID factId,
        String factType,
        Source source,
        @Nullable UUID causeId,
        Instant effectiveAt,
        Instant recordedAt,
        long amountFen,
        @Nullable UUID settlementId,
        @Nullable String paymentId,
        @Nullable String suspenseReason,
        @Nullable Long clearsEntryNumber) {

    /**
     * A place in Kafka.
     *
     * @param sequence in the log of the service that published the fact; null: not told
     */
    record Source(String topic, int partition, long offset, @Nullable Long sequence) {}
}
