package org.computevoucher.redemption.voucheraccount;

import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.readmodel.ReadModel;
import org.computevoucher.platform.service.ServiceDefinition;
import org.springframework.jdbc.core.JdbcOperations;

/** What this capability brings to its service. */
public final class VoucherAccountCapability {

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
                .readModel(
                        jdbc,
                        ReadModel.named(
                                        "voucher-accounts",
                                        "voucher_account",
                                        "voucher_account_use",
                                        "voucher_account_suspension",
                                        "consumption",
                                        "consumption_reversal")
                                .writtenBy(VoucherAccountRows::new)
                                .writtenBy(ConsumptionRows::new))
                .readModel(
                        jdbc,
                        ReadModel.named("exceptions", "usage_exception")
                                .writtenBy(ExceptionRows::new)
                                .notComparing(
                                        "usage_exception",
                                        "number",
                                        "counts attempts too, so a failed batch leaves a gap"));
    }
}
