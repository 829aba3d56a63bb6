package org.computevoucher.ledger.contract;

import computevoucher.consumption.v1.ConsumptionReversed;
import computevoucher.consumption.v1.RecoveryCredited;
import computevoucher.settlement.v1.PayableReleased;
import computevoucher.settlement.v1.PaymentRejected;
import computevoucher.settlement.v1.RecoveryRaised;
import computevoucher.settlement.v1.RecoverySettled;
import java.util.UUID;
import org.computevoucher.ledger.book.Fact;
import org.computevoucher.ledger.book.Fact.RecoverySettled.Way;
import org.computevoucher.platform.money.Money;

/** Reads the Avro records of usage that was taken back, and of money that was or was not paid. */
final class Corrections {

    private Corrections() {}

    static Fact fact(PayableReleased avro) {
        requireNotNegative("what is recovered", Money.ofFen(avro.getRecoveryFen()), avro);
        return new Fact.PayableReleased(
                AvroFacts.pot(avro.getPot(), avro.getRegion()),
                Money.ofFen(avro.getAmountFen()),
                UUID.fromString(avro.getVoucherId()),
                avro.getEnterprise(),
                avro.getDataCentre(),
                avro.getPayee());
    }

    /** What was payable and what was paid of the subsidy have facts of their own. */
    static Fact fact(ConsumptionReversed avro) {
        Money released = Money.ofFen(avro.getReleasedFen());
        Money recovery = Money.ofFen(avro.getRecoveryFen());
        requireNotNegative("what is recovered", recovery, avro);
        if (!released.plus(recovery).equals(Money.ofFen(avro.getSubsidyFen()))) {
            throw new IllegalArgumentException(
                    "the subsidy that is taken back is not what is released and what is recovered: "
                            + avro);
        }
        return new Fact.ConsumptionReversed(
                AvroFacts.pot(avro.getPot(), avro.getRegion()),
                allOrNothing(Money.ofFen(avro.getAvailableFen()), released, avro),
                UUID.fromString(avro.getVoucherId()),
                avro.getEnterprise(),
                avro.getDataCentre(),
                avro.getPayee());
    }

    static Fact fact(PaymentRejected avro) {
        return new Fact.PayeeConcerned(
                AvroFacts.pot(avro.getPot(), avro.getRegion()), avro.getPayee());
    }

    static Fact fact(RecoveryRaised avro) {
        return new Fact.RecoveryRaised(
                AvroFacts.pot(avro.getPot(), avro.getRegion()),
                Money.ofFen(avro.getAmountFen()),
                UUID.fromString(avro.getVoucherId()),
                avro.getPayee());
    }

    static Fact fact(RecoverySettled avro) {
        return new Fact.RecoverySettled(
                AvroFacts.pot(avro.getPot(), avro.getRegion()),
                way(avro.getKind()),
                Money.ofFen(avro.getAmountFen()),
                UUID.fromString(avro.getVoucherId()),
                avro.getPayee());
    }

    static Fact fact(RecoveryCredited avro) {
        return new Fact.RecoveryCredited(
                AvroFacts.pot(avro.getPot(), avro.getRegion()),
                allOrNothing(
                        Money.ofFen(avro.getReturnedFen()), Money.ofFen(avro.getAmountFen()), avro),
                UUID.fromString(avro.getVoucherId()),
                avro.getEnterprise(),
                avro.getPayee());
    }

    private static Money allOrNothing(Money part, Money whole, Object avro) {
        if (!part.equals(Money.ZERO) && !part.equals(whole)) {
            throw new IllegalArgumentException(
                    part + " is neither all of " + whole + " nor 0: " + avro);
        }
        return part;
    }

    static void requireNotNegative(String what, Money amount, Object avro) {
        if (amount.isNegative()) {
            throw new IllegalArgumentException(what + " is not negative: " + avro);
        }
    }

    /**
     * The way is open to further ones. Where the money of an unknown one comes from cannot be
     * guessed: the fact waits as a dead letter, and until it is replayed the payee still owes it.
     */
    private static Way way(String kind) {
        return switch (kind) {
            case "NETTED" -> Way.NETTED;
            case "RECEIVED" -> Way.RECEIVED;
            case "SET_OFF" -> Way.SET_OFF;
            default ->
                    throw new IllegalArgumentException(
                            "this version of the book does not know how money comes back by "
                                    + kind);
        };
    }
}
