package org.computevoucher.redemption.voucheraccount;

import java.util.function.Function;
import org.axonframework.config.Configuration;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.service.ServiceDefinition;
import org.computevoucher.redemption.datacentre.DataCentres;
import org.springframework.jdbc.core.JdbcOperations;

/** What this capability brings to its service. */
public final class VoucherAccountCapability {

    private static final String PROCESSOR = "voucher-accounts";

    private VoucherAccountCapability() {}

    /**
     * @param commands for what tells accounts of money that is back
     */
    public static void addTo(
            ServiceDefinition service,
            JdbcOperations jdbc,
            Commands commands,
            Function<Configuration, DataCentres> dataCentres) {
        service.events(VoucherAccountEvent.class)
                .aggregate(VoucherAccount.class)
                .commandHandler(c -> new ConsumptionDesk(c, new Consuming(c, dataCentres.apply(c))))
                .commandHandler(c -> new CorrectionDesk(c, new Consuming(c, dataCentres.apply(c))))
                .eventHandler(
                        "tell-the-voucher", c -> new WhenMoneyIsBackThenTellTheVoucher(commands))
                .eventHandler(PROCESSOR, c -> new VoucherAccountRows(jdbc))
                .eventHandler(PROCESSOR, c -> new ConsumptionRows(jdbc))
                .eventHandler("exceptions", c -> new ExceptionRows(jdbc));
    }
}
