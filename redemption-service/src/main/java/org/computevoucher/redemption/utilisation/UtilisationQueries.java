package org.computevoucher.redemption.utilisation;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.computevoucher.redemption.datacentre.ComplianceStatus;
import org.computevoucher.redemption.utilisation.UtilisationView.UtilisationDay;
import org.computevoucher.redemption.validity.ShanghaiTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the table {@code data_centre_use} beside the views of the register. */
@Component
class UtilisationQueries {

    /** The most data centres that are looked at for one question; China has fewer. */
    private static final int MAX_CANDIDATES = 5_000;

    private static final String DAYS =
            """
            select asked.day::date as day, coalesce(u.used_gpu_hours, 0) as used_gpu_hours,
                coalesce(u.unmeasured_records, 0) as unmeasured_records, c.gpu_hours_per_day
            from generate_series(:from::date, :to::date, interval '1 day') as asked (day)
            left join data_centre_use u on u.data_centre = :dataCentre and u.day = asked.day::date
            left join data_centre_capacity_interval c on c.data_centre = :dataCentre
                and c.first_day <= asked.day::date
                and (c.until_day is null or c.until_day > asked.day::date)
            order by asked.day
            """;

    /** Of intervals that lie in the period in part, the part counts. */
    private static final String CANDIDATES =
            """
            select c.data_centre, c.name, c.region, h.first_hardware_class, h.days_on_hardware,
                s.is_suspended, s.is_reviewed, s.has_begun, g.known_days, g.gpu_hours,
                coalesce(u.recent_gpu_hours, 0) as recent_gpu_hours
            from data_centre c
            left join (
                select data_centre,
                    max(hardware_class) filter (where first_day <= :from) as first_hardware_class,
                    sum(least(until_day, :to::date + 1) - greatest(first_day, :from::date))
                        filter (where hardware_class = :hardware) as days_on_hardware
                from data_centre_hardware_interval
                where first_day <= :to and (until_day is null or until_day > :from)
                group by data_centre) h using (data_centre)
            left join (
                select data_centre, bool_or(status = 'SUSPENDED') as is_suspended,
                    bool_or(status = 'UNDER_REVIEW') as is_reviewed,
                    min(from_at) <= :start as has_begun
                from data_centre_status_interval
                where from_at < :end and (until_at is null or until_at > :start)
                group by data_centre) s using (data_centre)
            left join (
                select data_centre, sum(days) as known_days,
                    sum(days * gpu_hours_per_day) as gpu_hours
                from (
                    select data_centre, gpu_hours_per_day,
                        least(until_day, :to::date + 1) - greatest(first_day, :from::date) as days
                    from data_centre_capacity_interval
                    where gpu_hours_per_day is not null
                    and first_day <= :to and (until_day is null or until_day > :from)) known
                group by data_centre) g using (data_centre)
            left join (
                select data_centre, sum(used_gpu_hours) as recent_gpu_hours from data_centre_use
                where day >= :recentFrom and day < :today
                group by data_centre) u using (data_centre)
            where c.region = coalesce(:region, c.region)
            order by c.data_centre limit :limit
            """;

    private final JdbcClient jdbc;

    UtilisationQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every day from the first to the last. */
    List<UtilisationDay> days(String dataCentre, LocalDate from, LocalDate to) {
        return jdbc.sql(DAYS)
                .param("dataCentre", dataCentre)
                .param("from", from)
                .param("to", to)
                .query(
                        (row, number) ->
                                UtilisationDay.of(
                                        row.getObject("day", LocalDate.class),
                                        row.getBigDecimal("used_gpu_hours"),
                                        row.getObject("gpu_hours_per_day", Long.class),
                                        row.getLong("unmeasured_records")))
                .list();
    }

    /** All data centres of the region asked for. */
    List<Candidate> candidates(Suggesting asked, Instant now) {
        LocalDate today = ShanghaiTime.dayOf(now);
        Instant firstMidnight = ShanghaiTime.startOf(asked.from());
        Instant start = firstMidnight.isBefore(now) ? now : firstMidnight;
        Instant end = ShanghaiTime.startOf(asked.to().plusDays(1));
        return jdbc.sql(CANDIDATES)
                .param("from", asked.from())
                .param("to", asked.to())
                .param("start", start.atOffset(ZoneOffset.UTC))
                .param("end", end.atOffset(ZoneOffset.UTC))
                .param("today", today)
                .param("recentFrom", today.minusDays(Suggesting.RECENT_DAYS))
                .param("region", asked.place().region())
                .param("hardware", asked.place().hardwareClass())
                .param("limit", MAX_CANDIDATES)
                .query((row, number) -> candidate(row, asked))
                .list();
    }

    private static Candidate candidate(ResultSet row, Suggesting asked) throws SQLException {
        BigDecimal capacity = row.getBigDecimal("gpu_hours");
        return new Candidate(
                row.getString("data_centre"),
                row.getString("name"),
                row.getString("region"),
                row.getString("first_hardware_class"),
                asked.place().hardwareClass() == null
                        || row.getLong("days_on_hardware") == asked.days(),
                status(row),
                row.getLong("known_days") == asked.days() ? (Long) capacity.longValueExact() : null,
                row.getBigDecimal("recent_gpu_hours"));
    }

    private static @Nullable ComplianceStatus status(ResultSet row) throws SQLException {
        if (row.getBoolean("is_suspended")) {
            return ComplianceStatus.SUSPENDED;
        }
        if (!row.getBoolean("has_begun")) {
            return null;
        }
        return row.getBoolean("is_reviewed")
                ? ComplianceStatus.UNDER_REVIEW
                : ComplianceStatus.APPROVED;
    }
}
