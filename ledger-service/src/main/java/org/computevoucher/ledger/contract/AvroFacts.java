package org.computevoucher.ledger.contract;

import computevoucher.budget.v1.BudgetAllocated;
import computevoucher.budget.v1.BudgetPlanned;
import computevoucher.consumption.v1.ComputeConsumed;
import computevoucher.consumption.v1.VoucherClosed;
import computevoucher.settlement.v1.SubsidyReimbursed;
import computevoucher.voucher.v1.VoucherIssued;
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
            case VoucherIssued avro -> new Dated(fact(avro), avro.getEffectiveAt());
            case ComputeConsumed avro -> new Dated(fact(avro), avro.getEffectiveAt());
            case VoucherClosed avro -> new Dated(fact(avro), avro.getEffectiveAt());
            case SubsidyReimbursed avro -> new Dated(fact(avro), avro.getEffectiveAt());
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

    private static Fact fact(VoucherIssued avro) {
        return new Fact.VoucherIssued(
                pot(avro.getPot(), avro.getRegion()),
                Money.ofFen(avro.getFaceFen()),
                UUID.fromString(avro.getVoucherId()),
                avro.getEnterprise());
    }

    private static Fact fact(ComputeConsumed avro) {
        return new Fact.ComputeConsumed(
                pot(avro.getPot(), avro.getRegion()),
                Money.ofFen(avro.getSubsidyFen()),
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

    private static Fact fact(SubsidyReimbursed avro) {
        return new Fact.SubsidyReimbursed(
                pot(avro.getPot(), avro.getRegion()),
                Money.ofFen(avro.getAmountFen()),
                avro.getPayee());
    }

    private static PotId pot(String name, String region) {
        PotId pot = PotId.of(name);
        if (!pot.region().equals(region)) {
            throw new IllegalArgumentException("pot " + name + " does not lie in " + region);
        }
        return pot;
    }
}
