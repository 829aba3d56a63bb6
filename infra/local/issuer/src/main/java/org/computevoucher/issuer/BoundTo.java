package org.computevoucher.issuer;

import java.util.regex.Pattern;

/**
 * What a role's tokens are bound to: the form parameter that names it, the claim that carries it,
 * and how its values are written.
 */
enum BoundTo {
    /** Administrative divisions by their GB/T 2260 codes; a token may carry several. */
    REGIONS("region", "regions", "[1-9][0-9]{5}", "six digits", "330200"),

    /** An enterprise by its Unified Social Credit Code (GB 32100-2015). */
    ENTERPRISE(
            "enterprise",
            "enterprise",
            "[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}",
            "a unified social credit code of 18 characters",
            "91310115MA1K4QBT2Y"),

    /** A data centre by the name it reports under. */
    DATA_CENTRE(
            "data_centre",
            "data_centre",
            "[A-Za-z0-9][A-Za-z0-9._-]{1,63}",
            "2 to 64 letters, digits, dots, hyphens or underscores",
            "DC-NB-01"),

    NOTHING("", "", "", "", "");

    private final String parameter;
    private final String claim;
    private final Pattern syntax;
    private final String syntaxInWords;
    private final String example;

    BoundTo(String parameter, String claim, String syntax, String syntaxInWords, String example) {
        this.parameter = parameter;
        this.claim = claim;
        this.syntax = Pattern.compile(syntax);
        this.syntaxInWords = syntaxInWords;
        this.example = example;
    }

    String parameter() {
        return parameter;
    }

    String claim() {
        return claim;
    }

    boolean accepts(String value) {
        return syntax.matcher(value).matches();
    }

    /** As in {@code region is written as six digits, as in region=330200}. */
    String rule() {
        return parameter + " is written as " + syntaxInWords + ", as in " + example();
    }

    /** As in {@code region=330200}. */
    String example() {
        return parameter + "=" + example;
    }
}
