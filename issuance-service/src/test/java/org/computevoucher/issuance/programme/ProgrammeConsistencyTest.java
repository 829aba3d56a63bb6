package org.computevoucher.issuance.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.issuance.enterprise.EnterpriseClass.LARGE;
import static org.computevoucher.issuance.enterprise.EnterpriseClass.RESEARCH;
import static org.computevoucher.issuance.enterprise.EnterpriseClass.SME;
import static org.computevoucher.issuance.programme.RulesOfTests.rate;
import static org.computevoucher.issuance.programme.RulesOfTests.rules;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.computevoucher.issuance.programme.ProgrammeRefusal.ProgrammeRulesInconsistent;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Outcome.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProgrammeConsistencyTest {

    /** What breaks a rule and no other, rule by rule. */
    static Stream<Arguments> inconsistent() {
        return Stream.of(
                no(ProgrammeRule.RATE_TABLE, "no row", r -> r.rates = List.of()),
                no(
                        ProgrammeRule.RATE_TABLE,
                        "51 rows",
                        r -> r.rates = placesWithRate(ProgrammeRules.MAX_RATES)),
                no(ProgrammeRule.RATE, "0 %", r -> r.rates = List.of(rate(null, 0))),
                no(ProgrammeRule.RATE, "100.01 %", r -> r.rates = List.of(rate(null, 10_001))),
                no(
                        ProgrammeRule.RATE_PLACE,
                        "five digits",
                        r -> r.rates = List.of(at("31000", null), rate(null, 1))),
                no(
                        ProgrammeRule.RATE_PLACE,
                        "small letters",
                        r -> r.rates = List.of(at(null, "h100"), rate(null, 1))),
                no(ProgrammeRule.ELIGIBLE_CLASSES, "nobody", r -> r.eligibleClasses = List.of()),
                no(
                        ProgrammeRule.ELIGIBLE_CLASSES,
                        "one twice",
                        r -> r.eligibleClasses = List.of(SME, LARGE, SME)),
                no(
                        ProgrammeRule.RATES_COVER_CLASSES,
                        "no rate for one",
                        r -> r.rates = List.of(rate(SME, 1))),
                no(
                        ProgrammeRule.RATE_NEVER_APPLIES,
                        "for a class that cannot apply",
                        r -> r.rates = List.of(rate(RESEARCH, 1), rate(null, 1))),
                no(
                        ProgrammeRule.RATE_NEVER_APPLIES,
                        "behind one for everybody",
                        r -> r.rates = List.of(rate(null, 1), rate(SME, 2))),
                no(
                        ProgrammeRule.RATE_NEVER_APPLIES,
                        "behind one for everywhere",
                        r -> r.rates = List.of(rate(null, 1), at("310000", null))),
                no(
                        ProgrammeRule.RATE_NEVER_APPLIES,
                        "behind the same",
                        r ->
                                r.rates =
                                        List.of(
                                                at("310000", "A"),
                                                at("310000", "A"),
                                                rate(null, 1))),
                no(ProgrammeRule.FACE_LIMITS, "from nothing", r -> r.minFaceFen = 0),
                no(ProgrammeRule.FACE_LIMITS, "crossed", r -> r.minFaceFen = 100_001),
                no(
                        ProgrammeRule.FACE_LIMITS,
                        "more than a voucher can be",
                        r -> r.maxFaceFen = ProgrammeRules.MAX_FACE_FEN + 1),
                no(ProgrammeRule.YEARLY_CAP, "below one voucher", r -> r.yearlyCapFen = 999L),
                no(
                        ProgrammeRule.YEARLY_CAP,
                        "above any pot",
                        r -> r.yearlyCapFen = ProgrammeRules.MAX_CAP_FEN + 1),
                no(ProgrammeRule.VALIDITY_DAYS, "no day", r -> r.validityDays = 0),
                no(ProgrammeRule.VALIDITY_DAYS, "above ten years", r -> r.validityDays = 3_651),
                no(ProgrammeRule.GRACE_DAYS, "negative", r -> r.graceDays = -1),
                no(ProgrammeRule.GRACE_DAYS, "above a year", r -> r.graceDays = 367),
                no(
                        ProgrammeRule.APPLICATION_WINDOW,
                        "crossed",
                        r -> r.window = window("2026-03-02", "2026-03-01")),
                no(ProgrammeRule.AUTOMATIC_THRESHOLD, "negative", r -> r.automaticUpToFen = -1),
                no(
                        ProgrammeRule.AUTOMATIC_THRESHOLD,
                        "above the largest face",
                        r -> r.automaticUpToFen = 100_001),
                no(
                        ProgrammeRule.REQUIRED_DOCUMENTS,
                        "21",
                        r ->
                                r.requiredDocuments =
                                        IntStream.range(0, 21).mapToObj(i -> "D" + i).toList()),
                no(
                        ProgrammeRule.REQUIRED_DOCUMENTS,
                        "one twice",
                        r -> r.requiredDocuments = List.of("A", "B", "A")),
                no(
                        ProgrammeRule.REQUIRED_DOCUMENTS,
                        "with a blank",
                        r -> r.requiredDocuments = List.of("BUSINESS LICENCE")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("inconsistent")
    void a_set_of_rules_that_cannot_be_is_refused_with_the_rule_named(
            ProgrammeRule rule, String what, Consumer<RulesOfTests> change) {
        assertThat(refused(ProgrammeConsistency.check(rules(change))).rule()).isEqualTo(rule);
    }

    /** Rules at their bounds. */
    static Stream<Arguments> consistent() {
        return Stream.of(
                yes("as they are", r -> {}),
                yes("50 rows", r -> r.rates = placesWithRate(ProgrammeRules.MAX_RATES - 1)),
                yes("1 and 10 000", r -> r.rates = List.of(rate(SME, 1), rate(null, 10_000))),
                yes(
                        "the narrow row before the wide one",
                        r ->
                                r.rates =
                                        List.of(
                                                at("310000", "A"),
                                                at("310000", null),
                                                rate(null, 1))),
                yes(
                        "a rate in named places alone",
                        r -> r.rates = List.of(at("310000", null), at(null, "ASCEND-910B"))),
                yes("one face", r -> r.minFaceFen = r.maxFaceFen),
                yes("one fen", r -> r.minFaceFen = 1),
                yes("the largest face", r -> r.maxFaceFen = ProgrammeRules.MAX_FACE_FEN),
                yes("no cap", r -> r.yearlyCapFen = null),
                yes("a cap of one voucher", r -> r.yearlyCapFen = r.minFaceFen),
                yes("the largest cap", r -> r.yearlyCapFen = ProgrammeRules.MAX_CAP_FEN),
                yes("one day", r -> r.validityDays = 1),
                yes("ten years", r -> r.validityDays = 3_650),
                yes("no grace", r -> r.graceDays = 0),
                yes("a year of grace", r -> r.graceDays = 366),
                yes("one day to apply", r -> r.window = window("2026-03-01", "2026-03-01")),
                yes("nothing automatic", r -> r.automaticUpToFen = 0),
                yes("all automatic", r -> r.automaticUpToFen = r.maxFaceFen),
                yes("no documents", r -> r.requiredDocuments = List.of()),
                yes(
                        "20 documents",
                        r ->
                                r.requiredDocuments =
                                        IntStream.range(0, 20).mapToObj(i -> "D" + i).toList()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("consistent")
    void what_lies_on_a_bound_is_allowed(String what, Consumer<RulesOfTests> change) {
        ProgrammeRules rules = rules(change);

        assertThat(ProgrammeConsistency.check(rules)).isEqualTo(Outcome.accepted(rules));
    }

    @ParameterizedTest
    @EnumSource(ProgrammeRule.class)
    void of_several_broken_rules_the_first_is_named(ProgrammeRule first) {
        List<Consumer<RulesOfTests>> fromHereOn =
                Arrays.stream(ProgrammeRule.values())
                        .filter(rule -> rule.compareTo(first) >= 0)
                        .map(ProgrammeConsistencyTest::whatBreaks)
                        .toList();

        // what comes first has the last word where two changes meet in one field
        assertThat(refused(ProgrammeConsistency.check(rules(fromHereOn.reversed()))).rule())
                .isEqualTo(first);
    }

    @Test
    void a_refusal_says_what_would_be_right() {
        assertThat(refused(ProgrammeConsistency.check(rules(r -> r.graceDays = 367))).detail())
                .isEqualTo("The rules break GRACE_DAYS: the grace period is 0 to 366 days long.");
    }

    @SuppressWarnings("unchecked")
    private static Consumer<RulesOfTests> whatBreaks(ProgrammeRule rule) {
        return inconsistent()
                .map(Arguments::get)
                .filter(row -> row[0] == rule)
                .map(row -> (Consumer<RulesOfTests>) row[2])
                .findFirst()
                .orElseThrow();
    }

    private static ProgrammeRulesInconsistent refused(Outcome<ProgrammeRules> outcome) {
        assertThat(outcome).isInstanceOf(Refused.class);
        return (ProgrammeRulesInconsistent) ((Refused<?>) outcome).refusal();
    }

    private static Arguments no(ProgrammeRule rule, String what, Consumer<RulesOfTests> change) {
        return arguments(rule, what, change);
    }

    private static Arguments yes(String what, Consumer<RulesOfTests> change) {
        return arguments(what, change);
    }

    /** So many rows for as many regions, and one for everywhere. */
    private static List<Rate> placesWithRate(int regions) {
        List<Rate> rates =
                new ArrayList<>(
                        IntStream.range(0, regions)
                                .mapToObj(i -> at(String.valueOf(310_000 + i), null))
                                .toList());
        rates.add(rate(null, 1));
        return Collections.unmodifiableList(rates);
    }

    private static Rate at(@Nullable String region, @Nullable String hardwareClass) {
        return new Rate(null, region, hardwareClass, 7_000);
    }

    private static ApplicationWindow window(String first, String last) {
        return new ApplicationWindow(LocalDate.parse(first), LocalDate.parse(last));
    }
}
