package org.computevoucher.redemption.bankaccount;

import java.util.Optional;
import org.computevoucher.redemption.bank.BankAccount;

/** Knows where payees want their money, as far as they have said it. */
public interface PayeeBankAccounts {

    /**
     * The payee's account as it is known now.
     *
     * @param payee a data centre's id or an enterprise's code
     */
    Optional<BankAccount> of(String payee);
}
