package org.computevoucher.ledger.balance;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One journal entry.
 *
 * @param book the region
 * @param source where the book read the fact
 * @param suspenseReason why a line stands in suspense; null: none does
 */
record EntryView(
        String book,
        long entryNumber,
        UUID factId,
        String factType,
        Source source,
        Instant effectiveAt,
        Instant recordedAt,
        @Nullable String suspenseReason,
        List<LineView> lines) {

    /** A place in Kafka. */
    record Source(String topic, int partition, long offset) {}

    /**
     * @param amountFen what the account gains (positive) or loses (negative)
     * @param balanceFen the account's balance after the line
     */
    record LineView(
            String account,
            String pot,
            long amountFen,
            long balanceFen,
            @Nullable String payee,
            @Nullable UUID voucherId,
            @Nullable String dataCentre,
            @Nullable String enterprise) {}
}
