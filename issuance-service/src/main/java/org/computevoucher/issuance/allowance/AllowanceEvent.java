package org.computevoucher.issuance.allowance;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.platform.eventlog.StoredAs;

/** What happens to an allowance. Private to this service. */
public sealed interface AllowanceEvent {

    /** The id of the allowance. */
    String allowance();

    /** A voucher was issued, and its face counts. */
    @StoredAs("AllowanceTaken")
    record AllowanceTaken(
            String allowance,
            AllowanceHolder holder,
            UUID voucherId,
            long faceFen,
            Instant recordedAt)
            implements AllowanceEvent {}

    /** What a voucher gave back unused counts no more. */
    @StoredAs("AllowanceFreed")
    record AllowanceFreed(String allowance, UUID voucherId, long unusedFen, Instant recordedAt)
            implements AllowanceEvent {}
}
