package org.computevoucher.ledger.chain;

import java.util.Map;
import java.util.stream.Collectors;

/** How far a voucher has come with a fact. */
enum Stage {
    /** Its application was decided. */
    APPLICATION,
    /** It was issued. */
    ISSUE,
    /** It must not be used for a time, or may be again. */
    SUSPENSION,
    /** It was used. */
    CONSUMPTION,
    /** Usage was taken back. */
    REVERSAL,
    /** A settlement has paid for its usage. */
    PAYMENT,
    /** What was paid has to come back, and comes. */
    RECOVERY,
    /** A part of it was given back. */
    REDUCTION,
    /** It was closed, and what was left went back. */
    CLOSURE,
    /** It is open again. */
    REOPENING,
    /** An entry of the chain was taken out of suspense. */
    CLEARING,
    /** This version does not know the fact's type. */
    OTHER;

    private static final String TABLE =
            """
            computevoucher.application.v1.ApplicationDecided     | APPLICATION
            computevoucher.voucher.v1.VoucherIssued              | ISSUE
            computevoucher.voucher.v1.VoucherSuspended           | SUSPENSION
            computevoucher.voucher.v1.VoucherResumed             | SUSPENSION
            computevoucher.consumption.v1.ComputeConsumed        | CONSUMPTION
            computevoucher.settlement.v1.PayableReleased         | REVERSAL
            computevoucher.consumption.v1.ConsumptionReversed    | REVERSAL
            computevoucher.settlement.v1.SubsidyReimbursed       | PAYMENT
            computevoucher.settlement.v1.PaymentRejected         | PAYMENT
            computevoucher.settlement.v1.RecoveryRaised          | RECOVERY
            computevoucher.settlement.v1.RecoverySettled         | RECOVERY
            computevoucher.consumption.v1.RecoveryCredited       | RECOVERY
            computevoucher.voucher.v1.VoucherReductionRequested  | REDUCTION
            computevoucher.consumption.v1.VoucherReduced         | REDUCTION
            computevoucher.voucher.v1.VoucherClosureRequested    | CLOSURE
            computevoucher.consumption.v1.VoucherClosed          | CLOSURE
            computevoucher.envelope.v1.UnusedReturned            | CLOSURE
            computevoucher.consumption.v1.VoucherReopened        | REOPENING
            computevoucher.journal.v1.EntryPosted                | CLEARING
            """;

    private static final Map<String, Stage> BY_FACT_TYPE =
            TABLE.lines()
                    .map(row -> row.split("\\|", 2))
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    cells -> cells[0].strip(), cells -> valueOf(cells[1].strip())));

    /** That of a type of facts, by its full name. */
    static Stage of(String factType) {
        return BY_FACT_TYPE.getOrDefault(factType, OTHER);
    }
}
