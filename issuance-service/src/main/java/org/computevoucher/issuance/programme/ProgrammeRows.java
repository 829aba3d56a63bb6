package org.computevoucher.issuance.programme;

import java.time.ZoneOffset;
import org.axonframework.eventhandling.EventHandler;
import org.computevoucher.platform.eventlog.EventJson;
import org.computevoucher.platform.readmodel.BatchedWrites;
import org.springframework.jdbc.core.JdbcOperations;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the table {@code programme_version}. */
final class ProgrammeRows {

    /** The rules are kept as they stand in the event. */
    static final JsonMapper RULES = EventJson.mapper();

    private static final String INSERT =
            """
            insert into programme_version (programme, version, region, in_force_from, rules,
                document, event_id, recorded_at)
            values (?, ?, ?, ?, ?::jsonb, ?, ?, ?)
            """;

    private final BatchedWrites<ProgrammeEvent> versions;

    ProgrammeRows(JdbcOperations jdbc) {
        this.versions =
                new BatchedWrites<>(
                        jdbc,
                        INSERT,
                        (statement, row) -> {
                            statement.setString(1, row.programme());
                            statement.setInt(2, row.version());
                            statement.setString(3, row.region());
                            statement.setObject(4, row.inForceFrom().atOffset(ZoneOffset.UTC));
                            statement.setString(5, RULES.writeValueAsString(row.rules()));
                            statement.setString(6, row.document());
                            statement.setObject(7, row.eventId());
                            statement.setObject(8, row.recordedAt().atOffset(ZoneOffset.UTC));
                        });
    }

    @EventHandler
    void on(ProgrammeEvent event) {
        versions.add(event);
    }
}
