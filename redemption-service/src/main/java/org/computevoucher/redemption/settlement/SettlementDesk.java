package org.computevoucher.redemption.settlement;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.computevoucher.platform.command.Aggregates;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.settlement.SettlementEvent.SubsidyReimbursed;

/**
 * Settles: takes what is payable out of the payee's account and makes the settlement that pays it,
 * in one transaction, so that nothing taken stays unpaid and nothing paid stays payable.
 */
final class SettlementDesk {

    private final Repository<Settlement> settlements;
    private final Repository<PayeeAccount> payees;

    SettlementDesk(Repository<Settlement> settlements, Repository<PayeeAccount> payees) {
        this.settlements = settlements;
        this.payees = payees;
    }

    @CommandHandler
    Outcome<SubsidyReimbursed> settle(SettlePayee command) {
        return Aggregates.find(payees, command.account())
                .map(payee -> payee.invoke(found -> found.takeAll(command)))
                .orElseGet(() -> PayeeAccount.nothingPayable(command))
                .map(this::record);
    }

    private SubsidyReimbursed record(SubsidyReimbursed reimbursed) {
        Aggregates.begin(settlements, () -> new Settlement(reimbursed));
        return reimbursed;
    }
}
