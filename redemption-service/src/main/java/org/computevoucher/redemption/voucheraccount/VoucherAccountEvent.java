package org.computevoucher.redemption.voucheraccount;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.platform.eventlog.StoredAs;
import org.computevoucher.redemption.subsidy.BindingLimit;
import org.computevoucher.redemption.usage.Usage;

/** What happens to the account of a voucher. */
public sealed interface VoucherAccountEvent {

    /** Closed because its face was used up. */
    String EXHAUSTED = "EXHAUSTED";

    /** Closed because its holder gave back all that was open. */
    String RETURNED = "RETURNED";

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
     * @param causeId the event id of what closed it: the consumption that used it up, or the
     *     request
     * @param unusedFen what was left, in fen; 0 or more
     * @param reason {@link #EXHAUSTED}, {@link #RETURNED}, or as the request for it said
     */
    @StoredAs("VoucherClosed")
    record VoucherClosed(
            UUID eventId,
            UUID causeId,
            UUID voucherId,
            String pot,
            String region,
            long unusedFen,
            String reason,
            Instant effectiveAt,
            Instant recordedAt)
            implements VoucherAccountEvent {}

    /**
     * A part of the face was given back to the pot. Public.
     *
     * @param causeId the event id of the request
     * @param amountFen the part, in fen; more than 0
     * @param faceFen the face from now on, in fen
     * @param openFen what is left open, in fen; more than 0
     */
    @StoredAs("VoucherReduced")
    record VoucherReduced(
            UUID eventId,
            UUID causeId,
            UUID voucherId,
            String pot,
            String region,
            long amountFen,
            long faceFen,
            long openFen,
            Instant effectiveAt,
            Instant recordedAt)
            implements VoucherAccountEvent {}

    /**
     * The voucher was suspended. Private: the issuance service told the world.
     *
     * @param factId the event id of the fact that said so
     * @param from usage before it stands
     */
    @StoredAs("VoucherAccountSuspended")
    record VoucherAccountSuspended(UUID voucherId, UUID factId, Instant from, Instant recordedAt)
            implements VoucherAccountEvent {}

    /**
     * The voucher was resumed. Private: the issuance service told the world.
     *
     * @param factId the event id of the fact that said so
     * @param from usage from it on counts again
     */
    @StoredAs("VoucherAccountResumed")
    record VoucherAccountResumed(UUID voucherId, UUID factId, Instant from, Instant recordedAt)
            implements VoucherAccountEvent {}
}
