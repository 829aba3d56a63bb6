package org.computevoucher.redemption.payee;

import java.util.Optional;
import org.axonframework.config.Configuration;
import org.axonframework.modelling.command.Repository;
import org.computevoucher.platform.command.Aggregates;
import org.computevoucher.platform.money.Money;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableCollected;
import org.computevoucher.redemption.payee.PayeeAccountEvent.ReceivableSetOff;
import org.computevoucher.redemption.payee.PaymentCommand.CollectPayable;
import org.computevoucher.redemption.payee.PaymentCommand.PaymentEnd;

/**
 * Payees' accounts for the desks of other capabilities, inside their commands and in their
 * transactions.
 */
public final class PayeeDesk {

    private final Repository<PayeeAccount> accounts;

    public PayeeDesk(Configuration configuration) {
        this.accounts = configuration.repository(PayeeAccount.class);
    }

    /** Done, or refused as RECOVERY_PENDING, where less has to come back of the voucher. */
    public Outcome<ReceivableSetOff> setOff(SetOffReceivable command) {
        return Aggregates.find(accounts, command.account())
                .map(account -> account.invoke(found -> found.setOff(command)))
                .orElseGet(() -> Outcome.refused(command.pending(Money.ZERO)));
    }

    /** What was collected, with what of it was netted; nothing where nothing is payable. */
    public Optional<PayableCollected> collect(CollectPayable command) {
        return Aggregates.find(accounts, command.account())
                .flatMap(account -> account.invoke(found -> found.collect(command)));
    }

    /**
     * What was collected is paid, or payable again.
     *
     * @throws IllegalStateException if it is not in payment
     */
    public void end(PaymentEnd command) {
        Aggregates.find(accounts, command.account())
                .orElseThrow(() -> new IllegalStateException(command + " is for no account"))
                .execute(account -> account.end(command));
    }
}
