package org.computevoucher.redemption.voucheraccount;

import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.readmodel.ReadModel;
import org.computevoucher.platform.reconciliation.StatedBalances;
import org.computevoucher.platform.service.ServiceDefinition;
import org.springframework.jdbc.core.JdbcOperations;

/** What this capability brings to its service. */
public final class VoucherAccountCapability {

    /** What each voucher has left, as it is answered; most are used up or closed, and have 0. */
    private static final StatedBalances OUTSTANDING =
            new StatedBalances(
                    "outstanding",
                    "voucher-accounts",
                    """
                    select * from (
                        select pot, voucher_id, null as payee,
                            face_fen - reduced_fen - subsidy_fen - returned_fen - pending_fen
                                - unrecovered_fen as amount_fen
                        from voucher_account join voucher_account_use using (voucher_id)
                    ) account where amount_fen <> 0
                    """);

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
                .states(OUTSTANDING)
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
