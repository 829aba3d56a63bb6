package org.computevoucher.issuance.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import org.computevoucher.issuance.enterprise.EnterpriseClass;
import org.computevoucher.issuance.validity.ShanghaiTime;
import org.computevoucher.issuance.validity.VoucherDays;
import org.jspecify.annotations.Nullable;

/**
 * What a version of a programme says. Which sets of rules can be: {@link ProgrammeConsistency}.
 *
 * @param kind what is subsidised
 * @param rates the table of rates; its first row that fits applies
 * @param minFaceFen the smallest face amount of a voucher, in fen
 * @param maxFaceFen the largest, in fen
 * @param yearlyCapFen the most that the faces of an enterprise's (or its affiliate group's)
 *     vouchers of one calendar year can be together, in fen; null: no cap
 * @param eligibleClasses who can apply
 * @param validFrom when vouchers begin to be valid
 * @param validityDays how long they are valid, in days; null: to 31 December of the fiscal year
 * @param graceDays for how many days after the last valid one usage may still be reported
 * @param payee who is reimbursed
 * @param stacking whether another programme may subsidise the same invoice
 * @param window when one can apply
 * @param automaticUpToFen up to which face amount the rules alone decide, in fen; 0: none
 * @param requiredDocuments the kinds of document that an application has to bring
 */
public record ProgrammeRules(
        ProgrammeKind kind,
        List<Rate> rates,
        long minFaceFen,
        long maxFaceFen,
        @Nullable Long yearlyCapFen,
        List<EnterpriseClass> eligibleClasses,
        ValidFrom validFrom,
        @Nullable Integer validityDays,
        int graceDays,
        Payee payee,
        Stacking stacking,
        ApplicationWindow window,
        long automaticUpToFen,
        List<String> requiredDocuments) {

    /** The largest face amount of one voucher, in fen: 100 billion CNY. */
    public static final long MAX_FACE_FEN = 10_000_000_000_000L;

    /** The largest yearly cap, in fen: as much as a pot can hold. */
    static final long MAX_CAP_FEN = 1_000_000_000_000_000L;

    /** The longest validity, in days. */
    static final int MAX_VALIDITY_DAYS = 3_650;

    /** The most rows of a table of rates. */
    static final int MAX_RATES = 50;

    /** The most kinds of document. */
    static final int MAX_DOCUMENTS = 20;

    /** How a kind of document is written, as a regular expression. */
    static final String DOCUMENT_SYNTAX = "[A-Z0-9_]{1,40}";

    /** The same for a person. */
    static final String DOCUMENT_WORDS = "must be 1 to 40 capital letters, digits and _";

    public ProgrammeRules {
        rates = List.copyOf(rates);
        eligibleClasses = List.copyOf(eligibleClasses);
        requiredDocuments = List.copyOf(requiredDocuments);
    }

    /** The row of the table that applies, if there is one: the first that fits. */
    public Optional<Rate> rateFor(EnterpriseClass applicant, Place place) {
        return rates.stream().filter(rate -> rate.fits(applicant, place)).findFirst();
    }

    /**
     * When a voucher can be used.
     *
     * @param fiscalYear of the pot that pays it
     */
    public VoucherDays daysFor(int fiscalYear, Instant issuedAt) {
        LocalDate firstDay =
                switch (validFrom) {
                    case ISSUE_DAY -> ShanghaiTime.dayOf(issuedAt);
                    case YEAR_START -> LocalDate.of(fiscalYear, Month.JANUARY, 1);
                };
        if (validityDays != null) {
            return new VoucherDays(firstDay, firstDay.plusDays(validityDays - 1L), graceDays);
        }
        LocalDate yearEnd = LocalDate.of(fiscalYear, Month.DECEMBER, 31);
        // what would begin after its end is over, and not upside down
        return new VoucherDays(firstDay.isAfter(yearEnd) ? yearEnd : firstDay, yearEnd, graceDays);
    }
}
