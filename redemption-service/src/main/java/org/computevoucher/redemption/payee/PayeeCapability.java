package org.computevoucher.redemption.payee;

import org.computevoucher.platform.readmodel.ReadModel;
import org.computevoucher.platform.service.ServiceDefinition;
import org.springframework.jdbc.core.JdbcOperations;

/** What this capability brings to its service. */
public final class PayeeCapability {

    private PayeeCapability() {}

    public static void addTo(ServiceDefinition service, JdbcOperations jdbc) {
        service.events(PayeeAccountEvent.class)
                .aggregate(PayeeAccount.class, PayeeAccount::new)
                .readModel(
                        jdbc, ReadModel.named("payables", "payable").writtenBy(PayableRows::new));
    }
}
