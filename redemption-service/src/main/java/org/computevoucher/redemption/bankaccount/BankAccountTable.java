package org.computevoucher.redemption.bankaccount;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import org.computevoucher.redemption.bank.BankAccount;
import org.springframework.jdbc.core.JdbcOperations;

/** {@link PayeeBankAccounts} from the table {@code payee_bank_account}. */
final class BankAccountTable implements PayeeBankAccounts {

    private final JdbcOperations jdbc;
    private final Supplier<LocalDate> today;

    /**
     * @param today in Asia/Shanghai
     */
    BankAccountTable(JdbcOperations jdbc, Supplier<LocalDate> today) {
        this.jdbc = jdbc;
        this.today = today;
    }

    @Override
    public Optional<BankAccount> of(String payee) {
        return jdbc
                .query(
                        """
                        select holder, number, bank_code from payee_bank_account
                        where payee = ? and first_day <= ? order by entry desc limit 1
                        """,
                        (row, number) ->
                                new BankAccount(
                                        row.getString("holder"),
                                        row.getString("number"),
                                        row.getString("bank_code")),
                        payee,
                        today.get())
                .stream()
                .findFirst();
    }
}
