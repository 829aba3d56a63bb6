package org.computevoucher.redemption.history;

import com.google.errorprone.annotations.FormatMethod;
import org.jspecify.annotations.Nullable;

/** A history in which something does not hold that always has to. */
final class Broken extends AssertionError {

    Broken(String what) {
        super(what);
    }

    /** Without the cost of an assertion library: it is asked a million times. */
    @FormatMethod
    static void unless(boolean holds, String otherwise, @Nullable Object... details) {
        if (!holds) {
            throw new Broken(otherwise.formatted(details));
        }
    }
}
