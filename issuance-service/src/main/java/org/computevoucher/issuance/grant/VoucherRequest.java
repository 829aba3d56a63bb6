package org.computevoucher.issuance.grant;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import org.computevoucher.issuance.enterprise.Standing;
import org.computevoucher.issuance.enterprise.UnifiedSocialCreditCode;
import org.computevoucher.issuance.pot.PotId;
import org.computevoucher.issuance.programme.Payee;
import org.computevoucher.issuance.programme.Place;
import org.computevoucher.issuance.validity.VoucherDays;
import org.computevoucher.issuance.voucher.VoucherTerms;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /api/v1/vouchers}. Boxed, so that what is missing is named.
 *
 * @param validTo the last valid day, Asia/Shanghai
 */
record VoucherRequest(
        @NotNull @Pattern(regexp = PotId.SYNTAX, message = PotId.WORDS) String pot,
        @NotNull
                @Pattern(
                        regexp = UnifiedSocialCreditCode.SYNTAX,
                        message = UnifiedSocialCreditCode.WORDS)
                String enterprise,
        @NotNull @Min(1) @Max(VoucherTerms.MAX_FACE_FEN) Long faceFen,
        @NotNull @Min(1) @Max(VoucherTerms.MAX_RATE_BASIS_POINTS) Integer rateBasisPoints,
        @NotNull LocalDate validFrom,
        @NotNull LocalDate validTo,
        @NotNull @Min(0) @Max(VoucherDays.MAX_GRACE_DAYS) Integer graceDays,
        @NotNull Payee payee,
        @Nullable @Pattern(regexp = Standing.REGION_SYNTAX, message = Standing.REGION_WORDS)
                String dataCentreRegion,
        @Nullable
                @Pattern(regexp = Place.HARDWARE_CLASS_SYNTAX, message = Place.HARDWARE_CLASS_WORDS)
                String hardwareClass) {

    Place place() {
        return new Place(dataCentreRegion, hardwareClass);
    }

    VoucherTerms terms() {
        return new VoucherTerms(
                pot,
                enterprise,
                faceFen,
                rateBasisPoints,
                new VoucherDays(validFrom, validTo, graceDays),
                payee);
    }
}
