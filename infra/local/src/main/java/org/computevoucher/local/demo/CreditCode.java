package org.computevoucher.local.demo;

import java.util.Locale;

/**
 * Makes Unified Social Credit Codes with right check characters for enterprises that do not exist.
 *
 * @see "GB 32100-2015 (the code), GB 11714-1997 (the organisation code within it)"
 */
final class CreditCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int MODULUS = 31;
    private static final int WEIGHT_BASE = 3;
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int ORGANISATION_MODULUS = 11;

    private CreditCode() {}

    /** A company (registered with the market regulator) of this administrative division. */
    static String ofCompany(String region, int number) {
        return withCheck("91" + region + organisation(number));
    }

    /**
     * A public institution, such as a university or research institute, of this administrative
     * division.
     */
    static String ofInstitution(String region, int number) {
        return withCheck("12" + region + organisation(number));
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
