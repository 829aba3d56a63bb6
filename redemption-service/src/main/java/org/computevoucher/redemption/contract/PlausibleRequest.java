package org.computevoucher.redemption.contract;

import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * What every fact about a voucher's later life is. A record that contradicts it was not written by
 * an issuance service: it could close what nobody asked to close. That the voucher is known and of
 * this pot, its account checks.
 */
final class PlausibleRequest {

    private static final Pattern REASON = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private PlausibleRequest() {}

    /**
     * The voucher that a fact is about.
     *
     * @param fact has the fields that every fact about a voucher has
     * @throws IllegalArgumentException naming the field that no such fact can have: a dead letter
     */
    static UUID voucherOf(SpecificRecordBase fact) {
        String text = (String) fact.get("voucherId");
        UUID voucherId = UUID.fromString(text);
        must(voucherId.toString().equals(text), "voucherId");
        must(((String) fact.get("pot")).startsWith(fact.get("region") + "-"), "region");
        Instant effectiveAt = (Instant) fact.get("effectiveAt");
        must(!effectiveAt.isBefore(EARLIEST), "effectiveAt");
        must(!((Instant) fact.get("recordedAt")).isBefore(effectiveAt), "effectiveAt");
        return voucherId;
    }

    /**
     * A code of one or more capitals, digits and underscores; a later one than is known here is
     * passed on.
     */
    static void checkReason(String reason) {
        must(REASON.matcher(reason).matches(), "reason");
    }

    /** More than nothing, and no more than a voucher can be worth. */
    static void checkAmount(long amountFen) {
        must(amountFen >= 1 && amountFen <= PlausibleVoucher.MAX_FACE_FEN, "amountFen");
    }

    private static void must(boolean holds, String field) {
        if (!holds) {
            throw new IllegalArgumentException("no fact about a voucher has such a " + field);
        }
    }
}
