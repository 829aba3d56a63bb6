package org.computevoucher.platform.access;

import org.jspecify.annotations.Nullable;

/**
 * Whose a thing is, as far as it is known or was named. A consumption is its region's, its
 * enterprise's and its data centre's: each of them may look at it.
 *
 * @param region a GB/T 2260 code
 * @param enterprise a Unified Social Credit Code
 * @param dataCentre the id of a data centre
 */
public record Owner(
        @Nullable String region, @Nullable String enterprise, @Nullable String dataCentre) {

    public static Owner region(@Nullable String region) {
        return new Owner(region, null, null);
    }

    /** The region of a pot, which its name begins with. */
    public static Owner pot(@Nullable String pot) {
        return region(pot == null ? null : pot.substring(0, Math.min(REGION_DIGITS, pot.length())));
    }

    public static Owner dataCentre(@Nullable String dataCentre) {
        return new Owner(null, null, dataCentre);
    }

    public Owner orEnterprise(@Nullable String other) {
        return new Owner(region, other, dataCentre);
    }

    public Owner orDataCentre(@Nullable String other) {
        return new Owner(region, enterprise, other);
    }

    private static final int REGION_DIGITS = 6;
}
