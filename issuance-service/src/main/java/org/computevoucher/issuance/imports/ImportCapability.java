package org.computevoucher.issuance.imports;

import org.computevoucher.platform.service.ServiceDefinition;

/** What this capability brings to its service. */
public final class ImportCapability {

    private ImportCapability() {}

    public static void addTo(ServiceDefinition service) {
        service.commandHandler(ImportDesk::new);
    }
}
