package org.computevoucher.redemption.statement;

import org.computevoucher.platform.readmodel.ReadModel;
import org.computevoucher.platform.service.ServiceDefinition;
import org.springframework.jdbc.core.JdbcOperations;

/** What this capability brings to its service. */
public final class StatementCapability {

    private StatementCapability() {}

    public static void addTo(ServiceDefinition service, JdbcOperations jdbc) {
        service.readModel(
                jdbc,
                ReadModel.named(
                                "statements",
                                "statement_line",
                                "statement_account",
                                "statement_day")
                        .writtenBy(
                                tables ->
                                        new StatementRows(
                                                new LinesBefore(tables),
                                                new StatementTable(tables))));
    }
}
