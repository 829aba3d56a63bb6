package org.computevoucher.redemption.bankaccount;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.redemption.bank.BankAccount;
import org.computevoucher.redemption.bankaccount.BankAccountEvent.EnterpriseBankAccountSet;

/**
 * Have an enterprise paid on this account from now on. What a settlement run has collected before
 * stays with the account of its time.
 *
 * @param account the aggregate's id, see {@link EnterpriseBankAccount#idOf}
 * @param setBy who asks for it, by the subject of the token
 */
record SetBankAccount(
        @TargetAggregateIdentifier String account,
        String enterprise,
        BankAccount bankAccount,
        String setBy,
        Instant at) {

    EnterpriseBankAccountSet event() {
        return new EnterpriseBankAccountSet(account, enterprise, bankAccount, setBy, at);
    }
}
