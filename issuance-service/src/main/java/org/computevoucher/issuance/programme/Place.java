package org.computevoucher.issuance.programme;

import org.jspecify.annotations.Nullable;

/**
 * Where an applicant wants to compute.
 *
 * @param dataCentreRegion the region of the data centre, six digits (GB/T 2260); null: it does not
 *     say
 * @param hardwareClass the hardware class of the data centre; null: it does not say
 */
public record Place(@Nullable String dataCentreRegion, @Nullable String hardwareClass) {

    /** Of an applicant who does not say where. */
    public static final Place ANYWHERE = new Place(null, null);

    /** How a hardware class is written, as a regular expression. */
    public static final String HARDWARE_CLASS_SYNTAX = "[A-Z0-9][A-Z0-9_-]{0,39}";

    /** The same for a person. */
    public static final String HARDWARE_CLASS_WORDS =
            "must be 1 to 40 capital letters, digits, - and _, for example ASCEND-910B";
}
