package org.computevoucher.issuance.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.computevoucher.issuance.application.ApplicationStatus;
import org.computevoucher.issuance.enterprise.EnterpriseClass;
import org.computevoucher.issuance.enterprise.Standing;
import org.computevoucher.issuance.imports.TableLine.Entry;
import org.computevoucher.issuance.programme.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Finds the lines that wait, and writes down what became of them. */
@Component
class ImportProgress {

    private static final String CLAIM =
            """
            select import_id, pot, done_line from import_file where finished_at is null
            order by number limit 1 for no key update skip locked
            """;

    private static final String WAITING =
            """
            select * from import_line where import_id = ? and line > ? and outcome = 'WAITING'
            order by line limit ?
            """;

    private static final String WRITE =
            """
            update import_line l set outcome = r.outcome, application_status = r.application_status,
                reason = r.reason, detail = r.detail, application_id = r.application_id,
                serial_number = r.serial_number
            from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::text[])
                as r (line, outcome, application_status, reason, detail, application_id, serial_number)
            where l.import_id = ? and l.line = r.line
            """;

    private static final int PARAMETERS_OF_RESULTS = 7;

    private final JdbcTemplate jdbc;

    ImportProgress(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An import that is not done.
     *
     * @param doneLine up to here nothing waits any more
     */
    record OpenImport(UUID importId, String pot, long doneLine) {}

    /** A line that waits. */
    record WaitingLine(long line, Entry entry) {}

    /**
     * The oldest import that is not done and that nobody else works at. It is held until the end of
     * the current transaction.
     */
    Optional<OpenImport> claim() {
        return jdbc
                .query(
                        CLAIM,
                        (row, number) ->
                                new OpenImport(
                                        row.getObject("import_id", UUID.class),
                                        row.getString("pot"),
                                        row.getLong("done_line")))
                .stream()
                .findFirst();
    }

    /** The next lines, in their order. */
    List<WaitingLine> waiting(OpenImport open, int limit) {
        return jdbc.query(
                WAITING, (row, number) -> waiting(row), open.importId(), open.doneLine(), limit);
    }

    private static WaitingLine waiting(ResultSet row) throws SQLException {
        String documents = Objects.requireNonNull(row.getString("documents"));
        return new WaitingLine(
                row.getLong("line"),
                new Entry(
                        row.getString("enterprise"),
                        new Standing(
                                EnterpriseClass.valueOf(row.getString("enterprise_class")),
                                row.getString("region"),
                                row.getString("affiliate_group")),
                        row.getLong("requested_fen"),
                        row.getString("reference"),
                        new Place(
                                row.getString("data_centre_region"),
                                row.getString("hardware_class")),
                        documents.isEmpty() ? List.of() : List.of(documents.split(";", -1))));
    }

    /**
     * @param doneLine up to here nothing waits any more
     */
    void write(OpenImport open, List<LineResult> results, long doneLine, Instant at) {
        jdbc.update(
                connection -> {
                    var statement = connection.prepareStatement(WRITE);
                    new LineColumns<>(statement, 0, results)
                            .with("bigint", LineResult::line)
                            .with("text", result -> result.outcome().name())
                            .with("text", result -> nameOf(result.status()))
                            .with("text", LineResult::reason)
                            .with("text", LineResult::detail)
                            .with("uuid", LineResult::applicationId)
                            .with("text", LineResult::serialNumber);
                    statement.setObject(PARAMETERS_OF_RESULTS + 1, open.importId());
                    return statement;
                });
        jdbc.update(
                "update import_file set done_line = ?, started_at = coalesce(started_at, ?) where import_id = ?",
                doneLine,
                at.atOffset(ZoneOffset.UTC),
                open.importId());
    }

    private static @Nullable String nameOf(@Nullable ApplicationStatus status) {
        return status == null ? null : status.name();
    }

    void finish(OpenImport open, Instant at) {
        jdbc.update(
                "update import_file set finished_at = ?, started_at = coalesce(started_at, ?) where import_id = ?",
                at.atOffset(ZoneOffset.UTC),
                at.atOffset(ZoneOffset.UTC),
                open.importId());
    }
}
