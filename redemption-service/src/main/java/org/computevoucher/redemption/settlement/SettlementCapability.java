package org.computevoucher.redemption.settlement;

import java.time.Clock;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.readmodel.ReadModel;
import org.computevoucher.platform.service.ServiceDefinition;
import org.computevoucher.redemption.bankaccount.BankAccountCapability;
import org.springframework.jdbc.core.JdbcOperations;

/** What this capability brings to its service. */
public final class SettlementCapability {

    private SettlementCapability() {}

    public static void addTo(
            ServiceDefinition service, JdbcOperations jdbc, Commands commands, Clock clock) {
        service.events(SettlementRunEvent.class)
                .events(PaymentEvent.class)
                .aggregate(SettlementRun.class)
                // a payment is prepared and answered, and hardly looked at between
                .uncachedAggregate(Payment.class)
                .commandHandler(SettlementDesk::new)
                .eventHandler(
                        "owe-the-payee",
                        configuration -> new WhenComputeConsumedThenOweThePayee(commands))
                .eventHandler(
                        "settlement-runs",
                        configuration ->
                                new WhenSettlementRunOpenedThenCollectWhatIsPayable(
                                        commands, duePayees(jdbc, clock), clock))
                .readModel(
                        jdbc,
                        ReadModel.named(
                                        "settlements",
                                        "settlement_run",
                                        "settlement_payment",
                                        "settlement_payment_line",
                                        "settlement_left_out")
                                .writtenBy(SettlementRows::new)
                                .notShowing("settlement_run", "debtor_holder", "debtor_number")
                                .notShowing(
                                        "settlement_payment",
                                        "creditor_holder",
                                        "creditor_number"));
    }

    private static DuePayees duePayees(JdbcOperations jdbc, Clock clock) {
        return new DuePayees(jdbc, BankAccountCapability.accounts(jdbc, clock));
    }
}
