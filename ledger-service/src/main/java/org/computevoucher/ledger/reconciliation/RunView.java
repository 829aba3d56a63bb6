package org.computevoucher.ledger.reconciliation;

import java.time.Instant;
import java.util.UUID;

/**
 * The last comparison of a kind.
 *
 * @param position in the service's log
 * @param accounts that were compared
 * @param differences accounts that differed, also those that are in motion
 * @param ageSeconds since then
 */
record RunView(
        String service,
        String kind,
        UUID statementId,
        long position,
        long accounts,
        long differences,
        Instant comparedAt,
        long ageSeconds) {}
