package org.computevoucher.redemption.utilisation;

import org.computevoucher.platform.readmodel.ReadModel;
import org.computevoucher.platform.service.ServiceDefinition;
import org.springframework.jdbc.core.JdbcOperations;

/** What this capability brings to its service. */
public final class UtilisationCapability {

    private UtilisationCapability() {}

    public static void addTo(ServiceDefinition service, JdbcOperations jdbc) {
        service.readModel(
                jdbc,
                ReadModel.named("utilisation", "data_centre_use", "used_record")
                        .writtenBy(tables -> new UsedRows(new UsedTable(tables))));
    }
}
