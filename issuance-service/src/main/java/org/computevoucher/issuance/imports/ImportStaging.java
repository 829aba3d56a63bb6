package org.computevoucher.issuance.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.computevoucher.issuance.imports.TableLine.Entry;
import org.computevoucher.platform.refusal.Outcome.Accepted;
import org.computevoucher.platform.refusal.Outcome.Refused;
import org.computevoucher.platform.web.SpooledBody;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes the lines of a table down, where they wait. */
@Component
class ImportStaging {

    /** Lines in one statement: some hundred kilobytes. */
    private static final int BATCH = 1_000;

    private static final String FILE =
            "insert into import_file (import_id, pot, lines, received_at) values (?, ?, 0, ?)";

    private static final String LINES =
            """
            insert into import_line (import_id, line, enterprise, reference, enterprise_class, region,
                affiliate_group, requested_fen, data_centre_region, hardware_class, documents, outcome,
                reason, detail)
            select ?, l.* from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) as l
            """;

    private final JdbcTemplate jdbc;

    ImportStaging(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Writes all lines down, in the current transaction; bad ones with what is wrong.
     *
     * @throws org.computevoucher.platform.web.RequestRefused where the table cannot be taken at all
     */
    void stage(UUID importId, String pot, SpooledBody table, Instant receivedAt) {
        jdbc.update(FILE, importId, pot, receivedAt.atOffset(ZoneOffset.UTC));
        List<TableLine> batch = new ArrayList<>(BATCH);
        try (InputStream bytes = table.open()) {
            int lines =
                    ImportTable.read(
                            bytes,
                            line -> {
                                batch.add(line);
                                if (batch.size() == BATCH) {
                                    write(importId, batch);
                                }
                            });
            write(importId, batch);
            jdbc.update("update import_file set lines = ? where import_id = ?", lines, importId);
        } catch (IOException e) {
            throw new UncheckedIOException("a table that was kept cannot be read", e);
        }
    }

    private void write(UUID importId, List<TableLine> batch) {
        jdbc.update(
                connection -> {
                    var statement = connection.prepareStatement(LINES);
                    statement.setObject(1, importId);
                    new LineColumns<>(statement, 1, batch)
                            .with("bigint", TableLine::line)
                            .with("text", TableLine::enterprise)
                            .with("text", TableLine::reference)
                            .with("text", of(e -> e.standing().enterpriseClass().name()))
                            .with("text", of(e -> e.standing().region()))
                            .with("text", of(e -> e.standing().affiliateGroup()))
                            .with("bigint", of(Entry::requestedFen))
                            .with("text", of(e -> e.place().dataCentreRegion()))
                            .with("text", of(e -> e.place().hardwareClass()))
                            .with("text", of(e -> String.join(";", e.documents())))
                            .with("text", line -> outcome(line).name())
                            .with("text", line -> fault(line, LineResult::reason))
                            .with("text", line -> fault(line, LineResult::detail));
                    return statement;
                });
        batch.clear();
    }

    private static Function<TableLine, @Nullable Object> of(
            Function<Entry, @Nullable Object> column) {
        return line ->
                line.entry() instanceof Accepted<Entry>(Entry entry) ? column.apply(entry) : null;
    }

    private static LineOutcome outcome(TableLine line) {
        return line.entry() instanceof Accepted<Entry> ? LineOutcome.WAITING : LineOutcome.BAD;
    }

    private static @Nullable String fault(
            TableLine line, Function<LineResult, @Nullable String> part) {
        return line.entry() instanceof Refused<Entry>(var refusal)
                ? part.apply(LineResult.without(line.line(), LineOutcome.BAD, refusal))
                : null;
    }
}
