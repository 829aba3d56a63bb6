package org.computevoucher.issuance.enterprise;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an enterprise is registered as.
 *
 * @param enterpriseClass as the programmes tell enterprises apart
 * @param region where it is registered: the administrative division, six digits (GB/T 2260)
 * @param affiliateGroup whose caps it shares; null: it belongs to no group
 */
public record Standing(
        EnterpriseClass enterpriseClass, String region, @Nullable String affiliateGroup) {

    /** How a region is written, as a regular expression. */
    public static final String REGION_SYNTAX = "[1-9][0-9]{5}";

    /** The same for a person. */
    public static final String REGION_WORDS =
            "must be the six digits of an administrative division (GB/T 2260)";

    /** How an affiliate group is written, as a regular expression. */
    public static final String GROUP_SYNTAX = "[A-Z0-9-]{1,40}";

    /** The same for a person. */
    public static final String GROUP_WORDS = "must be 1 to 40 capital letters, digits and -";

    private static final Pattern REGION = Pattern.compile(REGION_SYNTAX);
    private static final Pattern GROUP = Pattern.compile(GROUP_SYNTAX);

    /**
     * @throws IllegalArgumentException if a region or a group is not written as one; requests are
     *     checked before
     */
    public Standing {
        if (!REGION.matcher(region).matches()) {
            throw new IllegalArgumentException("a region " + REGION_WORDS);
        }
        if (affiliateGroup != null && !GROUP.matcher(affiliateGroup).matches()) {
            throw new IllegalArgumentException("an affiliate group " + GROUP_WORDS);
        }
    }
}
