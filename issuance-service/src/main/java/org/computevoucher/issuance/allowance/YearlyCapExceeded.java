package org.computevoucher.issuance.allowance;

import org.computevoucher.platform.refusal.Refusal;

/**
 * The faces of a holder's vouchers of one calendar year would be more than the programme's cap.
 *
 * @param holder the enterprise, or the affiliate group that shares the cap
 * @param year the calendar year
 * @param requestedFen the face amount that was asked for, in fen
 * @param takenFen the faces of the year's vouchers, less what came back unused, in fen
 * @param limitFen the cap, in fen
 */
record YearlyCapExceeded(String holder, int year, long requestedFen, long takenFen, long limitFen)
        implements Refusal {

    @Override
    public String reason() {
        return "YEARLY_CAP_EXCEEDED";
    }

    @Override
    public Kind kind() {
        return Kind.RULE;
    }

    @Override
    public String detail() {
        return "%s can get %d fen in %d and has got %d; at most %d can be asked for, not %d."
                .formatted(
                        holder,
                        limitFen,
                        year,
                        takenFen,
                        Math.max(0, limitFen - takenFen),
                        requestedFen);
    }
}
