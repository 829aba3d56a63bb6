package org.computevoucher.ledger.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.Objects;

/** A line of a table for each account; what is not there is empty. */
final class CsvBalances implements BalancesFormat.BalanceWriter {

    private final CsvWriter table;

    CsvBalances(Writer out, boolean isContinued) {
        table = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
        if (!isContinued) {
            table.writeRecord(
                    "account",
                    "kind",
                    "region",
                    "programme",
                    "fiscalYear",
                    "pot",
                    "voucherId",
                    "payee",
                    "balanceFen");
        }
    }

    @Override
    public void write(AccountBalance balance) {
        table.writeRecord(
                balance.account(),
                balance.kind().name(),
                balance.region(),
                Objects.toString(balance.programme(), ""),
                Objects.toString(balance.fiscalYear(), ""),
                Objects.toString(balance.pot(), ""),
                Objects.toString(balance.voucherId(), ""),
                Objects.toString(balance.payee(), ""),
                Long.toString(balance.balanceFen()));
    }

    @Override
    public void end() throws IOException {
        table.flush();
    }
}
