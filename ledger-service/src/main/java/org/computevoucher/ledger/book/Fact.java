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

    /** How much it moves; zero where nothing moved. */
    Money amount();

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
