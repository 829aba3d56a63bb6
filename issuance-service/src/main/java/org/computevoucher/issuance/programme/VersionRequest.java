package org.computevoucher.issuance.programme;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;

/** The bodies that publish and revise programmes. Boxed, so that what is missing is named. */
final class VersionRequest {

    private static final String DOCUMENT = "[^\\p{Cntrl} ][^\\p{Cntrl}]{0,199}";
    private static final String DOCUMENT_WORDS =
            "must be 1 to 200 characters without control characters, and not begin with a blank";

    private VersionRequest() {}

    /**
     * The body of {@code POST /api/v1/programmes}.
     *
     * @param firstDay the first day in force, Asia/Shanghai
     */
    record Publication(
            @NotNull @Pattern(regexp = ProgrammeCode.SYNTAX, message = ProgrammeCode.WORDS)
                    String programme,
            @NotNull LocalDate firstDay,
            @NotNull @Pattern(regexp = DOCUMENT, message = DOCUMENT_WORDS) String document,
            @NotNull @Valid RulesRequest rules) {}

    /**
     * The body of {@code POST /api/v1/programmes/{programme}/revisions}.
     *
     * @param firstDay the first day in force, Asia/Shanghai
     */
    record Revision(
            @NotNull LocalDate firstDay,
            @NotNull @Pattern(regexp = DOCUMENT, message = DOCUMENT_WORDS) String document,
            @NotNull @Valid RulesRequest rules) {}
}
