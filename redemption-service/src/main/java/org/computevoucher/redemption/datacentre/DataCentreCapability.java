package org.computevoucher.redemption.datacentre;

import org.computevoucher.platform.readmodel.ReadModel;
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
                .readModel(
                        jdbc,
                        ReadModel.named(
                                        "data-centres",
                                        "data_centre",
                                        "data_centre_status",
                                        "data_centre_capacity",
                                        "data_centre_hardware",
                                        "data_centre_bank_account")
                                .writtenBy(DataCentreRows::new)
                                .notShowing(
                                        "data_centre_bank_account", "holder", "account_number"));
    }
}
