package org.computevoucher.ledger.export;

import java.io.IOException;
import java.io.Writer;
import org.computevoucher.ledger.journal.EntryView;

/** How the journal is written. */
final class PostingsFormat {

    private PostingsFormat() {}

    /** Writes entries one after the other. */
    interface EntryWriter {
        void write(EntryView entry) throws IOException;

        /** After the last one. */
        default void end() throws IOException {}
    }

    /**
     * @param isContinued something was written before: what begins a file is left out
     */
    static EntryWriter to(ExportFormat format, Writer out, boolean isContinued) throws IOException {
        return switch (format) {
            case CSV -> new CsvEntries(out, isContinued);
            case JSON_LINES -> new JsonEntries(out);
            case HLEDGER -> new HledgerEntries(out, isContinued);
        };
    }
}
