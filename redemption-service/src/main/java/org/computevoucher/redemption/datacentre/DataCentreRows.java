package org.computevoucher.redemption.datacentre;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.computevoucher.platform.readmodel.BatchedWrites;
import org.computevoucher.redemption.bank.BankAccount;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreBankAccountChanged;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreCapacityChanged;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreHardwareChanged;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreRegistered;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreStatusChanged;
import org.springframework.jdbc.core.JdbcOperations;

/** Keeps the tables {@code data_centre…}: one row for each entry, under its place in the log. */
final class DataCentreRows {

    private static final String REGISTERED =
            """
            insert into data_centre (data_centre, name, region, event_id, recorded_at)
            values (?, ?, ?, ?, ?)
            """;

    private static final String STATUS =
            """
            insert into data_centre_status (data_centre, log_index, status, from_at, reason,
                evidence, event_id, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String CAPACITY =
            """
            insert into data_centre_capacity (data_centre, log_index, first_day, gpu_hours_per_day,
                document, event_id, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String HARDWARE =
            """
            insert into data_centre_hardware (data_centre, log_index, first_day, hardware_class,
                document, event_id, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String BANK_ACCOUNT =
            """
            insert into data_centre_bank_account (data_centre, log_index, first_day, holder,
                account_number, bank_code, document, event_id, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final BatchedWrites<DataCentreRegistered> registered;
    private final BatchedWrites<Logged<DataCentreStatusChanged>> statuses;
    private final BatchedWrites<Logged<DataCentreCapacityChanged>> capacities;
    private final BatchedWrites<Logged<DataCentreHardwareChanged>> hardware;
    private final BatchedWrites<Logged<DataCentreBankAccountChanged>> bankAccounts;

    /** An entry and its place in the log: what was entered later wins. */
    private record Logged<E extends DataCentreEvent>(long logIndex, E event) {

        static <E extends DataCentreEvent> Logged<E> at(TrackingToken position, E event) {
            return new Logged<>(position.position().orElseThrow(), event);
        }
    }

    DataCentreRows(JdbcOperations jdbc) {
        this.registered =
                new BatchedWrites<>(
                        jdbc,
                        REGISTERED,
                        (statement, row) -> {
                            statement.setString(1, row.dataCentre());
                            statement.setString(2, row.name());
                            statement.setString(3, row.region());
                            statement.setObject(4, row.eventId());
                            statement.setObject(5, utc(row.recordedAt()));
                        });
        this.statuses =
                new BatchedWrites<>(
                        jdbc,
                        STATUS,
                        (statement, row) -> {
                            DataCentreStatusChanged event = row.event();
                            statement.setString(1, event.dataCentre());
                            statement.setLong(2, row.logIndex());
                            statement.setString(3, event.status().name());
                            statement.setObject(4, utc(event.from()));
                            statement.setString(5, event.reason().name());
                            statement.setString(6, event.evidence());
                            statement.setObject(7, event.eventId());
                            statement.setObject(8, utc(event.recordedAt()));
                        });
        this.capacities =
                new BatchedWrites<>(
                        jdbc,
                        CAPACITY,
                        (statement, row) -> {
                            DataCentreCapacityChanged event = row.event();
                            statement.setString(1, event.dataCentre());
                            statement.setLong(2, row.logIndex());
                            statement.setObject(3, event.firstDay());
                            statement.setObject(4, event.gpuHoursPerDay());
                            statement.setString(5, event.document());
                            statement.setObject(6, event.eventId());
                            statement.setObject(7, utc(event.recordedAt()));
                        });
        this.hardware =
                new BatchedWrites<>(
                        jdbc,
                        HARDWARE,
                        (statement, row) -> {
                            DataCentreHardwareChanged event = row.event();
                            statement.setString(1, event.dataCentre());
                            statement.setLong(2, row.logIndex());
                            statement.setObject(3, event.firstDay());
                            statement.setString(4, event.hardwareClass());
                            statement.setString(5, event.document());
                            statement.setObject(6, event.eventId());
                            statement.setObject(7, utc(event.recordedAt()));
                        });
        this.bankAccounts =
                new BatchedWrites<>(
                        jdbc,
                        BANK_ACCOUNT,
                        (statement, row) -> {
                            DataCentreBankAccountChanged event = row.event();
                            statement.setString(1, event.dataCentre());
                            statement.setLong(2, row.logIndex());
                            statement.setObject(3, event.firstDay());
                            statement.setString(4, event.bankAccount().holder());
                            statement.setString(5, event.bankAccount().accountNumber());
                            statement.setString(6, event.bankAccount().bankCode());
                            statement.setString(7, event.document());
                            statement.setObject(8, event.eventId());
                            statement.setObject(9, utc(event.recordedAt()));
                        });
    }

    /** What it is registered with is its first entry of each kind. */
    @EventHandler
    void on(DataCentreRegistered event, TrackingToken position) {
        registered.add(event);
        on(
                new DataCentreCapacityChanged(
                        event.eventId(),
                        event.dataCentre(),
                        event.gpuHoursPerDay(),
                        event.firstDay(),
                        event.document(),
                        event.recordedAt()),
                position);
        on(
                new DataCentreHardwareChanged(
                        event.eventId(),
                        event.dataCentre(),
                        event.hardwareClass(),
                        event.firstDay(),
                        event.document(),
                        event.recordedAt()),
                position);
        BankAccount account = event.bankAccount();
        if (account != null) {
            on(
                    new DataCentreBankAccountChanged(
                            event.eventId(),
                            event.dataCentre(),
                            account,
                            event.firstDay(),
                            event.document(),
                            event.recordedAt()),
                    position);
        }
    }

    @EventHandler
    void on(DataCentreStatusChanged event, TrackingToken position) {
        statuses.add(Logged.at(position, event));
    }

    @EventHandler
    void on(DataCentreCapacityChanged event, TrackingToken position) {
        capacities.add(Logged.at(position, event));
    }

    @EventHandler
    void on(DataCentreHardwareChanged event, TrackingToken position) {
        hardware.add(Logged.at(position, event));
    }

    @EventHandler
    void on(DataCentreBankAccountChanged event, TrackingToken position) {
        bankAccounts.add(Logged.at(position, event));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
