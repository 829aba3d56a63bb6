package org.computevoucher.ledger.export;

import org.jspecify.annotations.Nullable;

/**
 * What an export is called.
 *
 * @param what it has in it
 * @param of whose it is; null: everybody's
 * @param upTo the ledger number of its last entry
 */
record ExportFile(ExportFormat format, String what, @Nullable String of, long upTo) {

    String name() {
        return "%s-%s-%d.%s".formatted(what, of == null ? "all" : of, upTo, format.extension());
    }
}
