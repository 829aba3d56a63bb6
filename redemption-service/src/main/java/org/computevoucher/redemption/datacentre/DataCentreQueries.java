package org.computevoucher.redemption.datacentre;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.redemption.datacentre.DataCentreViews.BankAccountView;
import org.computevoucher.redemption.datacentre.DataCentreViews.CapacityView;
import org.computevoucher.redemption.datacentre.DataCentreViews.ComplianceView;
import org.computevoucher.redemption.datacentre.DataCentreViews.DataCentrePage;
import org.computevoucher.redemption.datacentre.DataCentreViews.DataCentreSummary;
import org.computevoucher.redemption.datacentre.DataCentreViews.DataCentreView;
import org.computevoucher.redemption.datacentre.DataCentreViews.HardwareView;
import org.computevoucher.redemption.validity.ShanghaiTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the tables {@code data_centre…}. */
@Component
public class DataCentreQueries {

    /** What each is at a moment and on its day. */
    private static final String NOW =
            """
            select c.data_centre, c.name, c.region, h.hardware_class, g.gpu_hours_per_day,
                s.status, s.from_at,
                exists (select 1 from data_centre_bank_account b
                    where b.data_centre = c.data_centre and b.first_day <= :day) as payable
            from data_centre c
            left join data_centre_hardware_interval h on h.data_centre = c.data_centre
                and h.first_day <= :day and (h.until_day is null or h.until_day > :day)
            left join data_centre_capacity_interval g on g.data_centre = c.data_centre
                and g.first_day <= :day and (g.until_day is null or g.until_day > :day)
            left join data_centre_status_interval s on s.data_centre = c.data_centre
                and s.from_at <= :now and (s.until_at is null or s.until_at > :now)
            where true
            """;

    private final JdbcClient jdbc;

    DataCentreQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What to look for; null means any. */
    record Filter(Place place, @Nullable ComplianceStatus status) {}

    /** Whose a data centre is; nothing where it is not registered. */
    public Optional<Owner> ownerOf(String dataCentre) {
        return jdbc.sql("select region from data_centre where data_centre = ?")
                .param(dataCentre)
                .query(String.class)
                .optional()
                .map(region -> Owner.region(region).orDataCentre(dataCentre));
    }

    Optional<DataCentreView> byCode(String dataCentre, Instant now) {
        return jdbc.sql(NOW + " and c.data_centre = :code")
                .param("now", utc(now))
                .param("day", ShanghaiTime.dayOf(now))
                .param("code", dataCentre)
                .query(DataCentreQueries::summary)
                .optional()
                .map(
                        summary ->
                                new DataCentreView(
                                        summary,
                                        statuses(dataCentre),
                                        entries(
                                                "data_centre_capacity",
                                                dataCentre,
                                                DataCentreQueries::capacity),
                                        entries(
                                                "data_centre_hardware",
                                                dataCentre,
                                                DataCentreQueries::hardware)));
    }

    /** In the order in which they were entered. */
    List<BankAccountView> bankAccounts(String dataCentre) {
        return entries("data_centre_bank_account", dataCentre, DataCentreQueries::bankAccount);
    }

    /**
     * @param after the code after which to go on; empty: from the beginning
     */
    DataCentrePage page(Filter filter, String after, int limit, Instant now) {
        StringBuilder sql = new StringBuilder(NOW).append(" and c.data_centre > :after");
        if (filter.place().region() != null) {
            sql.append(" and c.region = :region");
        }
        if (filter.place().hardwareClass() != null) {
            sql.append(" and h.hardware_class = :hardware");
        }
        if (filter.status() != null) {
            sql.append(" and s.status = :status");
        }
        // one more than asked for tells whether a further page exists
        sql.append(" order by c.data_centre limit :limit");
        List<DataCentreSummary> found =
                jdbc.sql(sql.toString())
                        .param("now", utc(now))
                        .param("day", ShanghaiTime.dayOf(now))
                        .param("after", after)
                        .param("region", filter.place().region())
                        .param("hardware", filter.place().hardwareClass())
                        .param("status", filter.status() == null ? null : filter.status().name())
                        .param("limit", limit + 1)
                        .query(DataCentreQueries::summary)
                        .list();
        List<DataCentreSummary> shown =
                List.copyOf(found.subList(0, Math.min(limit, found.size())));
        return new DataCentrePage(
                shown, found.size() > limit ? shown.getLast().dataCentre() : null);
    }

    private List<ComplianceView> statuses(String dataCentre) {
        return jdbc.sql(
                        """
                        select s.*, case when d.replaced_from is not null
                            then greatest(s.from_at, d.replaced_from) end as until_at
                        from data_centre_status s
                        join data_centre_status_decision d using (data_centre, log_index)
                        where s.data_centre = ? order by s.log_index
                        """)
                .param(dataCentre)
                .query(DataCentreQueries::status)
                .list();
    }

    private <V> List<V> entries(String table, String dataCentre, RowMapper<V> view) {
        return jdbc.sql("select * from " + table + " where data_centre = ? order by log_index")
                .param(dataCentre)
                .query(view)
                .list();
    }

    private static DataCentreSummary summary(ResultSet row, int number) throws SQLException {
        String status = row.getString("status");
        return new DataCentreSummary(
                row.getString("data_centre"),
                row.getString("name"),
                row.getString("region"),
                row.getString("hardware_class"),
                row.getObject("gpu_hours_per_day", Long.class),
                status == null ? null : ComplianceStatus.valueOf(status),
                instant(row, "from_at"),
                row.getBoolean("payable"));
    }

    private static ComplianceView status(ResultSet row, int number) throws SQLException {
        return new ComplianceView(
                row.getObject("event_id", UUID.class),
                ComplianceStatus.valueOf(row.getString("status")),
                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                instant(row, "until_at"),
                StatusReason.valueOf(row.getString("reason")),
                row.getString("evidence"),
                recordedAt(row));
    }

    private static CapacityView capacity(ResultSet row, int number) throws SQLException {
        return new CapacityView(
                row.getObject("event_id", UUID.class),
                row.getObject("gpu_hours_per_day", Long.class),
                row.getObject("first_day", LocalDate.class),
                row.getString("document"),
                recordedAt(row));
    }

    private static HardwareView hardware(ResultSet row, int number) throws SQLException {
        return new HardwareView(
                row.getObject("event_id", UUID.class),
                row.getString("hardware_class"),
                row.getObject("first_day", LocalDate.class),
                row.getString("document"),
                recordedAt(row));
    }

    private static BankAccountView bankAccount(ResultSet row, int number) throws SQLException {
        return new BankAccountView(
                row.getObject("event_id", UUID.class),
                row.getString("holder"),
                row.getString("account_number"),
                row.getString("bank_code"),
                row.getObject("first_day", LocalDate.class),
                row.getString("document"),
                recordedAt(row));
    }

    private static Instant recordedAt(ResultSet row) throws SQLException {
        return row.getObject("recorded_at", OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
