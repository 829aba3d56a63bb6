package org.computevoucher.issuance.imports;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.computevoucher.issuance.imports.LineRefusal.LineCellsMiscounted;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.web.Fault;
import org.computevoucher.platform.web.RequestRefused;

/**
 * A table of applicants and applications (RFC 4180, UTF-8, with or without a byte order mark): a
 * header line with the columns by name, in any order, then a line for each. Lines without anything
 * in them are passed over.
 */
final class ImportTable {

    /** The most characters of a cell in the report. */
    private static final int REPORTED_CHARACTERS = 64;

    private final Map<ImportColumn, Integer> columns = new EnumMap<>(ImportColumn.class);
    private final int width;

    /**
     * Reads a table, line by line.
     *
     * @param taker gets each line; what it throws comes through
     * @return how many lines there are, without the header
     * @throws RequestRefused IMPORT_COLUMNS_WRONG, IMPORT_EMPTY, IMPORT_MALFORMED, IMPORT_NOT_UTF8,
     *     IMPORT_TOO_LONG: the taker may have got lines, and has to forget them
     */
    static int read(InputStream stream, Consumer<TableLine> taker) {
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder()
                        .skipEmptyLines(true)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        // the grammar has looked at every quote before
                        .allowExtraCharsAfterClosingQuote(false)
                        .build(
                                CsvRecordHandler.of(
                                        limits ->
                                                limits.maxFields(ImportLimits.CELLS)
                                                        .maxFieldSize(ImportLimits.CELL_CHARACTERS)
                                                        .maxRecordSize(
                                                                ImportLimits.CELLS
                                                                        * ImportLimits
                                                                                .CELL_CHARACTERS)),
                                new TableText(stream))) {
            return read(reader.stream().filter(ImportTable::isFilled).iterator(), taker);
        } catch (IOException e) {
            throw new UncheckedIOException("a table cannot be read", e);
        } catch (RuntimeException e) {
            throw refusalIn(e).orElseThrow(() -> e);
        }
    }

    private static int read(Iterator<CsvRecord> records, Consumer<TableLine> taker) {
        if (!records.hasNext()) {
            throw new RequestRefused(
                    ImportReason.IMPORT_EMPTY,
                    "The table is empty; its first line names the columns: %s."
                            .formatted(ImportColumn.NAMES));
        }
        ImportTable table = new ImportTable(records.next().getFields());
        int lines = 0;
        while (records.hasNext()) {
            lines++;
            if (lines > ImportLimits.LINES) {
                throw new RequestRefused(
                        ImportReason.IMPORT_TOO_LONG,
                        "A table has at most %d lines besides its header; part it."
                                .formatted(ImportLimits.LINES));
            }
            taker.accept(table.line(records.next()));
        }
        if (lines == 0) {
            throw new RequestRefused(
                    ImportReason.IMPORT_EMPTY, "The table has no line behind its header.");
        }
        return lines;
    }

    /** The parser wraps what its reader threw. */
    private static Optional<RuntimeException> refusalIn(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RequestRefused refused) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }

    private ImportTable(List<String> header) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip();
            Optional<ImportColumn> column = ImportColumn.named(name);
            if (column.isEmpty()) {
                faults.add(
                        Fault.ofColumn(
                                name,
                                name.isEmpty()
                                        ? "the column %d has no name".formatted(i + 1)
                                        : "there is no such column"));
            } else if (columns.putIfAbsent(column.get(), i) != null) {
                faults.add(Fault.ofColumn(name, "must be there once"));
            }
        }
        for (ImportColumn column : ImportColumn.values()) {
            if (column.isRequired() && !columns.containsKey(column)) {
                faults.add(Fault.ofColumn(column.columnName(), "is missing"));
            }
        }
        if (!faults.isEmpty()) {
            throw new RequestRefused(
                    ImportReason.IMPORT_COLUMNS_WRONG,
                    "The first line names the columns, each once, with commas between them: %s."
                            .formatted(ImportColumn.NAMES),
                    faults.toArray(Fault[]::new));
        }
        this.width = header.size();
    }

    private TableLine line(CsvRecord record) {
        Map<ImportColumn, String> cells = new EnumMap<>(ImportColumn.class);
        columns.forEach(
                (column, index) -> {
                    if (index < record.getFieldCount()) {
                        cells.put(column, record.getField(index));
                    }
                });
        return new TableLine(
                record.getStartingLineNumber(),
                reported(cells, ImportColumn.ENTERPRISE),
                reported(cells, ImportColumn.REFERENCE),
                record.getFieldCount() == width
                        ? LineRules.entry(cells)
                        : Outcome.refused(new LineCellsMiscounted(record.getFieldCount(), width)));
    }

    private static String reported(Map<ImportColumn, String> cells, ImportColumn column) {
        return LineRules.shown(cells.getOrDefault(column, "").strip(), REPORTED_CHARACTERS);
    }

    /** Spreadsheets write lines of commas alone where there is nothing. */
    private static boolean isFilled(CsvRecord record) {
        return record.getFields().stream().anyMatch(cell -> !cell.isBlank());
    }
}
