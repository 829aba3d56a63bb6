package org.computevoucher.redemption.bankaccount;

import java.time.LocalDate;
import org.axonframework.eventhandling.EventHandler;
import org.computevoucher.platform.readmodel.BatchedWrites;
import org.computevoucher.redemption.bank.BankAccount;
import org.computevoucher.redemption.bankaccount.BankAccountEvent.EnterpriseBankAccountSet;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreBankAccountChanged;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreRegistered;
import org.computevoucher.redemption.validity.ShanghaiTime;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Keeps the table {@code payee_bank_account}. Whatever tells where a payee wants its money is
 * handled here: enterprises say it themselves, data centres with their registration.
 */
final class BankAccountRows {

    private static final String PUT =
            """
            insert into payee_bank_account (payee, first_day, holder, number, bank_code)
            values (?, ?, ?, ?, ?)
            """;

    private final BatchedWrites<Row> rows;

    private record Row(String payee, LocalDate firstDay, BankAccount account) {}

    BankAccountRows(JdbcOperations jdbc) {
        this.rows =
                new BatchedWrites<>(
                        jdbc,
                        PUT,
                        (statement, row) -> {
                            statement.setString(1, row.payee());
                            statement.setObject(2, row.firstDay());
                            statement.setString(3, row.account().holder());
                            statement.setString(4, row.account().accountNumber());
                            statement.setString(5, row.account().bankCode());
                        });
    }

    @EventHandler
    void on(EnterpriseBankAccountSet event) {
        rows.add(
                new Row(
                        event.enterprise(),
                        ShanghaiTime.dayOf(event.recordedAt()),
                        event.bankAccount()));
    }

    @EventHandler
    void on(DataCentreRegistered event) {
        if (event.bankAccount() != null) {
            rows.add(new Row(event.dataCentre(), event.firstDay(), event.bankAccount()));
        }
    }

    @EventHandler
    void on(DataCentreBankAccountChanged event) {
        rows.add(new Row(event.dataCentre(), event.firstDay(), event.bankAccount()));
    }
}
