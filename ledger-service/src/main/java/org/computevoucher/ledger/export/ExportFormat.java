package org.computevoucher.ledger.export;

/** How an export is written. */
enum ExportFormat {
    /** A table with a header (RFC 4180). */
    CSV(Types.CSV, "csv"),
    /** A JSON object on each line. */
    JSON_LINES(Types.JSON_LINES, "jsonl"),
    /** A journal for hledger (https://hledger.org/journal.html). */
    HLEDGER(Types.HLEDGER, "journal");

    /** Media types. */
    static final class Types {

        static final String CSV = "text/csv";
        static final String JSON_LINES = "application/x-ndjson";
        static final String HLEDGER = "text/x-hledger";

        private Types() {}
    }

    private final String mediaType;
    private final String extension;

    ExportFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    String mediaType() {
        return mediaType;
    }

    String extension() {
        return extension;
    }
}
