package org.computevoucher.redemption.payee;

import org.computevoucher.platform.service.ServiceDefinition;
import org.springframework.jdbc.core.JdbcOperations;

/** What this capability brings to its service. */
public final class PayeeCapability {

    private PayeeCapability() {}

    public static void addTo(ServiceDefinition service, JdbcOperations jdbc) {
        service.events(PayeeAccountEvent.class)
                .aggregate(PayeeAccount.class, PayeeAccount::new)
                .eventHandler("payables", configuration -> new PayableRows(jdbc));
    }
}
