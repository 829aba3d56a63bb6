package org.computevoucher.issuance.voucher;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of vouchers, in the order of their issue: stable, because later issues only come after.
 *
 * @param next what to pass as {@code after} for the page that follows; null where nothing is left
 */
record VoucherPage(List<VoucherView> vouchers, @Nullable String next) {

    static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 200;

    private static final String CURSOR_PREFIX = "issue:";

    /** The cursor that continues after an issue number. */
    static String cursorAfter(long issueNumber) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((CURSOR_PREFIX + issueNumber).getBytes(StandardCharsets.US_ASCII));
    }

    /** The issue number that a cursor continues after, or nothing where it is not one of ours. */
    static Optional<Long> issueNumberOf(String cursor) {
        try {
            String text =
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            return text.startsWith(CURSOR_PREFIX)
                    ? Optional.of(Long.parseLong(text.substring(CURSOR_PREFIX.length())))
                    : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
