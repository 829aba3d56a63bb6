package org.computevoucher.issuance.pot;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a pot, the money of one programme in one fiscal year: {@code 310000-COMPUTE-2026}.
 *
 * @param region the administrative division, six digits (GB/T 2260)
 * @param kind what the programme subsidises, for example {@code COMPUTE}
 * @param fiscalYear the calendar year whose money it is
 */
public record PotId(String region, String kind, int fiscalYear) {

    /** What a request may name as a pot, as a regular expression. */
    public static final String SYNTAX = "([1-9][0-9]{5})-([A-Z0-9]{1,32})-([0-9]{4})";

    /** The same for a person. */
    public static final String WORDS =
            "must be region-programme-year, for example 310000-COMPUTE-2026";

    private static final Pattern POT = Pattern.compile(SYNTAX);

    /**
     * @param name matches {@link #SYNTAX}
     * @throws IllegalArgumentException if it does not
     */
    public static PotId of(String name) {
        Matcher parts = POT.matcher(name);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "a pot is named region-programme-year, for example 310000-COMPUTE-2026, not "
                            + name);
        }
        return new PotId(parts.group(1), parts.group(2), Integer.parseInt(parts.group(3)));
    }

    /** The programme whose money it is, for example {@code 310000-COMPUTE}. */
    public String programme() {
        return region + '-' + kind;
    }

    /** The name, for example {@code 310000-COMPUTE-2026}. */
    @Override
    public String toString() {
        return region + '-' + kind + '-' + fiscalYear;
    }
}
