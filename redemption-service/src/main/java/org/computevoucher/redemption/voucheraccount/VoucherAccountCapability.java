package org.computevoucher.redemption.voucheraccount;

import org.computevoucher.platform.service.ServiceDefinition;
import org.computevoucher.redemption.usage.UsageKey;
import org.springframework.jdbc.core.JdbcOperations;

/** What this capability brings to its service. */
public final class VoucherAccountCapability {

    private static final String PROCESSOR = "voucher-accounts";

    private VoucherAccountCapability() {}

    public static void addTo(ServiceDefinition service, JdbcOperations jdbc) {
        service.events(VoucherAccountEvent.class)
                .aggregate(VoucherAccount.class)
                .commandHandler(
                        configuration ->
                                new ConsumptionDesk(
                                        configuration.repository(VoucherAccount.class),
                                        configuration.repository(UsageKey.class)))
                .eventHandler(PROCESSOR, configuration -> new VoucherAccountRows(jdbc))
                .eventHandler(PROCESSOR, configuration -> new ConsumptionRows(jdbc));
    }
}
