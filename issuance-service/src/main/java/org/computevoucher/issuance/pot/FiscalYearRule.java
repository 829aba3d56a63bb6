package org.computevoucher.issuance.pot;

import java.time.Instant;
import org.computevoucher.issuance.validity.ShanghaiTime;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Refusal;

/**
 * Which fiscal years a voucher can be paid from: from {@value #EARLIEST}, when the first programmes
 * began, to the year after the current one, whose budget may already be appropriated. Anything else
 * is a typing error that would wait for money that never comes.
 */
public final class FiscalYearRule {

    static final int EARLIEST = 2020;

    private FiscalYearRule() {}

    /**
     * The pot, or the refusal {@link FiscalYearNotPlausible}.
     *
     * @param at when the voucher is asked for; the current year is that of Asia/Shanghai
     */
    public static Outcome<PotId> check(PotId pot, Instant at) {
        int latest = ShanghaiTime.dayOf(at).getYear() + 1;
        return pot.fiscalYear() >= EARLIEST && pot.fiscalYear() <= latest
                ? Outcome.accepted(pot)
                : Outcome.refused(new FiscalYearNotPlausible(pot.fiscalYear(), EARLIEST, latest));
    }

    /** The pot's year is no year whose money a voucher could promise today. */
    record FiscalYearNotPlausible(int fiscalYear, int earliestYear, int latestYear)
            implements Refusal {

        @Override
        public String reason() {
            return "FISCAL_YEAR_NOT_PLAUSIBLE";
        }

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String detail() {
            return "Vouchers are issued from the fiscal years %d to %d, not %d."
                    .formatted(earliestYear, latestYear, fiscalYear);
        }
    }
}
