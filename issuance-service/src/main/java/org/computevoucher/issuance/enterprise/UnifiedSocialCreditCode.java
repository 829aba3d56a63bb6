package org.computevoucher.issuance.enterprise;

import java.util.regex.Pattern;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Refusal;

/**
 * The Unified Social Credit Code of an enterprise (统一社会信用代码), GB 32100-2015: 18 characters.
 *
 * <p>One character for the registering authority, one for the kind of organisation, six digits for
 * the administrative division (GB/T 2260), nine for the organisation itself, and a check character
 * over the first 17 (modulus 31, weights 3<sup>0</sup> to 3<sup>16</sup>). The letters I, O, S, V
 * and Z are never used: they look like digits or like one another.
 *
 * @param value the 18 characters, upper case
 */
public record UnifiedSocialCreditCode(String value) {

    /** The form of a code, as a regular expression; the check character is verified apart. */
    public static final String SYNTAX = "[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}";

    /** The same for a person. */
    public static final String WORDS =
            "must be an 18-character Unified Social Credit Code, upper case";

    private static final Pattern FORM = Pattern.compile(SYNTAX);

    /** A character's place here is its value: GB 32100-2015, table 2. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final int MODULUS = ALPHABET.length();
    private static final int WEIGHT_BASE = 3;
    private static final int CHECKED_CHARACTERS = 17;

    /**
     * @throws IllegalArgumentException if it is not 18 characters of the alphabet with the right
     *     check character
     */
    public UnifiedSocialCreditCode {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a Unified Social Credit Code: " + value);
        }
    }

    /** The code, or the refusal {@link EnterpriseCodeInvalid}. */
    public static Outcome<UnifiedSocialCreditCode> check(String value) {
        return isValid(value)
                ? Outcome.accepted(new UnifiedSocialCreditCode(value))
                : Outcome.refused(new EnterpriseCodeInvalid());
    }

    public static boolean isValid(String value) {
        return FORM.matcher(value).matches()
                && value.charAt(CHECKED_CHARACTERS) == checkCharacter(value);
    }

    private static char checkCharacter(String value) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < CHECKED_CHARACTERS; i++) {
            sum += ALPHABET.indexOf(value.charAt(i)) * weight;
            weight = weight * WEIGHT_BASE % MODULUS;
        }
        return ALPHABET.charAt((MODULUS - sum % MODULUS) % MODULUS);
    }

    /**
     * The code cannot be one of a real enterprise. The right check character is not told: the
     * mistake is as likely in one of the other 17.
     */
    record EnterpriseCodeInvalid() implements Refusal {

        @Override
        public String reason() {
            return "ENTERPRISE_CODE_INVALID";
        }

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String detail() {
            return "The enterprise's Unified Social Credit Code has a typing error: its check character"
                    + " (GB 32100-2015) does not match the other 17 characters.";
        }
    }
}
