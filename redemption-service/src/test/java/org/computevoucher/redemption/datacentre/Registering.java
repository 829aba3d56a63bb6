package org.computevoucher.redemption.datacentre;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.computevoucher.redemption.bank.BankAccount;
import org.computevoucher.redemption.datacentre.DataCentreCommand.ChangeDataCentre;
import org.computevoucher.redemption.datacentre.DataCentreCommand.RegisterDataCentre;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreBankAccountChanged;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreCapacityChanged;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreHardwareChanged;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreRegistered;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreStatusChanged;
import org.computevoucher.testkit.InMemoryService;
import org.jspecify.annotations.Nullable;

/** The register in memory, with short names for what stories need. */
final class Registering {

    static final String CODE = "DC-SH-01";
    static final String REGION = "310000";
    static final Instant NOW = Instant.parse("2026-03-10T08:00:00Z");
    static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
    static final BankAccount ACCOUNT =
            new BankAccount("Lingang Computing", "1001234509006789012", "102290000012");
    static final BankAccount OTHER_ACCOUNT =
            new BankAccount("Lingang Computing", "31050-1613600-00001234", "105290036005");

    private Registering() {}

    static InMemoryService start() {
        return InMemoryService.define()
                .created(DataCentre.class)
                .handler(
                        configuration ->
                                new DataCentreDesk(configuration.repository(DataCentre.class)))
                .start();
    }

    static DataCentreRegistered registered(String name, LocalDate firstDay) {
        return new DataCentreRegistered(
                id(name),
                CODE,
                "Lingang",
                REGION,
                "ASCEND-910B",
                24_000L,
                ACCOUNT,
                firstDay,
                "doc",
                NOW);
    }

    static RegisterDataCentre register(String name, LocalDate firstDay) {
        return new RegisterDataCentre(registered(name, firstDay));
    }

    static DataCentreStatusChanged status(String name, ComplianceStatus status, Instant from) {
        return new DataCentreStatusChanged(
                id(name), CODE, status, from, StatusReason.INSPECTION, "evidence", NOW);
    }

    static DataCentreCapacityChanged capacity(
            String name, @Nullable Long gpuHours, LocalDate firstDay) {
        return new DataCentreCapacityChanged(id(name), CODE, gpuHours, firstDay, "doc", NOW);
    }

    static DataCentreHardwareChanged hardware(
            String name, String hardwareClass, LocalDate firstDay) {
        return new DataCentreHardwareChanged(id(name), CODE, hardwareClass, firstDay, "doc", NOW);
    }

    static DataCentreBankAccountChanged account(
            String name, BankAccount account, LocalDate firstDay) {
        return new DataCentreBankAccountChanged(id(name), CODE, account, firstDay, "doc", NOW);
    }

    static ChangeDataCentre by(String office, DataCentreEvent event) {
        return new ChangeDataCentre(event, Set.of(office));
    }

    static ChangeDataCentre change(DataCentreEvent event) {
        return by(REGION, event);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
