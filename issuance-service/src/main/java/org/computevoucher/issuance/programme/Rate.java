package org.computevoucher.issuance.programme;

import org.computevoucher.issuance.enterprise.EnterpriseClass;
import org.jspecify.annotations.Nullable;

/**
 * One row of a programme's table of rates. A voucher that was granted by a row which names a place
 * is good only there.
 *
 * @param enterpriseClass whom it is for; null: everybody
 * @param dataCentreRegion the region of the data centre, six digits (GB/T 2260); null: any
 * @param hardwareClass the hardware class of the data centre; null: any
 * @param rateBasisPoints the share of eligible cost that the pot pays, in basis points (8000 = 80
 *     %); 1 to {@value #MAX_BASIS_POINTS}
 */
public record Rate(
        @Nullable EnterpriseClass enterpriseClass,
        @Nullable String dataCentreRegion,
        @Nullable String hardwareClass,
        int rateBasisPoints) {

    /** All of the cost, in basis points. */
    public static final int MAX_BASIS_POINTS = 10_000;

    /** Whether this row is for such an enterprise that wants to compute there. */
    public boolean fits(EnterpriseClass applicant, Place place) {
        return isFor(applicant)
                && (dataCentreRegion == null || dataCentreRegion.equals(place.dataCentreRegion()))
                && (hardwareClass == null || hardwareClass.equals(place.hardwareClass()));
    }

    /** Whether this row is for such an enterprise, wherever. */
    boolean isFor(EnterpriseClass applicant) {
        return enterpriseClass == null || enterpriseClass == applicant;
    }

    /** Whether this row fits wherever the other one does, so that the other never comes after. */
    boolean takesAllOf(Rate other) {
        return (enterpriseClass == null || enterpriseClass == other.enterpriseClass)
                && (dataCentreRegion == null || dataCentreRegion.equals(other.dataCentreRegion))
                && (hardwareClass == null || hardwareClass.equals(other.hardwareClass));
    }
}
