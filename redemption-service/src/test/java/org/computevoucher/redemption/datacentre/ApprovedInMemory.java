package org.computevoucher.redemption.datacentre;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.computevoucher.redemption.datacentre.DataCentreCommand.ChangeDataCentre;
import org.computevoucher.redemption.datacentre.DataCentreCommand.RegisterDataCentre;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreRegistered;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreStatusChanged;

/** A data centre that may be used, for stories of other capabilities. */
public final class ApprovedInMemory {

    private ApprovedInMemory() {}

    /** Commands that register it in Shanghai and approve it from an instant on. */
    public static List<Object> commands(String dataCentre, Instant from, Instant at) {
        return List.of(
                new RegisterDataCentre(
                        new DataCentreRegistered(
                                UUID.randomUUID(),
                                dataCentre,
                                "A data centre",
                                "310000",
                                "ASCEND-910B",
                                null,
                                null,
                                LocalDate.parse("2025-01-01"),
                                "Notice 1",
                                at)),
                changed(dataCentre, ComplianceStatus.APPROVED, from, at));
    }

    /** The command that changes its status from an instant on. */
    public static Object changed(
            String dataCentre, ComplianceStatus status, Instant from, Instant at) {
        return new ChangeDataCentre(
                new DataCentreStatusChanged(
                        UUID.randomUUID(),
                        dataCentre,
                        status,
                        from,
                        StatusReason.INSPECTION,
                        "Report 1",
                        at),
                Set.of("310000"));
    }
}
