package org.computevoucher.redemption.voucheraccount;

import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.service.ServiceDefinition;
import org.springframework.jdbc.core.JdbcOperations;

/** What this capability brings to its service. */
public final class VoucherAccountCapability {

    private static final String PROCESSOR = "voucher-accounts";

    private VoucherAccountCapability() {}

    /**
     * @param commands for what tells accounts of money that is back
     */
    public static void addTo(ServiceDefinition service, JdbcOperations jdbc, Commands commands) {
        service.events(VoucherAccountEvent.class)
                .aggregate(VoucherAccount.class)
                .commandHandler(ConsumptionDesk::new)
                .commandHandler(CorrectionDesk::new)
                .eventHandler(
                        "tell-the-voucher", c -> new WhenMoneyIsBackThenTellTheVoucher(commands))
                .eventHandler(PROCESSOR, c -> new VoucherAccountRows(jdbc))
                .eventHandler(PROCESSOR, c -> new ConsumptionRows(jdbc))
                .eventHandler("exceptions", c -> new ExceptionRows(jdbc));
    }
}
