package org.computevoucher.redemption.bankaccount;

import java.time.Clock;
import org.computevoucher.platform.service.ServiceDefinition;
import org.computevoucher.redemption.validity.ShanghaiTime;
import org.springframework.jdbc.core.JdbcOperations;

/** What this capability brings to its service. */
public final class BankAccountCapability {

    private BankAccountCapability() {}

    public static void addTo(ServiceDefinition service, JdbcOperations jdbc) {
        service.events(BankAccountEvent.class)
                .aggregate(EnterpriseBankAccount.class, EnterpriseBankAccount::new)
                .eventHandler("payee-bank-accounts", configuration -> new BankAccountRows(jdbc));
    }

    /** Reads the table that is kept here. */
    public static PayeeBankAccounts accounts(JdbcOperations jdbc, Clock clock) {
        return new BankAccountTable(jdbc, () -> ShanghaiTime.dayOf(clock.instant()));
    }
}
