package org.computevoucher.local.demo;

import java.util.Locale;

/**
 * Makes Unified Social Credit Codes with right check characters for enterprises that do not exist.
 *
 * @see "GB 32100-2015 (the code), GB 11714-1997 (the organisation code within it)"
 */
public final class CreditCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int MODULUS = 31;
    private static final int WEIGHT_BASE = 3;
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int ORGANISATION_MODULUS = 11;

    /** No two institutions of a region share a number. */
    private static final int RESEARCH = 1_000;

    private static final int UNIVERSITY = 2_000;

    private CreditCode() {}

    /**
     * An enterprise of this class and administrative division: a firm is registered with the market
     * regulator, a university or research institute is a public institution.
     *
     * @param number of the class, below 1000
     */
    public static String of(String enterpriseClass, String region, int number) {
        return switch (enterpriseClass) {
            case "SME" -> withCheck("91" + region + organisation(number));
            case "RESEARCH" -> withCheck("12" + region + organisation(RESEARCH + number));
            case "UNIVERSITY" -> withCheck("12" + region + organisation(UNIVERSITY + number));
            default -> throw new IllegalArgumentException("no class: " + enterpriseClass);
        };
    }

    /** The code's 17 characters and the 18th that checks them. */
    static String withCheck(String first17) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < first17.length(); i++) {
            sum += ALPHABET.indexOf(first17.charAt(i)) * weight;
            weight = weight * WEIGHT_BASE % MODULUS;
        }
        return first17 + ALPHABET.charAt((MODULUS - sum % MODULUS) % MODULUS);
    }

    private static String organisation(int number) {
        String body = String.format(Locale.ROOT, "MADM%04d", number);
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += Character.digit(body.charAt(i), Character.MAX_RADIX) * ORGANISATION_WEIGHTS[i];
        }
        int check = (ORGANISATION_MODULUS - sum % ORGANISATION_MODULUS) % ORGANISATION_MODULUS;
        return body + (check == ORGANISATION_MODULUS - 1 ? "X" : Integer.toString(check));
    }
}
