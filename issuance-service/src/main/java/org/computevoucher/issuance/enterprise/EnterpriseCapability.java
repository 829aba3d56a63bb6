package org.computevoucher.issuance.enterprise;

import org.computevoucher.platform.readmodel.ReadModel;
import org.computevoucher.platform.service.ServiceDefinition;
import org.springframework.jdbc.core.JdbcOperations;

/** What this capability brings to its service. */
public final class EnterpriseCapability {

    private EnterpriseCapability() {}

    public static void addTo(ServiceDefinition service, JdbcOperations jdbc) {
        service.events(EnterpriseEvent.class)
                .aggregate(Enterprise.class)
                .commandHandler(
                        configuration ->
                                new EnterpriseDesk(configuration.repository(Enterprise.class)))
                .readModel(
                        jdbc,
                        ReadModel.named("enterprises", "enterprise_entry")
                                .writtenBy(EnterpriseRows::new));
    }
}
