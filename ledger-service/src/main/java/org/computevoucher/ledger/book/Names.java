package org.computevoucher.ledger.book;

import java.util.regex.Pattern;

/** Names of payees, data centres and enterprises in the book. */
public final class Names {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,63}");

    private Names() {}

    /** Whether somebody can have this name; it never holds the colon that parts account paths. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    static void require(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("nobody can be named " + name);
        }
    }
}
