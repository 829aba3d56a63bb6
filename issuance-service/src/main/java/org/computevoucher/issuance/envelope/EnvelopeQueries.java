package org.computevoucher.issuance.envelope;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.computevoucher.issuance.envelope.EnvelopeUsage.Day;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the tables {@code envelope} and {@code envelope_day}. */
@Component
class EnvelopeQueries {

    private static final String ENVELOPE =
            """
            select pot, allocated_fen, available_fen, promised_fen, withdrawn_fen, returned_fen,
                closed
            from envelope where pot = ?
            """;

    /**
     * Every day of the period, also those on which nothing moved. What was available before it is
     * added up from the days on which something had moved: a few hundred at most in the life of a
     * pot.
     */
    private static final String DAYS =
            """
            select asked.day::date as day,
                coalesce(moved.allocated_fen, 0) as allocated_fen,
                coalesce(moved.promised_fen, 0) as promised_fen,
                coalesce(moved.given_back_fen, 0) as given_back_fen,
                coalesce(moved.withdrawn_fen, 0) as withdrawn_fen,
                coalesce(moved.returned_fen, 0) as returned_fen,
                before.available_fen + coalesce(sum(moved.allocated_fen - moved.promised_fen
                    + moved.given_back_fen - moved.withdrawn_fen - moved.returned_fen)
                    over (order by asked.day), 0) as available_fen
            from generate_series(:from::date, :to::date, interval '1 day') as asked (day)
            left join envelope_day moved on moved.pot = :pot and moved.day = asked.day::date
            cross join (
                select coalesce(sum(allocated_fen - promised_fen + given_back_fen - withdrawn_fen
                    - returned_fen), 0) as available_fen
                from envelope_day where pot = :pot and day < :from::date
            ) as before
            order by asked.day
            """;

    private final JdbcClient jdbc;

    EnvelopeQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An envelope exists, empty, for every pot: one that was never filled shows zeros. */
    EnvelopeView envelope(String pot) {
        return jdbc.sql(ENVELOPE)
                .param(pot)
                .query(EnvelopeQueries::envelope)
                .optional()
                .orElseGet(() -> new EnvelopeView(pot, 0, 0, 0, 0, 0, false));
    }

    /** The days from the first to the last, both included. */
    List<Day> days(String pot, LocalDate from, LocalDate to) {
        return jdbc.sql(DAYS)
                .param("pot", pot)
                .param("from", from)
                .param("to", to)
                .query(EnvelopeQueries::day)
                .list();
    }

    private static EnvelopeView envelope(ResultSet row, int number) throws SQLException {
        return new EnvelopeView(
                row.getString("pot"),
                row.getLong("allocated_fen"),
                row.getLong("available_fen"),
                row.getLong("promised_fen"),
                row.getLong("withdrawn_fen"),
                row.getLong("returned_fen"),
                row.getBoolean("closed"));
    }

    private static Day day(ResultSet row, int number) throws SQLException {
        return new Day(
                row.getObject("day", LocalDate.class),
                row.getLong("allocated_fen"),
                row.getLong("promised_fen"),
                row.getLong("given_back_fen"),
                row.getLong("withdrawn_fen"),
                row.getLong("returned_fen"),
                row.getLong("available_fen"));
    }
}
