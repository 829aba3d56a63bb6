package org.computevoucher.issuance.programme;

/** What a revision must not break, in the order in which a caller learns of it. */
enum RuleInForce {
    /** What is subsidised is fixed for ever. */
    KIND,
    /** A revision begins after it was published: nobody is judged by rules he could not know. */
    NOT_RETROACTIVE,
    /** It begins after the version before it. */
    VERSIONS_ASCEND,
    /** The yearly cap is lowered or introduced on 1 January alone: a year has one promise. */
    YEARLY_CAP,
    /** An application window that was announced is not cut short. */
    APPLICATION_WINDOW,
    /** A programme has a bounded number of versions. */
    NUMBER_OF_VERSIONS
}
