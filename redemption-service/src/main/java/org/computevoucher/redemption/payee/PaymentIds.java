package org.computevoucher.redemption.payee;

import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a payment is named to banks and to the world. */
public final class PaymentIds {

    private static final Pattern OURS = Pattern.compile("[0-9a-f]{32}");

    private PaymentIds() {}

    /** The EndToEndId of ISO 20022: 32 hexadecimal characters of the at most 35. */
    public static String endToEndId(UUID paymentId) {
        return paymentId.toString().replace("-", "");
    }

    /** Whether it is one of ours. */
    public static boolean isOne(String endToEndId) {
        return OURS.matcher(endToEndId).matches();
    }

    /**
     * @throws IllegalArgumentException if it is none
     */
    public static UUID paymentId(@Nullable String endToEndId) {
        String hex = Objects.requireNonNull(endToEndId, "only old events have none");
        if (!isOne(hex)) {
            throw new IllegalArgumentException("not 32 hexadecimal characters");
        }
        return new UUID(
                Long.parseUnsignedLong(hex.substring(0, 16), 16),
                Long.parseUnsignedLong(hex.substring(16), 16));
    }
}
