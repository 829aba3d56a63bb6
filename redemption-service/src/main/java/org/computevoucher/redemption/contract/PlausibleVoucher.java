package org.computevoucher.redemption.contract;

import computevoucher.voucher.v1.VoucherIssued;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What every issued voucher is, whatever else its programme says. A record that contradicts it was
 * not written by an issuance service: an account opened for it could pay what nobody promised.
 */
final class PlausibleVoucher {

    private static final Pattern POT = Pattern.compile("[1-9][0-9]{5}-[A-Z0-9]{1,32}-[0-9]{4}");

    /** The form of a Unified Social Credit Code (GB 32100-2015); issuance checked its digits. */
    private static final Pattern ENTERPRISE = Pattern.compile("[0-9A-Z]{18}");

    private static final Pattern REGION = Pattern.compile("[1-9][0-9]{5}");

    /** Classes of hardware and rules of stacking are codes. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}");

    /** The most that issuance promises with one voucher, in fen. */
    static final long MAX_FACE_FEN = 10_000_000_000_000L;

    private static final int WHOLE_BASIS_POINTS = 10_000;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

    private PlausibleVoucher() {}

    /**
     * @throws IllegalArgumentException naming the field that no voucher can have: a dead letter
     */
    static void check(VoucherIssued issued) {
        String voucherId = issued.getVoucherId();
        must(UUID.fromString(voucherId).toString().equals(voucherId), "voucherId");
        must(POT.matcher(issued.getPot()).matches(), "pot");
        must(issued.getPot().startsWith(issued.getRegion() + '-'), "region");
        must(ENTERPRISE.matcher(issued.getEnterprise()).matches(), "enterprise");
        must(issued.getFaceFen() >= 1 && issued.getFaceFen() <= MAX_FACE_FEN, "faceFen");
        must(
                issued.getRateBasisPoints() >= 1
                        && issued.getRateBasisPoints() <= WHOLE_BASIS_POINTS,
                "rateBasisPoints");
        must(!issued.getValidFrom().isBefore(EARLIEST), "validFrom");
        must(issued.getValidFrom().isBefore(issued.getValidUntil()), "validUntil");
        must(!issued.getReportableUntil().isBefore(issued.getValidUntil()), "reportableUntil");
        must(issued.getReportableUntil().isBefore(LATEST), "reportableUntil");
        must(isNothingOr(REGION, issued.getDataCentreRegion()), "dataCentreRegion");
        must(isNothingOr(CODE, issued.getHardwareClass()), "hardwareClass");
        must(isNothingOr(CODE, issued.getStacking()), "stacking");
    }

    private static boolean isNothingOr(Pattern form, @Nullable String value) {
        return value == null || form.matcher(value).matches();
    }

    private static void must(boolean holds, String field) {
        if (!holds) {
            throw new IllegalArgumentException("no voucher has such a " + field);
        }
    }
}
