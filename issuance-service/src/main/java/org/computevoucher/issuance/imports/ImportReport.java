package org.computevoucher.issuance.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.computevoucher.issuance.imports.ImportViews.ImportLinePage;
import org.computevoucher.issuance.imports.ImportViews.ImportLineView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The report of an import as a table (RFC 4180), for spreadsheets: with a byte order mark, by which
 * they know UTF-8, and without a cell that they would take for a formula. It is read page by page,
 * so that no connection waits for a slow reader.
 */
@Component
class ImportReport {

    static final String TYPE = "text/csv";

    private static final List<String> HEADER =
            List.of(
                    "line",
                    "enterprise",
                    "reference",
                    "outcome",
                    "applicationStatus",
                    "reason",
                    "detail",
                    "applicationId",
                    "serialNumber");

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** With what a formula can begin, as OWASP lists it. */
    private static final String FORMULA = "=+-@\t\r";

    private static final int PAGE = 5_000;

    private final ImportQueries imports;

    ImportReport(ImportQueries imports) {
        this.imports = imports;
    }

    /**
     * @throws IOException if the reader has gone
     */
    void write(UUID importId, OutputStream out) throws IOException {
        out.write(BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
        try (CsvWriter table = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out)) {
            table.writeRecord(HEADER);
            Long after = 0L;
            while (after != null) {
                ImportLinePage page = imports.page(importId, null, after, PAGE);
                page.lines().forEach(line -> table.writeRecord(cells(line)));
                after = page.next();
            }
        }
    }

    private static List<String> cells(ImportLineView line) {
        return Stream.of(
                        Long.toString(line.line()),
                        line.enterprise(),
                        line.reference(),
                        line.outcome().name(),
                        text(line.applicationStatus()),
                        text(line.reason()),
                        text(line.detail()),
                        text(line.applicationId()),
                        text(line.serialNumber()))
                .map(ImportReport::harmless)
                .toList();
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    /** A text that a spreadsheet shows and does not calculate. */
    static String harmless(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? '\'' + cell : cell;
    }
}
