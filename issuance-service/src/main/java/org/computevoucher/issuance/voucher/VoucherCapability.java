package org.computevoucher.issuance.voucher;

import org.computevoucher.platform.readmodel.ReadModel;
import org.computevoucher.platform.service.ServiceDefinition;
import org.springframework.jdbc.core.JdbcOperations;

/** What this capability brings to its service. */
public final class VoucherCapability {

    private VoucherCapability() {}

    public static void addTo(ServiceDefinition service, JdbcOperations jdbc) {
        service.events(VoucherEvent.class)
                .aggregate(Voucher.class)
                .commandHandler(VoucherLifeDesk::new)
                .readModel(
                        jdbc,
                        ReadModel.named("vouchers", "voucher")
                                .writtenBy(VoucherRows::new)
                                .notComparing(
                                        "voucher",
                                        "issue_number",
                                        "counts attempts too, so a failed batch leaves a gap"));
    }
}
