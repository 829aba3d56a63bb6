package org.computevoucher.issuance.allowance;

import org.computevoucher.platform.service.ServiceDefinition;

/** What this capability brings to its service. */
public final class AllowanceCapability {

    private AllowanceCapability() {}

    public static void addTo(ServiceDefinition service) {
        service.events(AllowanceEvent.class).aggregate(Allowance.class);
    }
}
