package org.computevoucher.issuance.programme;

/**
 * How a programme is named: region, and what tells it from the region's others, for example {@code
 * 310000-COMPUTE}. Its pots are named the same with the fiscal year behind.
 */
final class ProgrammeCode {

    /** As a regular expression. */
    static final String SYNTAX = "[1-9][0-9]{5}-[A-Z0-9]{1,32}";

    /** The same for a person. */
    static final String WORDS = "must be region-programme, for example 310000-COMPUTE";

    private static final int REGION_DIGITS = 6;

    private ProgrammeCode() {}

    /**
     * The region of a programme.
     *
     * @param programme matches {@link #SYNTAX}
     */
    static String regionOf(String programme) {
        return programme.substring(0, REGION_DIGITS);
    }
}
