package org.computevoucher.redemption.statement;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableReleased;
import org.computevoucher.redemption.payee.PayeeAccountEvent.RecoveryRaised;
import org.computevoucher.redemption.usage.UsageEvent.ExceptionDecided;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementSetter;

/** What new lines of statements need to know of those before them, looked up once a batch. */
final class LinesBefore {

    private static final String LAST =
            """
            select l.* from unnest(?, ?) as a (party, pot)
            cross join lateral (
                select * from statement_line
                where party = a.party and pot = a.pot order by position desc limit 1) l
            """;

    private static final String TOTALS =
            """
            select l.* from unnest(?, ?, ?) as a (party, pot, kind)
            cross join lateral (
                select * from statement_line
                where party = a.party and pot = a.pot and kind = a.kind
                order by position desc limit 1) l
            """;

    private static final String EXCEPTED =
            """
            select * from statement_line
            where kind = 'EXCEPTED' and party = data_centre
                and (data_centre, usage_id) in (select * from unnest(?, ?))
            """;

    private static final String REVERSED =
            """
            select * from statement_line
            where kind = 'REVERSED' and party = data_centre and consumption_event_id = any (?)
            """;

    private final JdbcOperations jdbc;

    LinesBefore(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** What these events name and lines before them tell. */
    Origins origins(List<LoggedFact> facts) {
        Origins origins = new Origins();
        List<String> decided =
                facts.stream()
                        .map(LoggedFact::event)
                        .filter(ExceptionDecided.class::isInstance)
                        .map(event -> ((ExceptionDecided) event).usageKey())
                        .distinct()
                        .toList();
        if (!decided.isEmpty()) {
            jdbc.query(
                    EXCEPTED,
                    arrays(
                            "text",
                            decided.stream()
                                    .map(key -> key.substring(0, key.indexOf('/')))
                                    .toList(),
                            decided.stream()
                                    .map(key -> key.substring(key.indexOf('/') + 1))
                                    .toList()),
                    row -> {
                        origins.excepted(usage(row));
                    });
        }
        List<UUID> reversed =
                facts.stream()
                        .map(LoggedFact::event)
                        .flatMap(
                                event ->
                                        switch (event) {
                                            case PayableReleased one ->
                                                    Stream.of(one.consumptionEventId());
                                            case RecoveryRaised one -> Stream.of(one.causeId());
                                            default -> Stream.<UUID>of();
                                        })
                        .distinct()
                        .toList();
        if (!reversed.isEmpty()) {
            jdbc.query(
                    REVERSED,
                    arrays("uuid", reversed),
                    row -> {
                        origins.reversed(
                                row.getObject("consumption_event_id", UUID.class), usage(row));
                    });
        }
        return origins;
    }

    /** The last line of each of these accounts; one without lines is left out. */
    Map<Account, LastLine> last(Set<Account> accounts) {
        Map<Account, LastLine> found = new HashMap<>();
        if (!accounts.isEmpty()) {
            jdbc.query(
                    LAST,
                    arrays("text", each(accounts, Account::party), each(accounts, Account::pot)),
                    row -> {
                        found.put(
                                account(row),
                                new LastLine(
                                        row.getLong("position"),
                                        row.getObject("day", LocalDate.class),
                                        StatementColumns.amounts(row)));
                    });
        }
        return found;
    }

    /** After the last line of each of these kinds; one without lines is left out. */
    Map<Account.Kind, Totals> totals(Set<Account.Kind> kinds) {
        Map<Account.Kind, Totals> found = new HashMap<>();
        if (!kinds.isEmpty()) {
            jdbc.query(
                    TOTALS,
                    arrays(
                            "text",
                            each(kinds, kind -> kind.account().party()),
                            each(kinds, kind -> kind.account().pot()),
                            each(kinds, kind -> kind.kind().name())),
                    row -> {
                        found.put(
                                new Account.Kind(account(row), StatementColumns.kind(row)),
                                StatementColumns.totals(row));
                    });
        }
        return found;
    }

    private static <T> List<String> each(Collection<T> all, Function<T, String> part) {
        return all.stream().map(part).toList();
    }

    private static PreparedStatementSetter arrays(String type, List<?>... columns) {
        return statement -> {
            Connection connection = statement.getConnection();
            for (int i = 0; i < columns.length; i++) {
                statement.setArray(i + 1, connection.createArrayOf(type, columns[i].toArray()));
            }
        };
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(row.getString("party"), row.getString("pot"));
    }

    private static UsageOrigin usage(ResultSet row) throws SQLException {
        return new UsageOrigin(
                row.getString("pot"),
                row.getString("enterprise"),
                row.getString("data_centre"),
                row.getString("usage_id"),
                row.getObject("voucher_id", UUID.class),
                row.getLong("billed_cost_fen"));
    }
}
