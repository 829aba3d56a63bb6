package org.computevoucher.redemption.datacentre;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.computevoucher.platform.eventlog.StoredAs;
import org.computevoucher.redemption.bank.BankAccount;
import org.jspecify.annotations.Nullable;

/** What happens to a data centre in the register. Private to this service. */
public sealed interface DataCentreEvent {

    UUID eventId();

    /** Its code, for example {@code DC-SH-01}. */
    String dataCentre();

    /** When this service learned of it. */
    Instant recordedAt();

    /**
     * It was entered in the register.
     *
     * @param name in words
     * @param region where it stands, six digits (GB/T 2260)
     * @param gpuHoursPerDay its capacity; null: not known
     * @param bankAccount where it is paid; null: not known
     * @param firstDay from when on hardware, capacity and account are so, Asia/Shanghai
     * @param document what orders it
     */
    @StoredAs("DataCentreRegistered")
    record DataCentreRegistered(
            UUID eventId,
            String dataCentre,
            String name,
            String region,
            String hardwareClass,
            @Nullable Long gpuHoursPerDay,
            @Nullable BankAccount bankAccount,
            LocalDate firstDay,
            String document,
            Instant recordedAt)
            implements DataCentreEvent {}

    /**
     * It was given a compliance status.
     *
     * @param from from then on it holds, whatever was decided for then before; may be past
     * @param evidence where it can be read what was found
     */
    @StoredAs("DataCentreStatusChanged")
    record DataCentreStatusChanged(
            UUID eventId,
            String dataCentre,
            ComplianceStatus status,
            Instant from,
            StatusReason reason,
            String evidence,
            Instant recordedAt)
            implements DataCentreEvent {}

    /**
     * Its capacity is another one.
     *
     * @param gpuHoursPerDay null: not known any more
     * @param firstDay from when on, Asia/Shanghai; may be past
     */
    @StoredAs("DataCentreCapacityChanged")
    record DataCentreCapacityChanged(
            UUID eventId,
            String dataCentre,
            @Nullable Long gpuHoursPerDay,
            LocalDate firstDay,
            String document,
            Instant recordedAt)
            implements DataCentreEvent {}

    /**
     * Its hardware is of another class.
     *
     * @param firstDay from when on, Asia/Shanghai; may be past
     */
    @StoredAs("DataCentreHardwareChanged")
    record DataCentreHardwareChanged(
            UUID eventId,
            String dataCentre,
            String hardwareClass,
            LocalDate firstDay,
            String document,
            Instant recordedAt)
            implements DataCentreEvent {}

    /**
     * It is paid to another account.
     *
     * @param firstDay from when on, Asia/Shanghai; may be past
     */
    @StoredAs("DataCentreBankAccountChanged")
    record DataCentreBankAccountChanged(
            UUID eventId,
            String dataCentre,
            BankAccount bankAccount,
            LocalDate firstDay,
            String document,
            Instant recordedAt)
            implements DataCentreEvent {}
}
