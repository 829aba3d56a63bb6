package org.computevoucher.redemption.settlement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.computevoucher.redemption.bankaccount.PayeeBankAccounts;
import org.computevoucher.redemption.settlement.SettlementCommand.DuePayee;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Who seems to be owed something, as rows tell: what really is, the payees' accounts know. A row
 * that comes late waits for the next run.
 */
final class DuePayees {

    private static final String NEXT =
            """
            select pot, payee from payable
            where payable_fen > 0 and (?::text is null or pot = ?) and payee in (
                select distinct payee from payable
                where pot like ? and payable_fen > 0 and payee > ?
                    and (?::text is null or payee = ?) and (?::text is null or pot = ?)
                order by payee limit ?)
                and pot like ?
            order by payee, pot
            """;

    private final JdbcOperations jdbc;
    private final PayeeBankAccounts bankAccounts;

    private record Row(String pot, String payee) {}

    DuePayees(JdbcOperations jdbc, PayeeBankAccounts bankAccounts) {
        this.jdbc = jdbc;
        this.bankAccounts = bankAccounts;
    }

    /**
     * The next ones in the order of their names.
     *
     * @param after the last one of those before
     */
    List<DuePayee> next(SettlementScope scope, String after, int atMost) {
        String region = scope.region() + "-%";
        Map<String, List<String>> pots = new LinkedHashMap<>();
        jdbc.query(
                        NEXT,
                        (row, number) -> new Row(row.getString("pot"), row.getString("payee")),
                        scope.pot(),
                        scope.pot(),
                        region,
                        after,
                        scope.payee(),
                        scope.payee(),
                        scope.pot(),
                        scope.pot(),
                        atMost,
                        region)
                .forEach(
                        row ->
                                pots.computeIfAbsent(row.payee(), key -> new ArrayList<>())
                                        .add(row.pot()));
        return pots.entrySet().stream()
                .map(
                        due ->
                                new DuePayee(
                                        due.getKey(),
                                        due.getValue(),
                                        bankAccounts.of(due.getKey()).orElse(null)))
                .toList();
    }
}
