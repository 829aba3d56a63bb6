package org.computevoucher.ledger.book;

import java.util.UUID;
import org.computevoucher.ledger.pot.PotId;
import org.computevoucher.platform.money.Money;

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

    /** Something happened to a voucher that moves no money: suspended, resumed, to be closed. */
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
     * @param amount its subsidy
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

    private static void requireNotNegative(Money amount) {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("a fact moves no negative amount: " + amount);
        }
    }
}
