package org.computevoucher.redemption.statement;

import org.jspecify.annotations.Nullable;

/**
 * Where the next page begins, and where the statement ended when its first page was read: so all of
 * its pages are of one statement, whatever is added meanwhile.
 *
 * @param after the position of the last line that was shown
 * @param until as of {@link Span}
 */
record PageMark(long after, long until) {

    static final PageMark FIRST = new PageMark(0, Long.MAX_VALUE);

    /** As callers are given it, as a regular expression. */
    static final String SYNTAX = "[0-9]{1,18}-[0-9]{1,18}";

    static final String WORDS = "must be the next of the page before, as it was answered";

    /**
     * @param text of {@link #SYNTAX}; null: the first page
     */
    static PageMark of(@Nullable String text) {
        if (text == null) {
            return FIRST;
        }
        int hyphen = text.indexOf('-');
        return new PageMark(
                Long.parseLong(text, 0, hyphen, 10),
                Long.parseLong(text, hyphen + 1, text.length(), 10));
    }

    @Override
    public String toString() {
        return after + "-" + until;
    }
}
