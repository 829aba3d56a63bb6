package org.computevoucher.issuance.programme;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.computevoucher.issuance.programme.ProgrammeRefusal.ProgrammeRulesInconsistent;
import org.computevoucher.issuance.validity.VoucherDays;
import org.computevoucher.platform.refusal.Outcome;

/** Which sets of rules a programme can have, in the order of {@link ProgrammeRule}. */
final class ProgrammeConsistency {

    private static final Pattern REGION = Pattern.compile("[1-9][0-9]{5}");
    private static final Pattern HARDWARE_CLASS = Pattern.compile(Place.HARDWARE_CLASS_SYNTAX);
    private static final Pattern DOCUMENT = Pattern.compile(ProgrammeRules.DOCUMENT_SYNTAX);

    /**
     * @param required what would be right, as a sentence's end
     */
    private record Requirement(
            ProgrammeRule rule, String required, Predicate<ProgrammeRules> holds) {}

    private static final List<Requirement> IN_ORDER =
            List.of(
                    new Requirement(
                            ProgrammeRule.RATE_TABLE,
                            "the table of rates has 1 to " + ProgrammeRules.MAX_RATES + " rows",
                            rules -> isFrom(1, rules.rates().size(), ProgrammeRules.MAX_RATES)),
                    new Requirement(
                            ProgrammeRule.RATE,
                            "every rate is 1 to " + Rate.MAX_BASIS_POINTS + " basis points",
                            rules ->
                                    rules.rates().stream()
                                            .allMatch(
                                                    rate ->
                                                            isFrom(
                                                                    1,
                                                                    rate.rateBasisPoints(),
                                                                    Rate.MAX_BASIS_POINTS))),
                    new Requirement(
                            ProgrammeRule.RATE_PLACE,
                            "a row names its region by six digits, and a hardware class "
                                    + Place.HARDWARE_CLASS_WORDS,
                            rules ->
                                    rules.rates().stream().allMatch(ProgrammeConsistency::isPlace)),
                    new Requirement(
                            ProgrammeRule.ELIGIBLE_CLASSES,
                            "at least one class of enterprise is eligible, and each is named once",
                            rules ->
                                    !rules.eligibleClasses().isEmpty()
                                            && areDistinct(rules.eligibleClasses())),
                    new Requirement(
                            ProgrammeRule.RATES_COVER_CLASSES,
                            "every eligible class has at least one row in the table of rates",
                            rules ->
                                    rules.eligibleClasses().stream()
                                            .allMatch(
                                                    eligible ->
                                                            rules.rates().stream()
                                                                    .anyMatch(
                                                                            rate ->
                                                                                    rate.isFor(
                                                                                            eligible)))),
                    new Requirement(
                            ProgrammeRule.RATE_NEVER_APPLIES,
                            "every row of the table of rates is for an eligible class, and none"
                                    + " stands behind one that takes all it would apply to",
                            ProgrammeConsistency::everyRowCanApply),
                    new Requirement(
                            ProgrammeRule.FACE_LIMITS,
                            "1 fen ≤ minFaceFen ≤ maxFaceFen ≤ " + ProgrammeRules.MAX_FACE_FEN,
                            rules ->
                                    isFrom(1, rules.minFaceFen(), rules.maxFaceFen())
                                            && rules.maxFaceFen() <= ProgrammeRules.MAX_FACE_FEN),
                    new Requirement(
                            ProgrammeRule.YEARLY_CAP,
                            "the yearly cap is at least the smallest face amount, and at most "
                                    + ProgrammeRules.MAX_CAP_FEN,
                            rules ->
                                    rules.yearlyCapFen() == null
                                            || isFrom(
                                                    rules.minFaceFen(),
                                                    rules.yearlyCapFen(),
                                                    ProgrammeRules.MAX_CAP_FEN)),
                    new Requirement(
                            ProgrammeRule.VALIDITY_DAYS,
                            "a validity is 1 to " + ProgrammeRules.MAX_VALIDITY_DAYS + " days long",
                            rules ->
                                    rules.validityDays() == null
                                            || isFrom(
                                                    1,
                                                    rules.validityDays(),
                                                    ProgrammeRules.MAX_VALIDITY_DAYS)),
                    new Requirement(
                            ProgrammeRule.GRACE_DAYS,
                            "the grace period is 0 to " + VoucherDays.MAX_GRACE_DAYS + " days long",
                            rules -> isFrom(0, rules.graceDays(), VoucherDays.MAX_GRACE_DAYS)),
                    new Requirement(
                            ProgrammeRule.APPLICATION_WINDOW,
                            "the application window does not end before it begins",
                            rules -> isInOrder(rules.window())),
                    new Requirement(
                            ProgrammeRule.AUTOMATIC_THRESHOLD,
                            "the threshold of automatic approval is 0 to maxFaceFen",
                            rules -> isFrom(0, rules.automaticUpToFen(), rules.maxFaceFen())),
                    new Requirement(
                            ProgrammeRule.REQUIRED_DOCUMENTS,
                            "at most "
                                    + ProgrammeRules.MAX_DOCUMENTS
                                    + " kinds of document are required, each once and in 1 to 40"
                                    + " capital letters, digits and _",
                            rules ->
                                    rules.requiredDocuments().size() <= ProgrammeRules.MAX_DOCUMENTS
                                            && areDistinct(rules.requiredDocuments())
                                            && rules.requiredDocuments().stream()
                                                    .allMatch(
                                                            kind ->
                                                                    DOCUMENT.matcher(kind)
                                                                            .matches())));

    private ProgrammeConsistency() {}

    /** The rules, or the refusal that names the first requirement that they do not satisfy. */
    static Outcome<ProgrammeRules> check(ProgrammeRules rules) {
        return IN_ORDER.stream()
                .filter(requirement -> !requirement.holds().test(rules))
                .findFirst()
                .<Outcome<ProgrammeRules>>map(
                        broken ->
                                Outcome.refused(
                                        new ProgrammeRulesInconsistent(
                                                broken.rule(), broken.required())))
                .orElseGet(() -> Outcome.accepted(rules));
    }

    private static boolean isPlace(Rate rate) {
        return (rate.dataCentreRegion() == null
                        || REGION.matcher(rate.dataCentreRegion()).matches())
                && (rate.hardwareClass() == null
                        || HARDWARE_CLASS.matcher(rate.hardwareClass()).matches());
    }

    private static boolean everyRowCanApply(ProgrammeRules rules) {
        List<Rate> rates = rules.rates();
        return IntStream.range(0, rates.size())
                .allMatch(
                        row ->
                                rules.eligibleClasses().stream().anyMatch(rates.get(row)::isFor)
                                        && rates.subList(0, row).stream()
                                                .noneMatch(
                                                        before ->
                                                                before.takesAllOf(rates.get(row))));
    }

    private static boolean isInOrder(ApplicationWindow window) {
        LocalDate first = window.firstDay();
        LocalDate last = window.lastDay();
        return first == null || last == null || !last.isBefore(first);
    }

    private static boolean isFrom(long least, long value, long most) {
        return least <= value && value <= most;
    }

    private static boolean areDistinct(List<?> values) {
        return new HashSet<>(values).size() == values.size();
    }
}
