package org.computevoucher.issuance.programme;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.computevoucher.issuance.enterprise.EnterpriseClass;
import org.computevoucher.issuance.enterprise.Standing;
import org.computevoucher.issuance.validity.VoucherDays;
import org.jspecify.annotations.Nullable;

/**
 * The rules in the body of a publication or revision. Boxed, so that what is missing is named.
 * Whether the values go together is for the programme to say.
 *
 * @param validityBegins when vouchers begin to be valid
 * @param applicationsFrom the first day of the application window; null: no beginning
 * @param applicationsUntil the last day; null: until further notice
 */
record RulesRequest(
        @NotNull ProgrammeKind kind,
        @NotNull @Size(min = 1, max = ProgrammeRules.MAX_RATES)
                List<@NotNull @Valid RateRequest> rates,
        @NotNull @Min(1) @Max(ProgrammeRules.MAX_FACE_FEN) Long minFaceFen,
        @NotNull @Min(1) @Max(ProgrammeRules.MAX_FACE_FEN) Long maxFaceFen,
        @Min(1) @Max(ProgrammeRules.MAX_CAP_FEN) @Nullable Long yearlyCapFen,
        @NotNull @Size(min = 1, max = MAX_CLASSES) List<@NotNull EnterpriseClass> eligibleClasses,
        @NotNull ValidFrom validityBegins,
        @Min(1) @Max(ProgrammeRules.MAX_VALIDITY_DAYS) @Nullable Integer validityDays,
        @NotNull @Min(0) @Max(VoucherDays.MAX_GRACE_DAYS) Integer graceDays,
        @NotNull Payee payee,
        @NotNull Stacking stacking,
        @Nullable LocalDate applicationsFrom,
        @Nullable LocalDate applicationsUntil,
        @NotNull @Min(0) @Max(ProgrammeRules.MAX_FACE_FEN) Long automaticUpToFen,
        @NotNull @Size(max = ProgrammeRules.MAX_DOCUMENTS)
                List<
                                @NotNull
                                @Pattern(
                                        regexp = ProgrammeRules.DOCUMENT_SYNTAX,
                                        message = ProgrammeRules.DOCUMENT_WORDS)
                                String>
                        requiredDocuments) {

    /** As many as there are. */
    private static final int MAX_CLASSES = 4;

    /** A row of the table of rates. */
    record RateRequest(
            @Nullable EnterpriseClass enterpriseClass,
            @Pattern(regexp = Standing.REGION_SYNTAX, message = Standing.REGION_WORDS)
                    @Nullable String dataCentreRegion,
            @Pattern(regexp = Place.HARDWARE_CLASS_SYNTAX, message = Place.HARDWARE_CLASS_WORDS)
                    @Nullable String hardwareClass,
            @NotNull @Min(1) @Max(Rate.MAX_BASIS_POINTS) Integer rateBasisPoints) {

        Rate rate() {
            return new Rate(enterpriseClass, dataCentreRegion, hardwareClass, rateBasisPoints);
        }
    }

    ProgrammeRules rules() {
        return new ProgrammeRules(
                kind,
                rates.stream().map(RateRequest::rate).toList(),
                minFaceFen,
                maxFaceFen,
                yearlyCapFen,
                eligibleClasses,
                validityBegins,
                validityDays,
                graceDays,
                payee,
                stacking,
                new ApplicationWindow(applicationsFrom, applicationsUntil),
                automaticUpToFen,
                requiredDocuments);
    }
}
