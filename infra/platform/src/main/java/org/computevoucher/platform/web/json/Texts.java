package org.computevoucher.platform.web.json;

import java.util.Optional;

/**
 * Which characters a text from outside may hold.
 *
 * <p>Refused are halves of surrogate pairs (no text at all), controls (PostgreSQL cannot keep NUL,
 * and the others break lines and terminals), noncharacters (Unicode 17.0, 23.7: for internal use
 * only), and the controls of writing direction (Unicode Technical Report 36, 2.3: they make a text
 * read otherwise than it is).
 */
public final class Texts {

    /** What would be right. */
    public static final String WORDS =
            "must be one line of text without control characters, halves of surrogate pairs,"
                    + " noncharacters and controls of writing direction";

    /** The longest piece of a request that an answer repeats, in characters. */
    private static final int LONGEST_SHOWN = 600;

    private static final char REPLACEMENT = '\uFFFD';

    private Texts() {}

    /** The first character that a text must not hold, for example {@code U+202E}. */
    public static Optional<String> forbiddenIn(String text) {
        return text.codePoints()
                .filter(Texts::isForbidden)
                .mapToObj("U+%04X"::formatted)
                .findFirst();
    }

    /**
     * A text that can be shown whatever it holds: what is forbidden becomes U+FFFD, and it ends
     * after {@value #LONGEST_SHOWN} characters.
     */
    public static String visible(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_SHOWN)
                .forEach(c -> shown.appendCodePoint(isForbidden(c) ? REPLACEMENT : c));
        return shown.length() < text.length() ? shown.append('…').toString() : shown.toString();
    }

    private static boolean isForbidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> isNoncharacter(c) || isDirectional(c);
        };
    }

    private static boolean isNoncharacter(int c) {
        return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    }

    private static boolean isDirectional(int c) {
        return c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x206F);
    }
}
