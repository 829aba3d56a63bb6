package org.computevoucher.redemption.usage;

/**
 * A correction of a usage record, as a data centre reports it: so much of it was never used.
 *
 * @param dataCentre who reports it
 * @param usageId the usage record that is corrected
 * @param reversalId the data centre's own id of the correction; unique within the usage record
 * @param billedCostFen what is taken back of the billed cost, in fen; more than 0
 * @param reason why: a code
 */
public record Reversal(
        String dataCentre, String usageId, String reversalId, long billedCostFen, String reason) {

    /** How a reason is written, as a regular expression. */
    public static final String REASON_SYNTAX = "[A-Z][A-Z0-9_]{1,63}";

    /** The same for a person. */
    public static final String REASON_WORDS =
            "must be a code of 2 to 64 capitals, digits and underscores, for example METERING_ERROR";

    /** Tells a repetition from another correction under the same id. */
    String contentSha256() {
        return new Canonical("reversal 1")
                .with("dataCentre", dataCentre)
                .with("usageId", usageId)
                .with("reversalId", reversalId)
                .with("billedCostFen", Long.toString(billedCostFen))
                .with("reason", reason)
                .sha256();
    }
}
