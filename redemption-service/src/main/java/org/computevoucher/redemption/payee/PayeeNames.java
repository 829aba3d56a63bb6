package org.computevoucher.redemption.payee;

/** How requests name pots and payees. */
public final class PayeeNames {

    public static final String POT_SYNTAX = "[1-9][0-9]{5}-[A-Z0-9]{1,32}-[0-9]{4}";
    public static final String POT_WORDS =
            "must be region-programme-year, for example 310000-COMPUTE-2026";

    /** A data centre's id or an enterprise's code. */
    public static final String PAYEE_SYNTAX = "[A-Za-z0-9][A-Za-z0-9._-]{1,63}";

    public static final String PAYEE_WORDS =
            "must be 2 to 64 letters, digits, dots, hyphens or underscores";

    private static final int REGION_DIGITS = 6;

    private PayeeNames() {}

    /** The region whose pot it is. */
    public static String regionOf(String pot) {
        return pot.substring(0, REGION_DIGITS);
    }
}
