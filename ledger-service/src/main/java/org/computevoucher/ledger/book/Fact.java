package org.computevoucher.ledger.book;

import static org.computevoucher.ledger.book.Amounts.requireNotNegative;

import java.util.UUID;
import org.computevoucher.ledger.pot.PotId;
import org.computevoucher.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A fact of one of the three services, as far as it moves money.
 *
 * <p>No amount is negative and every name is one that can be written into the book for ever: a fact
 * that says otherwise is a bug of its service, and is refused at the door with an {@link
 * IllegalArgumentException}.
 */
public sealed interface Fact {

    /** Whose money it moves. */
    PotId pot();

    /** How much it moves or gives up; zero where neither. */
    Money amount();

    /**
     * How much of the pot's available money nothing else may take from now on, in addition
     * (positive) or less (negative).
     */
    default Money holds() {
        return Money.ZERO;
    }

    /** Money was announced for a pot. */
    record BudgetPlanned(PotId pot, Money amount) implements Fact {
        public BudgetPlanned {
            requireNotNegative(amount);
        }
    }

    /** Money was appropriated to a pot, from its plan or as new money. */
    record BudgetAllocated(PotId pot, Money amount, boolean drawnFromPlan) implements Fact {
        public BudgetAllocated {
            requireNotNegative(amount);
        }
    }

    /** Available money went back to the treasury; until now it was held. */
    record BudgetWithdrawn(PotId pot, Money amount) implements Fact {
        public BudgetWithdrawn {
            requireNotNegative(amount);
        }

        @Override
        public Money holds() {
            return amount.negated();
        }
    }

    /** What was still available at the end of the year was returned; until now it was held. */
    record BudgetYearClosed(PotId pot, Money amount) implements Fact {
        public BudgetYearClosed {
            requireNotNegative(amount);
        }

        @Override
        public Money holds() {
            return amount.negated();
        }
    }

    /**
     * The envelope of a pot gave up available money, for a withdrawal or at the end of the year.
     * Nothing moves yet: the budget's own fact follows. But what the envelope promises from now on,
     * it promises out of what is left, so the book holds the amount for that fact.
     */
    record AvailableGivenUp(PotId pot, Money amount) implements Fact {
        public AvailableGivenUp {
            requireNotNegative(amount);
        }

        @Override
        public Money holds() {
            return amount;
        }
    }

    /**
     * What a voucher of a closed year had not used, and was available again by it, was returned.
     */
    record UnusedReturned(PotId pot, Money amount, UUID voucherId) implements Fact {
        public UnusedReturned {
            requireNotNegative(amount);
        }
    }

    /** Something was asked of a pot, or refused, that moves no money: a request, an answer. */
    record PotConcerned(PotId pot) implements Fact {

        @Override
        public Money amount() {
            return Money.ZERO;
        }
    }

    /**
     * An application for money of a pot was decided, or its decision changed: that moves no money.
     *
     * @param voucherId what was granted; null: nothing was
     */
    record ApplicationConcerned(PotId pot, String enterprise, @Nullable UUID voucherId)
            implements Fact {
        public ApplicationConcerned {
            Names.require(enterprise);
        }

        @Override
        public Money amount() {
            return Money.ZERO;
        }
    }

    /** Something happened to a voucher that moves no money: suspended, to be closed, reopened. */
    record VoucherConcerned(PotId pot, UUID voucherId) implements Fact {

        @Override
        public Money amount() {
            return Money.ZERO;
        }
    }

    /**
     * A voucher was issued.
     *
     * @param amount its face
     */
    record VoucherIssued(PotId pot, Money amount, UUID voucherId, String enterprise)
            implements Fact {
        public VoucherIssued {
            requireNotNegative(amount);
            Names.require(enterprise);
        }
    }

    /**
     * Usage was accepted.
     *
     * @param amount what is payable of it: its subsidy, but for what the payee has already
     * @param payee who is reimbursed
     */
    record ComputeConsumed(
            PotId pot,
            Money amount,
            UUID voucherId,
            String enterprise,
            String dataCentre,
            String payee)
            implements Fact {
        public ComputeConsumed {
            requireNotNegative(amount);
            Names.require(enterprise);
            Names.require(dataCentre);
            Names.require(payee);
        }
    }

    /**
     * What was payable of usage that was taken back is no more, and open again.
     *
     * @param payee who was to be reimbursed
     */
    record PayableReleased(
            PotId pot,
            Money amount,
            UUID voucherId,
            String enterprise,
            String dataCentre,
            String payee)
            implements Fact {
        public PayableReleased {
            requireNotNegative(amount);
            Names.require(enterprise);
            Names.require(dataCentre);
            Names.require(payee);
        }
    }

    /**
     * Usage that was accepted was taken back, in part or whole. What was payable of it is released
     * already, and what was paid of it follows on its own.
     *
     * @param amount what is available of it, because the voucher is closed
     * @param payee who was to be reimbursed
     */
    record ConsumptionReversed(
            PotId pot,
            Money amount,
            UUID voucherId,
            String enterprise,
            String dataCentre,
            String payee)
            implements Fact {
        public ConsumptionReversed {
            requireNotNegative(amount);
            Names.require(enterprise);
            Names.require(dataCentre);
            Names.require(payee);
        }
    }

    /**
     * A voucher was closed.
     *
     * @param amount what was not used of it
     */
    record VoucherClosed(PotId pot, Money amount, UUID voucherId) implements Fact {
        public VoucherClosed {
            requireNotNegative(amount);
        }
    }

    /**
     * A part of a voucher was given back.
     *
     * @param amount the part
     */
    record VoucherReduced(PotId pot, Money amount, UUID voucherId) implements Fact {
        public VoucherReduced {
            requireNotNegative(amount);
        }
    }

    /** The treasury paid subsidies to their payee. */
    record SubsidyReimbursed(PotId pot, Money amount, String payee) implements Fact {
        public SubsidyReimbursed {
            requireNotNegative(amount);
            Names.require(payee);
        }
    }

    /**
     * A payee has to give back what it was paid, because the usage was reversed.
     *
     * @param amount what it has to give back
     */
    record RecoveryRaised(PotId pot, Money amount, UUID voucherId, String payee) implements Fact {
        public RecoveryRaised {
            requireNotNegative(amount);
            Names.require(payee);
        }
    }

    /**
     * What a payee had to give back is back, or its own.
     *
     * @param way how it came back
     */
    record RecoverySettled(PotId pot, Way way, Money amount, UUID voucherId, String payee)
            implements Fact {

        /** How money comes back. */
        public enum Way {
            /** It was payable and is not paid out. */
            NETTED,
            /** The payee paid it back. */
            RECEIVED,
            /** The payee keeps it for new usage of the voucher. */
            SET_OFF
        }

        public RecoverySettled {
            requireNotNegative(amount);
            Names.require(payee);
        }
    }

    /**
     * What a payee gave back was credited to its voucher.
     *
     * @param amount what is returned of it, because the voucher is closed
     */
    record RecoveryCredited(
            PotId pot, Money amount, UUID voucherId, String enterprise, String payee)
            implements Fact {
        public RecoveryCredited {
            requireNotNegative(amount);
            Names.require(enterprise);
            Names.require(payee);
        }
    }

    /** Something happened to what a payee is owed that moves no money: a payment was rejected. */
    record PayeeConcerned(PotId pot, String payee) implements Fact {
        public PayeeConcerned {
            Names.require(payee);
        }

        @Override
        public Money amount() {
            return Money.ZERO;
        }
    }
}
