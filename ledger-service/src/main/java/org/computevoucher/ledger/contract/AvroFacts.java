package org.computevoucher.ledger.contract;

import computevoucher.application.v1.ApplicationDecided;
import computevoucher.budget.v1.BudgetAllocated;
import computevoucher.budget.v1.BudgetPlanned;
import computevoucher.budget.v1.BudgetWithdrawalRequested;
import computevoucher.budget.v1.BudgetWithdrawn;
import computevoucher.budget.v1.BudgetYearClosed;
import computevoucher.budget.v1.BudgetYearEndRequested;
import computevoucher.consumption.v1.ComputeConsumed;
import computevoucher.consumption.v1.ConsumptionReversed;
import computevoucher.consumption.v1.RecoveryCredited;
import computevoucher.consumption.v1.VoucherClosed;
import computevoucher.consumption.v1.VoucherReduced;
import computevoucher.consumption.v1.VoucherReopened;
import computevoucher.envelope.v1.EnvelopeClosed;
import computevoucher.envelope.v1.UnusedReturned;
import computevoucher.envelope.v1.WithdrawalGranted;
import computevoucher.envelope.v1.WithdrawalRefused;
import computevoucher.settlement.v1.PayableReleased;
import computevoucher.settlement.v1.PaymentRejected;
import computevoucher.settlement.v1.RecoveryRaised;
import computevoucher.settlement.v1.RecoverySettled;
import computevoucher.settlement.v1.SubsidyReimbursed;
import computevoucher.voucher.v1.VoucherClosureRequested;
import computevoucher.voucher.v1.VoucherIssued;
import computevoucher.voucher.v1.VoucherReductionRequested;
import computevoucher.voucher.v1.VoucherResumed;
import computevoucher.voucher.v1.VoucherSuspended;
import java.time.Instant;
import java.util.UUID;
import org.computevoucher.ledger.book.Fact;
import org.computevoucher.ledger.pot.PotId;
import org.computevoucher.platform.money.Money;

/** Reads Avro records as facts of the book. */
final class AvroFacts {

    /** A fact and when it happened in the world. */
    record Dated(Fact fact, Instant effectiveAt) {}

    private AvroFacts() {}

    /**
     * @throws IllegalArgumentException if the record moves money in a way this version does not
     *     know, or contradicts itself: a dead letter, which can be replayed once that is mended
     */
    static Dated read(Object value) {
        return switch (value) {
            case BudgetPlanned avro -> new Dated(fact(avro), avro.getEffectiveAt());
            case BudgetAllocated avro -> new Dated(fact(avro), avro.getEffectiveAt());
            case BudgetWithdrawalRequested avro ->
                    new Dated(
                            new Fact.PotConcerned(pot(avro.getPot(), avro.getRegion())),
                            avro.getEffectiveAt());
            case BudgetWithdrawn avro -> new Dated(fact(avro), avro.getEffectiveAt());
            case BudgetYearEndRequested avro ->
                    new Dated(
                            new Fact.PotConcerned(pot(avro.getPot(), avro.getRegion())),
                            avro.getEffectiveAt());
            case BudgetYearClosed avro -> new Dated(fact(avro), avro.getEffectiveAt());
            case WithdrawalGranted avro -> new Dated(fact(avro), avro.getEffectiveAt());
            case WithdrawalRefused avro ->
                    new Dated(
                            new Fact.PotConcerned(pot(avro.getPot(), avro.getRegion())),
                            avro.getEffectiveAt());
            case EnvelopeClosed avro -> new Dated(fact(avro), avro.getEffectiveAt());
            case UnusedReturned avro -> new Dated(fact(avro), avro.getEffectiveAt());
            case ApplicationDecided avro -> new Dated(fact(avro), avro.getEffectiveAt());
            case VoucherIssued avro -> new Dated(fact(avro), avro.getEffectiveAt());
            case VoucherSuspended avro ->
                    new Dated(
                            concerned(avro.getPot(), avro.getRegion(), avro.getVoucherId()),
                            avro.getEffectiveAt());
            case VoucherResumed avro ->
                    new Dated(
                            concerned(avro.getPot(), avro.getRegion(), avro.getVoucherId()),
                            avro.getEffectiveAt());
            case VoucherClosureRequested avro ->
                    new Dated(
                            concerned(avro.getPot(), avro.getRegion(), avro.getVoucherId()),
                            avro.getEffectiveAt());
            case VoucherReductionRequested avro ->
                    new Dated(
                            concerned(avro.getPot(), avro.getRegion(), avro.getVoucherId()),
                            avro.getEffectiveAt());
            case ComputeConsumed avro -> new Dated(fact(avro), avro.getEffectiveAt());
            case ConsumptionReversed avro ->
                    new Dated(Corrections.fact(avro), avro.getEffectiveAt());
            case VoucherClosed avro -> new Dated(fact(avro), avro.getEffectiveAt());
            case VoucherReduced avro -> new Dated(fact(avro), avro.getEffectiveAt());
            case RecoveryCredited avro -> new Dated(Corrections.fact(avro), avro.getEffectiveAt());
            case VoucherReopened avro ->
                    new Dated(
                            concerned(avro.getPot(), avro.getRegion(), avro.getVoucherId()),
                            avro.getEffectiveAt());
            case SubsidyReimbursed avro -> new Dated(fact(avro), avro.getEffectiveAt());
            case PaymentRejected avro -> new Dated(Corrections.fact(avro), avro.getEffectiveAt());
            case PayableReleased avro -> new Dated(Corrections.fact(avro), avro.getEffectiveAt());
            case RecoveryRaised avro -> new Dated(Corrections.fact(avro), avro.getEffectiveAt());
            case RecoverySettled avro -> new Dated(Corrections.fact(avro), avro.getEffectiveAt());
            default ->
                    throw new IllegalArgumentException(
                            "this version of the book has no posting rule for "
                                    + value.getClass().getName());
        };
    }

    private static Fact fact(BudgetPlanned avro) {
        return new Fact.BudgetPlanned(
                pot(avro.getPot(), avro.getRegion()), Money.ofFen(avro.getAmountFen()));
    }

    private static Fact fact(BudgetAllocated avro) {
        return new Fact.BudgetAllocated(
                pot(avro.getPot(), avro.getRegion()),
                Money.ofFen(avro.getAmountFen()),
                avro.getDrawnFromPlan());
    }

    private static Fact fact(BudgetWithdrawn avro) {
        return new Fact.BudgetWithdrawn(
                pot(avro.getPot(), avro.getRegion()), Money.ofFen(avro.getAmountFen()));
    }

    private static Fact fact(BudgetYearClosed avro) {
        return new Fact.BudgetYearClosed(
                pot(avro.getPot(), avro.getRegion()), Money.ofFen(avro.getReturnedFen()));
    }

    private static Fact fact(WithdrawalGranted avro) {
        return new Fact.AvailableGivenUp(
                pot(avro.getPot(), avro.getRegion()), Money.ofFen(avro.getAmountFen()));
    }

    private static Fact fact(EnvelopeClosed avro) {
        return new Fact.AvailableGivenUp(
                pot(avro.getPot(), avro.getRegion()), Money.ofFen(avro.getAvailableFen()));
    }

    private static Fact fact(UnusedReturned avro) {
        return new Fact.UnusedReturned(
                pot(avro.getPot(), avro.getRegion()),
                Money.ofFen(avro.getAmountFen()),
                UUID.fromString(avro.getVoucherId()));
    }

    private static Fact fact(ApplicationDecided avro) {
        String voucherId = avro.getVoucherId();
        return new Fact.ApplicationConcerned(
                pot(avro.getPot(), avro.getRegion()),
                avro.getEnterprise(),
                voucherId == null ? null : UUID.fromString(voucherId));
    }

    private static Fact fact(VoucherIssued avro) {
        return new Fact.VoucherIssued(
                pot(avro.getPot(), avro.getRegion()),
                Money.ofFen(avro.getFaceFen()),
                UUID.fromString(avro.getVoucherId()),
                avro.getEnterprise());
    }

    /** What is set off never becomes payable: the payee has it already. */
    private static Fact fact(ComputeConsumed avro) {
        Money subsidy = Money.ofFen(avro.getSubsidyFen());
        Money setOff = Money.ofFen(avro.getSetOffFen());
        Corrections.requireNotNegative("what is set off", setOff, avro);
        return new Fact.ComputeConsumed(
                pot(avro.getPot(), avro.getRegion()),
                subsidy.minus(setOff),
                UUID.fromString(avro.getVoucherId()),
                avro.getEnterprise(),
                avro.getDataCentre(),
                avro.getPayee());
    }

    private static Fact fact(VoucherClosed avro) {
        return new Fact.VoucherClosed(
                pot(avro.getPot(), avro.getRegion()),
                Money.ofFen(avro.getUnusedFen()),
                UUID.fromString(avro.getVoucherId()));
    }

    private static Fact fact(VoucherReduced avro) {
        return new Fact.VoucherReduced(
                pot(avro.getPot(), avro.getRegion()),
                Money.ofFen(avro.getAmountFen()),
                UUID.fromString(avro.getVoucherId()));
    }

    private static Fact fact(SubsidyReimbursed avro) {
        return new Fact.SubsidyReimbursed(
                pot(avro.getPot(), avro.getRegion()),
                Money.ofFen(avro.getAmountFen()),
                avro.getPayee());
    }

    private static Fact concerned(String pot, String region, String voucherId) {
        return new Fact.VoucherConcerned(pot(pot, region), UUID.fromString(voucherId));
    }

    static PotId pot(String name, String region) {
        PotId pot = PotId.of(name);
        if (!pot.region().equals(region)) {
            throw new IllegalArgumentException("pot " + name + " does not lie in " + region);
        }
        return pot;
    }
}
