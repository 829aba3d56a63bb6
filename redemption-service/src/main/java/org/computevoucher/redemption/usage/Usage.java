package org.computevoucher.redemption.usage;

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

        /** Which of issuer and number is missing where the other is there cannot be guessed. */
        public boolean hasHalfAnInvoice() {
            return (invoiceIssuer == null) != (invoiceNumber == null);
        }

        /** null: it was not told, or does not exist yet. */
        public @Nullable Invoice invoice() {
            return invoiceIssuer == null || invoiceNumber == null
                    ? null
                    : new Invoice(invoiceIssuer, invoiceNumber);
        }
    }

    /** What is unique for ever: no data centre has a slash in its name. */
    public String key() {
        return keyOf(dataCentre, usageId);
    }

    /** The key of a usage record. */
    public static String keyOf(String dataCentre, String usageId) {
        return dataCentre + '/' + usageId;
    }

    /** Tells a repetition from another record under the same key. */
    public String contentSha256() {
        return new Canonical("usage 1")
                .with("dataCentre", dataCentre)
                .with("usageId", usageId)
                .with("voucherId", voucherId.toString())
                .with("chargePeriodStart", chargePeriod.start().toString())
                .with("chargePeriodEnd", chargePeriod.end().toString())
                .with("billedCostFen", Long.toString(billedCostFen))
                .with("consumedQuantity", details.consumedQuantity())
                .with("consumedUnit", details.consumedUnit())
                .with("skuId", details.skuId())
                .with("resourceId", details.resourceId())
                .with("invoiceIssuer", details.invoiceIssuer())
                .with("invoiceNumber", details.invoiceNumber())
                .sha256();
    }
}
