package org.computevoucher.redemption.statement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.computevoucher.redemption.statement.StatementView.LineView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads statements. Nothing is added up here: each line carries what the lines before it come to,
 * so a period of any length costs two look-ups for each pot and kind.
 */
@Component
class StatementQueries {

    /** A day's first line ends every period before it; where there is none, the last line does. */
    private static final String SPANS =
            """
            select a.pot,
                (select first_position from statement_day
                    where party = :party and pot = a.pot and day >= :from
                    order by day limit 1) as from_position,
                (select first_position from statement_day
                    where party = :party and pot = a.pot and day > :to
                    order by day limit 1) as until_position,
                (select last_position + 1 from statement_day
                    where party = :party and pot = a.pot
                    order by day desc limit 1) as end_position
            from unnest(string_to_array(:pots, ',')) as a (pot)
            """;

    private static final String AMOUNTS =
            """
            select l.* from unnest(string_to_array(:pots, ','),
                string_to_array(:positions, ',')::bigint[]) as a (pot, before)
            cross join lateral (
                select * from statement_line
                where party = :party and pot = a.pot and position < a.before
                order by position desc limit 1) l
            """;

    private static final String TOTALS =
            """
            select l.* from unnest(string_to_array(:pots, ','),
                string_to_array(:positions, ',')::bigint[]) as a (pot, before)
            cross join unnest(string_to_array(:kinds, ',')) as k (kind)
            cross join lateral (
                select * from statement_line
                where party = :party and pot = a.pot and kind = k.kind and position < a.before
                order by position desc limit 1) l
            """;

    private static final String LINES =
            """
            select l.* from unnest(string_to_array(:pots, ','),
                string_to_array(:first, ',')::bigint[],
                string_to_array(:until, ',')::bigint[]) as a (pot, first, until)
            cross join lateral (
                select * from statement_line
                where party = :party and pot = a.pot
                    and position > :after and position >= a.first and position < a.until
                order by position limit :limit) l
            order by l.position limit :limit
            """;

    private static final String KINDS =
            String.join(",", List.of(LineKind.values()).stream().map(LineKind::name).toList());

    private final JdbcClient jdbc;

    StatementQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The pots in which a party has lines, in the order of their names. A pot is a programme in a
     * year: there are as many as a country has programmes.
     */
    List<String> pots(String party) {
        return jdbc.sql("select pot from statement_account where party = ? order by pot")
                .param(party)
                .query(String.class)
                .list();
    }

    /** The pieces of the log that a period is, as far as it was read. */
    List<Span> spans(String party, List<String> pots, StatementPeriod period) {
        return jdbc.sql(SPANS)
                .param("party", party)
                .param("pots", String.join(",", pots))
                .param("from", period.from())
                .param("to", period.to())
                .query((row, number) -> span(row))
                .list();
    }

    /** What stood before a position of each; a pot without lines there is left out. */
    Map<String, Amounts> amounts(String party, List<Span> spans, ToLongFunction<Span> position) {
        Map<String, Amounts> found = new HashMap<>();
        jdbc.sql(AMOUNTS)
                .param("party", party)
                .param("pots", joined(spans, Span::pot))
                .param("positions", joined(spans, position::applyAsLong))
                .query(
                        row -> {
                            found.put(row.getString("pot"), StatementColumns.amounts(row));
                        });
        return found;
    }

    /** What the lines before a position of each come to; what has none is left out. */
    Map<String, Map<LineKind, Totals>> totals(
            String party, List<Span> spans, ToLongFunction<Span> position) {
        Map<String, Map<LineKind, Totals>> found = new HashMap<>();
        jdbc.sql(TOTALS)
                .param("party", party)
                .param("pots", joined(spans, Span::pot))
                .param("positions", joined(spans, position::applyAsLong))
                .param("kinds", KINDS)
                .query(
                        row -> {
                            found.computeIfAbsent(
                                            row.getString("pot"),
                                            pot -> new EnumMap<>(LineKind.class))
                                    .put(StatementColumns.kind(row), StatementColumns.totals(row));
                        });
        return found;
    }

    List<LineView> lines(String party, List<Span> spans, long after, int limit) {
        return jdbc.sql(LINES)
                .param("party", party)
                .param("pots", joined(spans, Span::pot))
                .param("first", joined(spans, Span::from))
                .param("until", joined(spans, Span::until))
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> line(row))
                .list();
    }

    private static String joined(List<Span> spans, Function<Span, Object> part) {
        return spans.stream().map(part).map(Object::toString).collect(Collectors.joining(","));
    }

    private static Span span(ResultSet row) throws SQLException {
        Long until = row.getObject("until_position", Long.class);
        // 0 where there is no line at all
        long end = until == null ? row.getLong("end_position") : until;
        Long from = row.getObject("from_position", Long.class);
        return new Span(row.getString("pot"), from == null ? end : from, end);
    }

    private static LineView line(ResultSet row) throws SQLException {
        return new LineView(
                row.getLong("position"),
                StatementColumns.kind(row),
                row.getObject("event_id", UUID.class),
                row.getObject("day", LocalDate.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getObject("effective_at", OffsetDateTime.class).toInstant(),
                row.getString("pot"),
                row.getString("data_centre"),
                row.getString("usage_id"),
                row.getString("enterprise"),
                row.getString("payee"),
                row.getObject("voucher_id", UUID.class),
                row.getObject("consumption_event_id", UUID.class),
                row.getObject("run_id", UUID.class),
                row.getString("payment_id"),
                row.getString("reason"),
                row.getLong("billed_cost_fen"),
                row.getLong("eligible_cost_fen"),
                row.getLong("subsidy_fen"),
                row.getLong("payer_share_fen"),
                row.getLong("amount_fen"),
                row.getLong("payable_change_fen"),
                row.getLong("in_payment_change_fen"),
                row.getLong("receivable_change_fen"),
                row.getLong("paid_change_fen"));
    }
}
