package org.computevoucher.issuance.voucher;

import java.util.regex.Pattern;

/**
 * The number that is printed on a voucher and read to one another over the telephone: its pot, the
 * running number of its issue, and a check character, for example {@code
 * 310000-COMPUTE-2026-0000042-T}.
 *
 * <p>The check character is that of GB/T 17710 (ISO/IEC 7064), system MOD 37,36, over all letters
 * and digits before it: it finds every single wrong character and nearly every swap of two
 * neighbours.
 */
public final class SerialNumber {

    /** The form of a serial number, as a regular expression; its check character is apart. */
    public static final String SYNTAX =
            "[1-9][0-9]{5}-[A-Z0-9]{1,32}-[0-9]{4}-[0-9]{7,19}-[0-9A-Z]";

    /** The same for a person. */
    public static final String WORDS =
            "must be a voucher's serial number, for example 310000-COMPUTE-2026-0000042-T";

    private static final Pattern FORM = Pattern.compile(SYNTAX);
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int MODULUS = ALPHABET.length();

    private SerialNumber() {}

    /**
     * The serial number of an issue.
     *
     * @param pot the pot's name
     * @param number the running number of the issue within the pot, from 1
     */
    public static String of(String pot, long number) {
        String unchecked = "%s-%07d".formatted(pot, number);
        return unchecked + '-' + checkCharacter(unchecked);
    }

    /** Whether it has the form of a serial number and the right check character. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches()
                && text.charAt(text.length() - 1)
                        == checkCharacter(text.substring(0, text.length() - 2));
    }

    /** The hybrid system of ISO/IEC 7064:2003, clause 9: two moduli in turn, 37 and 36. */
    static char checkCharacter(String text) {
        int product = MODULUS;
        for (int i = 0; i < text.length(); i++) {
            int value = ALPHABET.indexOf(text.charAt(i));
            if (value >= 0) {
                int sum = (product + value) % MODULUS;
                product = (sum == 0 ? MODULUS : sum) * 2 % (MODULUS + 1);
            }
        }
        return ALPHABET.charAt((MODULUS + 1 - product) % MODULUS);
    }
}
