package org.computevoucher.ledger.export;

import java.io.IOException;
import java.io.Writer;

/** How balances are written. */
final class BalancesFormat {

    private BalancesFormat() {}

    /** Writes balances one after the other, book by book. */
    interface BalanceWriter {

        /** Before the first balance of a book that has one. */
        default void begin(BalancesAt book) throws IOException {}

        void write(AccountBalance balance) throws IOException;

        /** After the last one. */
        default void end() throws IOException {}
    }

    /**
     * @param isContinued something was written before: what begins a file is left out
     */
    static BalanceWriter to(ExportFormat format, Writer out, boolean isContinued)
            throws IOException {
        return switch (format) {
            case CSV -> new CsvBalances(out, isContinued);
            case JSON_LINES -> new JsonBalances(out);
            case HLEDGER -> new HledgerBalances(out, isContinued);
        };
    }
}
