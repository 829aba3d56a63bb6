package org.computevoucher.redemption.payee;

import org.computevoucher.platform.readmodel.ReadModel;
import org.computevoucher.platform.reconciliation.StatedBalances;
import org.computevoucher.platform.service.ServiceDefinition;
import org.springframework.jdbc.core.JdbcOperations;

/** What this capability brings to its service. */
public final class PayeeCapability {

    /** What a run has collected is payable until the bank has answered. */
    private static final StatedBalances PAYABLE =
            new StatedBalances(
                    "payable",
                    "payables",
                    """
                    select pot, null::uuid as voucher_id, payee,
                        payable_fen + in_payment_fen as amount_fen
                    from payable where payable_fen + in_payment_fen <> 0
                    """);

    private PayeeCapability() {}

    public static void addTo(ServiceDefinition service, JdbcOperations jdbc) {
        service.events(PayeeAccountEvent.class)
                .aggregate(PayeeAccount.class, PayeeAccount::new)
                .readModel(jdbc, ReadModel.named("payables", "payable").writtenBy(PayableRows::new))
                .states(PAYABLE);
    }
}
