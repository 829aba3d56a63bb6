package org.computevoucher.redemption.usage;

/** What a person finds about an exception. */
public enum ExceptionVerdict {
    /** It counts, in spite of the rule that said no. */
    ACCEPT,
    /** It does not count. */
    REJECT
}
