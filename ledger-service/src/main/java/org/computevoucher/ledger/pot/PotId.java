package org.computevoucher.ledger.pot;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a pot, the money of one programme in one fiscal year: {@code 310000-COMPUTE-2026}.
 *
 * @param region the administrative division, six digits (GB/T 2260), for example {@code 310000}
 * @param kind what the programme subsidises, {@code [A-Z0-9]}, at most {@value #MAX_KIND_LENGTH}
 *     characters, for example {@code COMPUTE}
 * @param fiscalYear four digits, {@value #FIRST_YEAR} to {@value #LAST_YEAR}
 */
public record PotId(String region, String kind, int fiscalYear) {

    public static final int MAX_KIND_LENGTH = 32;
    public static final int FIRST_YEAR = 2000;
    public static final int LAST_YEAR = 2999;

    /** What {@link #parse} accepts, in words for a person. */
    public static final String SYNTAX =
            "a pot is named region-programme-year, for example 310000-COMPUTE-2026";

    private static final Pattern REGION = Pattern.compile("[1-9][0-9]{5}");
    private static final Pattern KIND = Pattern.compile("[A-Z0-9]{1," + MAX_KIND_LENGTH + "}");
    private static final Pattern POT = Pattern.compile("([0-9]{6})-([A-Z0-9]+)-([0-9]{4})");

    /**
     * @throws IllegalArgumentException if a part is outside its bounds
     */
    public PotId {
        if (!isRegion(region)
                || !KIND.matcher(kind).matches()
                || fiscalYear < FIRST_YEAR
                || fiscalYear > LAST_YEAR) {
            throw new IllegalArgumentException(
                    SYNTAX + ", not " + region + '-' + kind + '-' + fiscalYear);
        }
    }

    /** The pot of this name, or nothing where no pot can have this name. */
    public static Optional<PotId> parse(String name) {
        Matcher parts = POT.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new PotId(parts.group(1), parts.group(2), Integer.parseInt(parts.group(3))));
        } catch (IllegalArgumentException outsideItsBounds) {
            return Optional.empty();
        }
    }

    /**
     * The pot of this name.
     *
     * @throws IllegalArgumentException where no pot can have this name
     */
    public static PotId of(String name) {
        return parse(name)
                .orElseThrow(() -> new IllegalArgumentException(SYNTAX + ", not " + name));
    }

    /** Whether a region can have this code; says nothing about whether it has. */
    public static boolean isRegion(String code) {
        return REGION.matcher(code).matches();
    }

    /** The subsidy scheme this pot pays for, for example {@code 310000-COMPUTE}. */
    public String programme() {
        return region + '-' + kind;
    }

    /**
     * The same programme's pot of the year after.
     *
     * @throws IllegalArgumentException after {@value #LAST_YEAR}
     */
    public PotId nextYear() {
        return new PotId(region, kind, fiscalYear + 1);
    }

    /** The name, for example {@code 310000-COMPUTE-2026}. */
    @Override
    public String toString() {
        return programme() + '-' + fiscalYear;
    }
}
