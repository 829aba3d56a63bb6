package org.computevoucher.issuance.enterprise;

import org.computevoucher.platform.service.ServiceDefinition;

/** What this capability brings to its service. */
public final class EnterpriseCapability {

    private EnterpriseCapability() {}

    public static void addTo(ServiceDefinition service) {
        service.events(EnterpriseEvent.class)
                .aggregate(Enterprise.class)
                .commandHandler(
                        configuration ->
                                new EnterpriseDesk(configuration.repository(Enterprise.class)));
    }
}
