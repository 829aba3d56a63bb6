package org.computevoucher.issuance.voucher;

import java.util.Objects;
import org.computevoucher.issuance.programme.Payee;
import org.computevoucher.issuance.programme.ProgrammeRules;
import org.computevoucher.issuance.programme.Rate;
import org.computevoucher.issuance.validity.VoucherDays;

/**
 * What an applicant asks for.
 *
 * @param pot the pot that pays
 * @param enterprise the holder's Unified Social Credit Code
 * @param faceFen the most that all subsidies of the voucher can be together, in fen
 * @param rateBasisPoints the share of eligible cost that the pot pays, in basis points
 * @param days when it can be used
 * @param payee who is reimbursed
 */
public record VoucherTerms(
        String pot,
        String enterprise,
        long faceFen,
        int rateBasisPoints,
        VoucherDays days,
        Payee payee) {

    public static final long MAX_FACE_FEN = ProgrammeRules.MAX_FACE_FEN;
    public static final int MAX_RATE_BASIS_POINTS = Rate.MAX_BASIS_POINTS;

    /**
     * @throws IllegalArgumentException if an amount is outside its bounds; requests are checked
     *     before, and events are stored for ever, so the bounds are never narrowed
     */
    public VoucherTerms {
        Objects.requireNonNull(payee);
        if (faceFen < 1 || faceFen > MAX_FACE_FEN) {
            throw new IllegalArgumentException("a face amount of " + faceFen + " fen");
        }
        if (rateBasisPoints < 1 || rateBasisPoints > MAX_RATE_BASIS_POINTS) {
            throw new IllegalArgumentException("a rate of " + rateBasisPoints + " basis points");
        }
    }
}
