package org.computevoucher.issuance.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.computevoucher.issuance.application.ApplicationStatus;
import org.computevoucher.issuance.imports.ImportViews.ImportLinePage;
import org.computevoucher.issuance.imports.ImportViews.ImportLineView;
import org.computevoucher.issuance.imports.ImportViews.ImportView;
import org.computevoucher.issuance.imports.ImportViews.ReasonCount;
import org.computevoucher.platform.access.Owner;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the tables of imports. */
@Component
class ImportQueries {

    private static final String COUNTS =
            """
            select outcome, reason, count(*) as lines from import_line where import_id = ?
            group by outcome, reason
            """;

    private static final String PAGE =
            """
            select line, enterprise, reference, outcome, application_status, reason, detail,
                application_id, serial_number
            from import_line
            where import_id = :importId and line > :after
                and (:outcome::text is null or outcome = :outcome)
            order by line limit :limit
            """;

    private final JdbcClient jdbc;

    ImportQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many lines have an outcome and a reason. */
    private record Count(LineOutcome outcome, @Nullable String reason, int lines) {}

    /** The file first: what it says to be finished, its lines say too a moment later. */
    Optional<ImportView> byId(UUID importId) {
        return jdbc.sql("select * from import_file where import_id = ?")
                .param(importId)
                .query((row, number) -> file(row))
                .optional()
                .map(file -> file.apply(counts(importId)));
    }

    private List<Count> counts(UUID importId) {
        return jdbc.sql(COUNTS)
                .param(importId)
                .query(
                        (row, number) ->
                                new Count(
                                        LineOutcome.valueOf(row.getString("outcome")),
                                        row.getString("reason"),
                                        row.getInt("lines")))
                .list();
    }

    /** Whose an import is; its lines are not counted for that. */
    Optional<Owner> ownerOf(UUID importId) {
        return jdbc.sql("select pot from import_file where import_id = ?")
                .param(importId)
                .query((row, number) -> Owner.pot(row.getString("pot")))
                .optional();
    }

    private static Function<List<Count>, ImportView> file(ResultSet row) throws SQLException {
        UUID importId = row.getObject("import_id", UUID.class);
        String pot = row.getString("pot");
        int lineCount = row.getInt("lines");
        Instant receivedAt = time(row, "received_at");
        Instant startedAt = timeIfAny(row, "started_at");
        Instant finishedAt = timeIfAny(row, "finished_at");
        return counts ->
                new ImportView(
                        importId,
                        pot,
                        lineCount,
                        lines(counts, LineOutcome.WAITING),
                        lines(counts, LineOutcome.GRANTED),
                        lines(counts, LineOutcome.WAITLISTED),
                        lines(counts, LineOutcome.SUBMITTED),
                        lines(counts, LineOutcome.NEEDS_INFORMATION),
                        lines(counts, LineOutcome.REJECTED),
                        lines(counts, LineOutcome.REFUSED),
                        lines(counts, LineOutcome.ALREADY_THERE),
                        lines(counts, LineOutcome.BAD),
                        lines(counts, LineOutcome.FAILED),
                        byReason(counts),
                        receivedAt,
                        startedAt,
                        finishedAt);
    }

    private static int lines(List<Count> counts, LineOutcome outcome) {
        return counts.stream()
                .filter(count -> count.outcome() == outcome)
                .mapToInt(Count::lines)
                .sum();
    }

    private static List<ReasonCount> byReason(List<Count> counts) {
        return counts.stream()
                .flatMap(
                        count ->
                                Optional.ofNullable(count.reason())
                                        .map(
                                                reason ->
                                                        new ReasonCount(
                                                                count.outcome(),
                                                                reason,
                                                                count.lines()))
                                        .stream())
                .sorted(
                        Comparator.comparingInt(ReasonCount::count)
                                .reversed()
                                .thenComparing(ReasonCount::reason)
                                .thenComparing(ReasonCount::outcome))
                .toList();
    }

    /**
     * @param outcome null: any
     * @param after the line after which the page begins
     */
    ImportLinePage page(UUID importId, @Nullable LineOutcome outcome, long after, int limit) {
        // one more than asked for tells whether a further page exists
        List<ImportLineView> lines =
                jdbc.sql(PAGE)
                        .param("importId", importId)
                        .param("after", after)
                        .param("outcome", outcome == null ? null : outcome.name())
                        .param("limit", limit + 1)
                        .query(ImportQueries::line)
                        .list();
        List<ImportLineView> shown = lines.subList(0, Math.min(limit, lines.size()));
        return new ImportLinePage(shown, lines.size() > limit ? shown.getLast().line() : null);
    }

    private static ImportLineView line(ResultSet row, int number) throws SQLException {
        String status = row.getString("application_status");
        return new ImportLineView(
                row.getLong("line"),
                row.getString("enterprise"),
                row.getString("reference"),
                LineOutcome.valueOf(row.getString("outcome")),
                status == null ? null : ApplicationStatus.valueOf(status),
                row.getString("reason"),
                row.getString("detail"),
                row.getObject("application_id", UUID.class),
                row.getString("serial_number"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant timeIfAny(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
