package org.computevoucher.ledger.export;

import java.io.IOException;
import java.io.Writer;
import org.computevoucher.ledger.journal.EntryView;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object on a line for each entry. */
final class JsonEntries implements PostingsFormat.EntryWriter {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Writer out;

    JsonEntries(Writer out) {
        this.out = out;
    }

    @Override
    public void write(EntryView entry) throws IOException {
        out.append(JSON.writeValueAsString(entry)).append('\n');
    }
}
