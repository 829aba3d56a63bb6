package org.computevoucher.ledger.journal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One journal entry.
 *
 * @param ledgerNumber its number over all books, in the order of their making
 * @param book the region
 * @param eventId of the entry itself, as on the topic of the journal
 * @param causeId the event that the fact depends on; null: none, or not told
 * @param source where the book read the fact
 * @param suspenseReason why a line stands in suspense; null: none does
 * @param clearsEntryNumber the entry whose lines this one takes out of suspense; null: it is that
 *     of a fact
 * @param applicationId the application that the fact names; null: none, or not told
 * @param settlementId the settlement that it names; null: none, or not told
 * @param paymentId the payment that it names; null: none, or not told
 */
public record EntryView(
        long ledgerNumber,
        String book,
        long entryNumber,
        UUID eventId,
        UUID factId,
        String factType,
        @Nullable UUID causeId,
        Source source,
        Instant effectiveAt,
        Instant recordedAt,
        @Nullable String suspenseReason,
        @Nullable Long clearsEntryNumber,
        @Nullable UUID applicationId,
        @Nullable UUID settlementId,
        @Nullable String paymentId,
        List<LineView> lines) {

    /**
     * A place in Kafka.
     *
     * @param sequence in the log of the service that published the fact; null: not told
     */
    public record Source(String topic, int partition, long offset, @Nullable Long sequence) {}

    /**
     * @param amountFen what the account gains (positive) or loses (negative)
     * @param balanceFen the account's balance after the line
     */
    public record LineView(
            String account,
            String pot,
            long amountFen,
            long balanceFen,
            @Nullable String payee,
            @Nullable UUID voucherId,
            @Nullable String dataCentre,
            @Nullable String enterprise) {}
}
