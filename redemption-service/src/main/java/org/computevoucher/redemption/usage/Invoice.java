package org.computevoucher.redemption.usage;

import java.text.Normalizer;
import java.util.Locale;

/**
 * An invoice, by its seller and number.
 *
 * @param issuer as reported
 * @param number as reported
 */
public record Invoice(String issuer, String number) {

    /**
     * The same for all ways to write the same seller and number: width, case and blanks make no
     * difference (Unicode normalisation form KC). It is kept for ever, so it is never changed.
     */
    public String id() {
        return "invoice/"
                + new Canonical("invoice 1")
                        .with("issuer", canonical(issuer))
                        .with("number", canonical(number))
                        .sha256();
    }

    private static String canonical(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\s+", "")
                .toUpperCase(Locale.ROOT);
    }
}
