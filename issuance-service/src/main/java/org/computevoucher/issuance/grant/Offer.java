package org.computevoucher.issuance.grant;

import java.util.Optional;
import org.computevoucher.issuance.enterprise.Standing;
import org.computevoucher.issuance.programme.ProgrammeVersion;
import org.computevoucher.issuance.programme.Rate;
import org.computevoucher.issuance.validity.VoucherDays;
import org.jspecify.annotations.Nullable;

/**
 * What the rules in force offer an enterprise.
 *
 * @param version the version of the programme in force
 * @param standing how the enterprise stands in the register
 * @param rate the row of the table of rates that fits; null: none does
 * @param days when the voucher would be valid
 * @param mostFen the largest face amount that would be granted now, in fen; 0: none
 */
public record Offer(
        ProgrammeVersion version,
        Standing standing,
        @Nullable Rate rate,
        VoucherDays days,
        long mostFen) {

    /** Whether a person has to decide on this face amount. */
    public boolean needsAPerson(long faceFen) {
        return faceFen > version.rules().automaticUpToFen();
    }

    /** The rate, where one fits. */
    Optional<Rate> fittingRate() {
        return Optional.ofNullable(rate);
    }
}
