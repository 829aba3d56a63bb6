package org.computevoucher.redemption.bankaccount;

import java.time.Clock;
import org.computevoucher.platform.readmodel.ReadModel;
import org.computevoucher.platform.service.ServiceDefinition;
import org.computevoucher.redemption.validity.ShanghaiTime;
import org.springframework.jdbc.core.JdbcOperations;

/** What this capability brings to its service. */
public final class BankAccountCapability {

    private BankAccountCapability() {}

    public static void addTo(ServiceDefinition service, JdbcOperations jdbc) {
        service.events(BankAccountEvent.class)
                .aggregate(EnterpriseBankAccount.class, EnterpriseBankAccount::new)
                .readModel(
                        jdbc,
                        ReadModel.named("payee-bank-accounts", "payee_bank_account")
                                .writtenBy(BankAccountRows::new)
                                .notComparing(
                                        "payee_bank_account",
                                        "entry",
                                        "counts attempts too, so a failed batch leaves a gap")
                                .notShowing("payee_bank_account", "holder", "number"));
    }

    /** Reads the table that is kept here. */
    public static PayeeBankAccounts accounts(JdbcOperations jdbc, Clock clock) {
        return new BankAccountTable(jdbc, () -> ShanghaiTime.dayOf(clock.instant()));
    }
}
