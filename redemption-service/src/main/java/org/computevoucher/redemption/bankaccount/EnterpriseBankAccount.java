package org.computevoucher.redemption.bankaccount;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.bank.BankAccount;
import org.computevoucher.redemption.bankaccount.BankAccountEvent.EnterpriseBankAccountSet;
import org.jspecify.annotations.Nullable;

/**
 * Where one enterprise wants its money. It exists, empty, for every enterprise; each change is an
 * event, so that it can be told for ever who had payments go where.
 */
final class EnterpriseBankAccount {

    @SuppressWarnings("UnusedVariable") // read by Axon
    @AggregateIdentifier
    private String account;

    private @Nullable BankAccount bankAccount;

    @SuppressWarnings("NullAway.Init") // the event log sets the fields
    private EnterpriseBankAccount() {}

    EnterpriseBankAccount(String account) {
        this.account = account;
    }

    static String idOf(String enterprise) {
        return "bank-account/" + enterprise;
    }

    /** Nothing happens where it is that account already. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome<BankAccount> set(SetBankAccount command) {
        if (!command.bankAccount().equals(bankAccount)) {
            apply(command.event());
        }
        return Outcome.accepted(command.bankAccount());
    }

    @EventSourcingHandler
    void on(EnterpriseBankAccountSet event) {
        account = event.account();
        bankAccount = event.bankAccount();
    }
}
