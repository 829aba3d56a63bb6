package org.computevoucher.redemption.settlement;

import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.service.ServiceDefinition;
import org.springframework.jdbc.core.JdbcOperations;

/** What this capability brings to its service. */
public final class SettlementCapability {

    private SettlementCapability() {}

    public static void addTo(ServiceDefinition service, JdbcOperations jdbc, Commands commands) {
        service.events(PayeeAccountEvent.class)
                .events(SettlementEvent.class)
                .aggregate(PayeeAccount.class, PayeeAccount::new)
                // not cached: nothing looks at a settlement again
                .uncachedAggregate(Settlement.class)
                .commandHandler(
                        configuration ->
                                new SettlementDesk(
                                        configuration.repository(Settlement.class),
                                        configuration.repository(PayeeAccount.class)))
                .eventHandler(
                        "owe-the-payee",
                        configuration -> new WhenComputeConsumedThenOweThePayee(commands))
                .eventHandler("payables", configuration -> new PayableRows(jdbc));
    }
}
