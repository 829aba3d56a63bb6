package org.computevoucher.redemption.datacentre;

import org.computevoucher.platform.service.ServiceDefinition;
import org.springframework.jdbc.core.JdbcOperations;

/** What this capability brings to its service. */
public final class DataCentreCapability {

    private DataCentreCapability() {}

    public static void addTo(ServiceDefinition service, JdbcOperations jdbc) {
        service.events(DataCentreEvent.class)
                // not cached: many lanes read it as a register
                .uncachedAggregate(DataCentre.class)
                .commandHandler(
                        configuration ->
                                new DataCentreDesk(configuration.repository(DataCentre.class)))
                .eventHandler("data-centres", configuration -> new DataCentreRows(jdbc));
    }
}
