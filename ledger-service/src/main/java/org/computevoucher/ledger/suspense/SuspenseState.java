package org.computevoucher.ledger.suspense;

import org.jspecify.annotations.Nullable;

/** Which items are asked for. */
enum SuspenseState {
    /** What lies in suspense still. */
    OPEN,
    /** What lay there. */
    CLEARED;

    /** As it stands in a query, or nothing where it cannot. */
    static @Nullable SuspenseState ofWord(String word) {
        return switch (word) {
            case "open" -> OPEN;
            case "cleared" -> CLEARED;
            default -> null;
        };
    }
}
