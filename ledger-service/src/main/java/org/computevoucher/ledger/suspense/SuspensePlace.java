package org.computevoucher.ledger.suspense;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a page ends, for example {@code 310000-17}: items never change their place. */
record SuspensePlace(String book, long entryNumber) {

    static final SuspensePlace BEFORE_ALL = new SuspensePlace("", 0);

    private static final Pattern SYNTAX = Pattern.compile("([1-9][0-9]{5})-([0-9]{1,18})");

    /** The place that was written, or nothing where none is. */
    static Optional<SuspensePlace> parse(String text) {
        Matcher parts = SYNTAX.matcher(text);
        return parts.matches()
                ? Optional.of(new SuspensePlace(parts.group(1), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return book + '-' + entryNumber;
    }
}
