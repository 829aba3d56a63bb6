package org.computevoucher.ledger.book;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whom the lines of an entry concern; null where a fact names nobody of the kind. */
record Parties(
        @Nullable String payee,
        @Nullable UUID voucherId,
        @Nullable String dataCentre,
        @Nullable String enterprise) {

    static final Parties NONE = new Parties(null, null, null, null);
}
