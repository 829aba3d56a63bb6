package org.computevoucher.redemption.bankaccount;

import java.time.Instant;
import org.computevoucher.platform.eventlog.StoredAs;
import org.computevoucher.redemption.bank.BankAccount;

/** What happens to an enterprise's bank account. Private to this service. */
public sealed interface BankAccountEvent {

    /**
     * An enterprise said where it wants its money.
     *
     * @param account the aggregate's id
     * @param setBy who said it, by the subject of the token
     */
    @StoredAs("EnterpriseBankAccountSet")
    record EnterpriseBankAccountSet(
            String account,
            String enterprise,
            BankAccount bankAccount,
            String setBy,
            Instant recordedAt)
            implements BankAccountEvent {}
}
