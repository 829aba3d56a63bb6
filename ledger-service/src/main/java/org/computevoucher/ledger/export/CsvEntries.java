package org.computevoucher.ledger.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.computevoucher.ledger.journal.EntryView;
import org.computevoucher.ledger.journal.EntryView.LineView;
import org.jspecify.annotations.Nullable;

/** A line of a table for each line of an entry; what is not there is empty. */
final class CsvEntries implements PostingsFormat.EntryWriter {

    private static final List<String> COLUMNS =
            List.of(
                    "ledgerNumber",
                    "book",
                    "entryNumber",
                    "line",
                    "account",
                    "amountFen",
                    "balanceFen",
                    "effectiveAt",
                    "recordedAt",
                    "eventId",
                    "factId",
                    "factType",
                    "causeId",
                    "sourceTopic",
                    "sourcePartition",
                    "sourceOffset",
                    "sourceSequence",
                    "pot",
                    "voucherId",
                    "payee",
                    "dataCentre",
                    "enterprise",
                    "suspenseReason",
                    "clearsEntryNumber",
                    "applicationId",
                    "settlementId",
                    "paymentId");

    private final CsvWriter table;

    CsvEntries(Writer out, boolean isContinued) {
        table = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
        if (!isContinued) {
            table.writeRecord(COLUMNS);
        }
    }

    @Override
    public void write(EntryView entry) {
        for (int i = 0; i < entry.lines().size(); i++) {
            LineView line = entry.lines().get(i);
            table.writeRecord(
                    Long.toString(entry.ledgerNumber()),
                    entry.book(),
                    Long.toString(entry.entryNumber()),
                    Integer.toString(i + 1),
                    line.account(),
                    Long.toString(line.amountFen()),
                    Long.toString(line.balanceFen()),
                    entry.effectiveAt().toString(),
                    entry.recordedAt().toString(),
                    entry.eventId().toString(),
                    entry.factId().toString(),
                    entry.factType(),
                    text(entry.causeId()),
                    entry.source().topic(),
                    Integer.toString(entry.source().partition()),
                    Long.toString(entry.source().offset()),
                    text(entry.source().sequence()),
                    line.pot(),
                    text(line.voucherId()),
                    text(line.payee()),
                    text(line.dataCentre()),
                    text(line.enterprise()),
                    text(entry.suspenseReason()),
                    text(entry.clearsEntryNumber()),
                    text(entry.applicationId()),
                    text(entry.settlementId()),
                    text(entry.paymentId()));
        }
    }

    @Override
    public void end() throws IOException {
        table.flush();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
