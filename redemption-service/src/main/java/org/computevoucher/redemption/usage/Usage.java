package org.computevoucher.redemption.usage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.computevoucher.redemption.validity.ChargePeriod;
import org.jspecify.annotations.Nullable;

/**
 * One usage record, as a data centre reports it.
 *
 * @param dataCentre who reports it
 * @param usageId the data centre's own id of it
 * @param voucherId the voucher it is to be paid from
 * @param chargePeriod when it happened
 * @param billedCostFen what it cost, in fen; 0 or more
 * @param details what else is known about it
 */
public record Usage(
        String dataCentre,
        String usageId,
        UUID voucherId,
        ChargePeriod chargePeriod,
        long billedCostFen,
        Details details) {

    /** The largest cost of one record, in fen: 100 billion CNY. */
    public static final long MAX_BILLED_COST_FEN = 10_000_000_000_000L;

    /** A data centre, as a regular expression. */
    public static final String DATA_CENTRE_SYNTAX = "[A-Za-z0-9][A-Za-z0-9._-]{1,63}";

    /** The same for a person. */
    public static final String DATA_CENTRE_WORDS =
            "must be 2 to 64 letters, digits, dots, hyphens or underscores";

    /** A usage id, as a regular expression: it has to fit into a URL as it is. */
    public static final String USAGE_ID_SYNTAX = "[A-Za-z0-9][A-Za-z0-9._:~-]{0,127}";

    /** The same for a person. */
    public static final String USAGE_ID_WORDS =
            "must be 1 to 128 letters, digits or any of . _ : ~ -";

    /**
     * What does not enter the calculation, under the names of the FinOps FOCUS specification where
     * it has one. null: not reported.
     *
     * @param consumedQuantity a decimal number in plain notation
     */
    public record Details(
            @Nullable String consumedQuantity,
            @Nullable String consumedUnit,
            @Nullable String skuId,
            @Nullable String resourceId,
            @Nullable String invoiceIssuer,
            @Nullable String invoiceNumber) {

        public static final Details NONE = new Details(null, null, null, null, null, null);
    }

    /** What is unique for ever: no data centre has a slash in its name. */
    public String key() {
        return keyOf(dataCentre, usageId);
    }

    static String keyOf(String dataCentre, String usageId) {
        return dataCentre + '/' + usageId;
    }

    /**
     * SHA-256 (FIPS 180-4) of a canonical form, in hexadecimal: the same for two records exactly
     * when they say the same. Kept with the first answer for ever, so the form is never changed.
     */
    public String contentSha256() {
        StringBuilder canonical = new StringBuilder("usage 1\n");
        add(canonical, "dataCentre", dataCentre);
        add(canonical, "usageId", usageId);
        add(canonical, "voucherId", voucherId.toString());
        add(canonical, "chargePeriodStart", chargePeriod.start().toString());
        add(canonical, "chargePeriodEnd", chargePeriod.end().toString());
        add(canonical, "billedCostFen", Long.toString(billedCostFen));
        add(canonical, "consumedQuantity", details.consumedQuantity());
        add(canonical, "consumedUnit", details.consumedUnit());
        add(canonical, "skuId", details.skuId());
        add(canonical, "resourceId", details.resourceId());
        add(canonical, "invoiceIssuer", details.invoiceIssuer());
        add(canonical, "invoiceNumber", details.invoiceNumber());
        return HexFormat.of().formatHex(sha256(canonical.toString()));
    }

    /** With its length, so that no value can look like the beginning of the next field. */
    private static void add(StringBuilder canonical, String field, @Nullable String value) {
        if (value != null) {
            canonical
                    .append(field)
                    .append(' ')
                    .append(value.length())
                    .append(' ')
                    .append(value)
                    .append('\n');
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
