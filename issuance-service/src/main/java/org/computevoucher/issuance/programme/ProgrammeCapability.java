package org.computevoucher.issuance.programme;

import org.computevoucher.platform.readmodel.ReadModel;
import org.computevoucher.platform.service.ServiceDefinition;
import org.springframework.jdbc.core.JdbcOperations;

/** What this capability brings to its service. */
public final class ProgrammeCapability {

    private ProgrammeCapability() {}

    public static void addTo(ServiceDefinition service, JdbcOperations jdbc) {
        service.events(ProgrammeEvent.class)
                .aggregate(Programme.class, Programme::new)
                .readModel(
                        jdbc,
                        ReadModel.named("programmes", "programme_version")
                                .writtenBy(ProgrammeRows::new));
    }
}
