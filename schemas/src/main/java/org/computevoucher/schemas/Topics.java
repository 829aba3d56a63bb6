package org.computevoucher.schemas;

import java.util.List;

/**
 * The Kafka topics of the public contract.
 *
 * <p>The namespace of every Avro record is the name of its topic (with an underscore for a hyphen,
 * which no Avro name has), so a record's full name says where it travels. A change that
 * FULL_TRANSITIVE forbids is a new topic with the next number, never a new meaning of an old one.
 */
public final class Topics {

    /**
     * BudgetPlanned, BudgetAllocated, BudgetWithdrawalRequested, BudgetWithdrawn,
     * BudgetYearEndRequested, BudgetYearClosed; key: pot.
     */
    public static final String BUDGET = "computevoucher.budget.v1";

    /** ProgrammePublished, ProgrammeRevised; key: programme. */
    public static final String PROGRAMME = "computevoucher.programme.v1";

    /** ApplicationDecided; key: application. */
    public static final String APPLICATION = "computevoucher.application.v1";

    /** WithdrawalGranted, WithdrawalRefused, EnvelopeClosed, UnusedReturned; key: pot. */
    public static final String ENVELOPE = "computevoucher.envelope.v1";

    /**
     * VoucherIssued, VoucherSuspended, VoucherResumed, VoucherClosureRequested,
     * VoucherReductionRequested; key: voucher.
     */
    public static final String VOUCHER = "computevoucher.voucher.v1";

    /**
     * ComputeConsumed, ConsumptionReversed, RecoveryCredited, VoucherReduced, VoucherClosed,
     * VoucherReopened; key: voucher.
     */
    public static final String CONSUMPTION = "computevoucher.consumption.v1";

    /**
     * SubsidyReimbursed, PaymentRejected, PayableReleased, RecoveryRaised, RecoverySettled; key:
     * payee.
     */
    public static final String SETTLEMENT = "computevoucher.settlement.v1";

    /** EntryPosted; key: region. */
    public static final String JOURNAL = "computevoucher.journal.v1";

    /** UsageReported, written by data centres; key: data centre. */
    public static final String USAGE_REPORTS = "computevoucher.usage-reports.v1";

    /** UsageResult, the answers to them; key: data centre. */
    public static final String USAGE_RESULTS = "computevoucher.usage-results.v1";

    /**
     * BalancesStated; key: service and kind of account. Statements are no events, and are kept for
     * a day only.
     */
    public static final String BALANCE_STATEMENT = "computevoucher.balance-statement.v1";

    /** Every topic above. */
    public static final List<String> ALL =
            List.of(
                    BUDGET,
                    PROGRAMME,
                    APPLICATION,
                    ENVELOPE,
                    VOUCHER,
                    CONSUMPTION,
                    SETTLEMENT,
                    JOURNAL,
                    USAGE_REPORTS,
                    USAGE_RESULTS,
                    BALANCE_STATEMENT);

    private Topics() {}

    /** The topic of records of an Avro namespace, whose names have no hyphens. */
    public static String ofNamespace(String namespace) {
        return namespace.replace('_', '-');
    }
}
