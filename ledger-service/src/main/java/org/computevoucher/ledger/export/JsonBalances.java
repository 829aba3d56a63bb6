package org.computevoucher.ledger.export;

import java.io.IOException;
import java.io.Writer;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object on a line for each account. */
final class JsonBalances implements BalancesFormat.BalanceWriter {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Writer out;

    JsonBalances(Writer out) {
        this.out = out;
    }

    @Override
    public void write(AccountBalance balance) throws IOException {
        out.append(JSON.writeValueAsString(balance)).append('\n');
    }
}
