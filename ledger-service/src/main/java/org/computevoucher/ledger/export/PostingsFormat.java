package org.computevoucher.ledger.export;

import java.io.IOException;
import java.io.Writer;
import org.computevoucher.ledger.journal.EntryView;

/** How the journal is written. */
enum PostingsFormat {
    /** One line per line of an entry, with a header (RFC 4180). */
    CSV(Types.CSV, "csv") {
        @Override
        EntryWriter to(Writer out, boolean isContinued) throws IOException {
            return new CsvEntries(out, isContinued);
        }
    },
    /** One JSON object per entry and line, as the entries of the interface. */
    JSON_LINES(Types.JSON_LINES, "jsonl") {
        @Override
        EntryWriter to(Writer out, boolean isContinued) {
            return new JsonEntries(out);
        }
    },
    /** A journal for hledger (https://hledger.org/journal.html). */
    HLEDGER(Types.HLEDGER, "journal") {
        @Override
        EntryWriter to(Writer out, boolean isContinued) throws IOException {
            return new HledgerEntries(out, isContinued);
        }
    };

    /** Media types. */
    static final class Types {

        static final String CSV = "text/csv";
        static final String JSON_LINES = "application/x-ndjson";
        static final String HLEDGER = "text/x-hledger";

        private Types() {}
    }

    /** Writes entries one after the other. */
    interface EntryWriter {
        void write(EntryView entry) throws IOException;

        /** After the last one. */
        default void end() throws IOException {}
    }

    private final String mediaType;
    private final String extension;

    PostingsFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    String mediaType() {
        return mediaType;
    }

    String extension() {
        return extension;
    }

    /**
     * @param isContinued something was written before: what begins a file is left out
     */
    abstract EntryWriter to(Writer out, boolean isContinued) throws IOException;
}
