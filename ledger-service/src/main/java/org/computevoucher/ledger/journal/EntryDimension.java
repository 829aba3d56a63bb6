package org.computevoucher.ledger.journal;

import java.util.Locale;

/**
 * What entries can be asked for by, besides their book; all lines of an entry have it in common.
 */
enum EntryDimension {
    POT,
    VOUCHER_ID,
    PAYEE,
    DATA_CENTRE,
    ENTERPRISE;

    /** With an index each. */
    String sql() {
        return """
        SELECT * FROM entry WHERE %s = :which AND ledger_number > :after
        ORDER BY ledger_number LIMIT :limit
        """
                .formatted(name().toLowerCase(Locale.ROOT));
    }
}
