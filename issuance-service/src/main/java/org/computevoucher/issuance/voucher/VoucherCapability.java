package org.computevoucher.issuance.voucher;

import org.computevoucher.platform.service.ServiceDefinition;
import org.springframework.jdbc.core.JdbcOperations;

/** What this capability brings to its service. */
public final class VoucherCapability {

    private VoucherCapability() {}

    public static void addTo(ServiceDefinition service, JdbcOperations jdbc) {
        service.events(VoucherEvent.class)
                .aggregate(Voucher.class)
                .commandHandler(VoucherLifeDesk::new)
                .eventHandler("vouchers", configuration -> new VoucherRows(jdbc));
    }
}
