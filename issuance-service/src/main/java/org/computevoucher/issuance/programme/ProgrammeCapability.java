package org.computevoucher.issuance.programme;

import org.computevoucher.platform.service.ServiceDefinition;

/** What this capability brings to its service. */
public final class ProgrammeCapability {

    private ProgrammeCapability() {}

    public static void addTo(ServiceDefinition service) {
        service.events(ProgrammeEvent.class).aggregate(Programme.class, Programme::new);
    }
}
