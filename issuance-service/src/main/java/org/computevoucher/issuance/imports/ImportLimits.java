package org.computevoucher.issuance.imports;

/** How large a table can be: what an office has in one spreadsheet, several times over. */
final class ImportLimits {

    /** In bytes: 100 000 lines of 335. */
    static final long BYTES = 32L << 20;

    /** In which all of it has to arrive, in seconds: a line of 1 Mbit/s is fast enough. */
    static final int SECONDS = 300;

    /** Lines besides the header. */
    static final int LINES = 100_000;

    /** Cells of one line: several times as many as there are columns. */
    static final int CELLS = 64;

    /** Characters of one cell: the longest has 50 kinds of document. */
    static final int CELL_CHARACTERS = 4_096;

    private ImportLimits() {}
}
