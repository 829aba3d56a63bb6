package org.computevoucher.replay;

/** What can be wrong with the book. */
enum Breach {
    /** A topic does not begin with its first record: what was told before is lost. */
    HISTORY_CUT,
    /** A record cannot be read, or contradicts itself, or no rule says what it moves. */
    UNREADABLE,
    /** Two facts of one id say different things. */
    CHANGED_DOUBLE,
    /** A fact has no entry. */
    MISSING_ENTRY,
    /** An entry is of a fact that no topic tells. */
    UNKNOWN_FACT,
    /** A fact has another entry already. */
    SECOND_ENTRY,
    /** An entry says another type, region or place on its topic than its fact has. */
    WRONG_FACT,
    /** An entry names another application, settlement, payment or share of it than its fact. */
    WRONG_PAPERS,
    /** More was paid for a voucher than was payable of it. */
    UNEARNED,
    /** Entry numbers go on after a gap. */
    GAP,
    /** An entry's number was given before. */
    REPEATED_NUMBER,
    /** An entry was recorded before the one ahead of it. */
    RECORDED_TIME_FELL,
    /** An entry is effective after it was recorded. */
    EFFECTIVE_AFTER_RECORDED,
    /** An entry is effective at another time than its fact, or a clearing than it was recorded. */
    WRONG_EFFECTIVE_TIME,
    /** The lines of an entry do not sum to zero. */
    NOT_ZERO,
    /** The lines of an entry are not those that follow from its fact. */
    WRONG_LINES,
    /** A line stands in suspense without need or reason. */
    WRONG_SUSPENSE,
    /** An entry clears what is not in suspense, or not as it stands there. */
    WRONG_CLEARING,
    /** A line says another balance than that of the lines so far. */
    WRONG_BALANCE,
    /** An account that must not be negative is. */
    NEGATIVE,
    /** The parts of a pot are not together what was allocated to it. */
    UNEQUAL_POT
}
