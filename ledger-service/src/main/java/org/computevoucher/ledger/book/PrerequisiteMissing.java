package org.computevoucher.ledger.book;

import org.computevoucher.platform.refusal.Refusal;

/**
 * Not yet: the fact takes money from an account that does not hold it, so the fact that brought it
 * there is still on its way.
 *
 * @param account the account's path
 * @param amountFen what the fact takes from it
 * @param balanceFen what it holds
 */
public record PrerequisiteMissing(String account, long amountFen, long balanceFen)
        implements Refusal {

    @Override
    public String reason() {
        return "PREREQUISITE_MISSING";
    }

    @Override
    public Kind kind() {
        return Kind.NOT_YET;
    }

    @Override
    public String detail() {
        return account + " holds " + balanceFen + " fen, not the " + amountFen + " fen taken";
    }
}
