package org.computevoucher.redemption.voucheraccount;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.platform.eventlog.StoredAs;
import org.computevoucher.redemption.subsidy.BindingLimit;
import org.computevoucher.redemption.usage.Usage;

/** What happens to the account of a voucher. */
public sealed interface VoucherAccountEvent {

    UUID voucherId();

    /**
     * A voucher was issued, and its account opened. Private: the issuance service told the world.
     *
     * @param voucherIssuedId the event id of the issue, which the account's own facts name as cause
     */
    @StoredAs("VoucherAccountOpened")
    record VoucherAccountOpened(
            UUID voucherId, UUID voucherIssuedId, VoucherTerms terms, Instant recordedAt)
            implements VoucherAccountEvent {}

    /**
     * Usage was accepted: its subsidy left the open balance and is owed to the payee. Public.
     *
     * @param causeId the event id of the voucher's issue
     * @param enterprise the voucher's holder
     * @param eligibleCostFen what no other subsidy has covered, in fen
     * @param subsidyFen what the pot pays of it, in fen
     * @param payerShareFen what the enterprise pays itself, in fen
     * @param openFen what is left of the voucher, in fen
     * @param payee the id of who is reimbursed
     * @param effectiveAt the end of the charge period; recordedAt, where the data centre's clock is
     *     ahead of ours: nothing is effective later than it is recorded
     */
    @StoredAs("ComputeConsumed")
    record ComputeConsumed(
            UUID eventId,
            UUID causeId,
            UUID voucherId,
            String pot,
            String region,
            String enterprise,
            Usage usage,
            long eligibleCostFen,
            long subsidyFen,
            long payerShareFen,
            BindingLimit bindingLimit,
            long openFen,
            String payee,
            Instant effectiveAt,
            Instant recordedAt)
            implements VoucherAccountEvent {}

    /**
     * The account was closed, and what was left goes back to the pot. Public.
     *
     * @param causeId the event id of what closed it
     * @param unusedFen what was left, in fen; 0 or more
     */
    @StoredAs("VoucherClosed")
    record VoucherClosed(
            UUID eventId,
            UUID causeId,
            UUID voucherId,
            String pot,
            String region,
            long unusedFen,
            ClosingReason reason,
            Instant effectiveAt,
            Instant recordedAt)
            implements VoucherAccountEvent {}

    /** Why an account was closed. */
    enum ClosingReason {
        /** Its face was used up. */
        EXHAUSTED
    }
}
