package org.computevoucher.ledger.budget;

/** What a region decides about the money that is still available at the end of a fiscal year. */
public enum YearEndDecision {
    /** It is returned. */
    RETURN,
    /** It is returned, and the same amount is allocated anew to the programme's next pot. */
    CARRY
}
