package org.computevoucher.redemption.statement;

import org.computevoucher.platform.service.ServiceDefinition;
import org.springframework.jdbc.core.JdbcOperations;

/** What this capability brings to its service. */
public final class StatementCapability {

    private StatementCapability() {}

    public static void addTo(ServiceDefinition service, JdbcOperations jdbc) {
        service.eventHandler(
                "statements",
                configuration ->
                        new StatementRows(new LinesBefore(jdbc), new StatementTable(jdbc)));
    }
}
