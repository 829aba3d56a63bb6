package org.computevoucher.redemption.usage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A canonical form of what a data centre sent, and its SHA-256 (FIPS 180-4) in hexadecimal: the
 * same for two records exactly when they say the same. Kept for ever, so a form is never changed.
 */
final class Canonical {

    private final StringBuilder text;

    /**
     * @param form its name and version
     */
    Canonical(String form) {
        this.text = new StringBuilder(form).append('\n');
    }

    /** With its length, so that no value can look like the beginning of the next field. */
    Canonical with(String field, @Nullable String value) {
        if (value != null) {
            text.append(field)
                    .append(' ')
                    .append(value.length())
                    .append(' ')
                    .append(value)
                    .append('\n');
        }
        return this;
    }

    String sha256() {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
