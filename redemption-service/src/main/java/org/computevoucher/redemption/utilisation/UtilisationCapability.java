package org.computevoucher.redemption.utilisation;

import org.computevoucher.platform.service.ServiceDefinition;
import org.springframework.jdbc.core.JdbcOperations;

/** What this capability brings to its service. */
public final class UtilisationCapability {

    private UtilisationCapability() {}

    public static void addTo(ServiceDefinition service, JdbcOperations jdbc) {
        service.eventHandler("utilisation", configuration -> new UsedRows(new UsedTable(jdbc)));
    }
}
