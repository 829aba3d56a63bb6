package org.computevoucher.redemption.datacentre;

import org.jspecify.annotations.Nullable;

/**
 * Where a voucher is good, or where somebody wants to compute.
 *
 * @param region the region of the data centre, six digits (GB/T 2260); null: any
 * @param hardwareClass the hardware class of the data centre; null: any
 */
public record Place(@Nullable String region, @Nullable String hardwareClass) {

    /** How a region is written, as a regular expression. */
    public static final String REGION_SYNTAX = "[1-9][0-9]{5}";

    /** The same for a person. */
    public static final String REGION_WORDS =
            "must be the six digits of an administrative division (GB/T 2260)";

    /** How a hardware class is written, as a regular expression; the same as in issuance. */
    public static final String HARDWARE_CLASS_SYNTAX = "[A-Z0-9][A-Z0-9_-]{0,39}";

    /** The same for a person. */
    public static final String HARDWARE_CLASS_WORDS =
            "must be 1 to 40 capital letters, digits, - and _, for example ASCEND-910B";

    /** Whether a data centre of that region is one of these. */
    public boolean isIn(String dataCentreRegion) {
        return region == null || region.equals(dataCentreRegion);
    }

    /** Whether a data centre with that hardware is one of these; null: it is not known. */
    public boolean runsOn(@Nullable String dataCentreHardwareClass) {
        return hardwareClass == null || hardwareClass.equals(dataCentreHardwareClass);
    }
}
