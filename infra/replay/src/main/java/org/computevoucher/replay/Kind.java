package org.computevoucher.replay;

import java.util.Locale;
import java.util.Optional;

/** The kinds of account in the book, as the public contract names them. */
enum Kind {
    TREASURY(0, false, true, false),
    PLANNED(1, false, false, false),
    AVAILABLE(2, false, false, true),
    OUTSTANDING(3, false, false, true),
    PAYABLE(4, true, false, true),
    PAID(5, true, false, true),
    RECEIVABLE(6, true, false, false),
    /** The counterpart of what is receivable: always exactly its negative. */
    CLAIMS(7, true, true, false),
    RETURNED(8, false, false, true),
    SUSPENSE(9, false, true, false);

    private static final Kind[] ALL = values();

    /** How many there are. */
    static final int COUNT = ALL.length;

    private final String word = name().toLowerCase(Locale.ROOT);
    private final int slot;
    private final boolean perPayee;
    private final boolean mayBeNegative;
    private final boolean allocated;

    Kind(int slot, boolean perPayee, boolean mayBeNegative, boolean allocated) {
        this.slot = slot;
        this.perPayee = perPayee;
        this.mayBeNegative = mayBeNegative;
        this.allocated = allocated;
    }

    /** The word in account paths. */
    String word() {
        return word;
    }

    static Optional<Kind> ofWord(String word) {
        for (Kind kind : ALL) {
            if (kind.word.equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** The kind of this slot. */
    static Kind of(int slot) {
        return ALL[slot];
    }

    /** Its place among the cells of a scope: 0, 1, 2 and so on, in the order above. */
    int slot() {
        return slot;
    }

    /** Whether there is one account per pot and payee; else there is one per pot or region. */
    boolean isPerPayee() {
        return perPayee;
    }

    boolean mayBeNegative() {
        return mayBeNegative;
    }

    /** Whether it is a part of what was allocated: see the equation of a pot. */
    boolean isAllocated() {
        return allocated;
    }
}
