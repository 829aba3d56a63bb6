package org.computevoucher.issuance.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.issuance.programme.RulesOfTests.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.computevoucher.issuance.programme.ProgrammeRefusal.RevisionBreaksRule;
import org.computevoucher.issuance.validity.ShanghaiTime;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Outcome.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevisionRulesTest {

    /** 23:30 of 10 March in Shanghai. */
    private static final Instant NOW = Instant.parse("2026-03-10T15:30:00Z");

    /** A window is written first..last; nothing: open. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    last version from | its cap | its window             | revised kind | from       | cap | window                 | broken             | in force
                    2026-01-01        | 500     | ..                     | COMPUTE      | 2026-03-11 | 500 | ..                     |                    |
                    2026-01-01        | 500     | ..                     | MODEL        | 2026-03-11 | 500 | ..                     | KIND               | COMPUTE
                    2026-01-01        | 500     | ..                     | COMPUTE      | 2026-03-10 | 500 | ..                     | NOT_RETROACTIVE    | earliest first day 2026-03-11
                    2026-01-01        | 500     | ..                     | COMPUTE      | 2025-12-31 | 500 | ..                     | NOT_RETROACTIVE    | earliest first day 2026-03-11
                    2026-05-01        | 500     | ..                     | COMPUTE      | 2026-05-01 | 500 | ..                     | VERSIONS_ASCEND    | version 7 from 2026-05-01
                    2026-05-01        | 500     | ..                     | COMPUTE      | 2026-04-30 | 500 | ..                     | VERSIONS_ASCEND    | version 7 from 2026-05-01
                    2026-05-01        | 500     | ..                     | COMPUTE      | 2026-05-02 | 500 | ..                     |                    |
                    2026-01-01        | 500     | ..                     | COMPUTE      | 2026-07-01 | 499 | ..                     | YEARLY_CAP         | 500 fen in 2026
                    2026-01-01        |         | ..                     | COMPUTE      | 2026-07-01 | 500 | ..                     | YEARLY_CAP         | no cap in 2026
                    2026-01-01        | 500     | ..                     | COMPUTE      | 2026-12-31 | 499 | ..                     | YEARLY_CAP         | 500 fen in 2026
                    2026-01-01        | 500     | ..                     | COMPUTE      | 2027-01-01 | 499 | ..                     |                    |
                    2026-01-01        |         | ..                     | COMPUTE      | 2027-01-01 | 500 | ..                     |                    |
                    2026-01-01        | 500     | ..                     | COMPUTE      | 2027-01-02 | 499 | ..                     | YEARLY_CAP         | 500 fen in 2027
                    2026-01-01        | 500     | ..                     | COMPUTE      | 2026-07-01 | 501 | ..                     |                    |
                    2026-01-01        | 500     | ..                     | COMPUTE      | 2026-07-01 |     | ..                     |                    |
                    2026-01-01        | 500     | 2026-02-01..2026-06-30 | COMPUTE      | 2026-05-01 | 500 | ..2026-06-29           | APPLICATION_WINDOW | from 2026-02-01 until 2026-06-30
                    2026-01-01        | 500     | 2026-02-01..2026-06-30 | COMPUTE      | 2026-05-01 | 500 | 2026-05-02..           | APPLICATION_WINDOW | from 2026-02-01 until 2026-06-30
                    2026-01-01        | 500     | 2026-02-01..2026-06-30 | COMPUTE      | 2026-05-01 | 500 | 2026-05-01..2026-06-30 |                    |
                    2026-01-01        | 500     | 2026-02-01..2026-06-30 | COMPUTE      | 2026-06-30 | 500 | 2026-06-30..2026-07-15 |                    |
                    2026-01-01        | 500     | 2026-02-01..2026-06-30 | COMPUTE      | 2026-07-01 | 500 | 2026-09-01..2026-09-30 |                    |
                    2026-01-01        | 500     | 2026-06-01..2026-06-30 | COMPUTE      | 2026-05-01 | 500 | 2026-06-02..           | APPLICATION_WINDOW | from 2026-06-01 until 2026-06-30
                    2026-01-01        | 500     | 2026-06-01..           | COMPUTE      | 2026-05-01 | 500 | 2026-06-02..           | APPLICATION_WINDOW | from 2026-06-01 until further notice
                    2026-01-01        | 500     | 2026-06-01..           | COMPUTE      | 2026-05-01 | 500 | ..2026-05-31           | APPLICATION_WINDOW | from 2026-06-01 until further notice
                    2026-01-01        | 500     | 2026-06-01..           | COMPUTE      | 2026-05-01 | 500 | 2026-06-01..2026-06-02 |                    |
                    2026-01-01        | 500     | ..                     | COMPUTE      | 2026-05-01 | 500 | ..2026-04-30           |                    |
                    2026-01-01        | 500     | ..2026-06-30           | COMPUTE      | 2026-05-01 | 500 | ..2026-06-01           | APPLICATION_WINDOW | without a beginning until 2026-06-30
                    2026-05-01        | 500     | ..2026-06-30           | MODEL        | 2026-03-01 | 400 | ..2026-06-01           | KIND               | COMPUTE
                    2026-05-01        | 500     | ..2026-06-30           | COMPUTE      | 2026-03-01 | 400 | ..2026-06-01           | NOT_RETROACTIVE    | earliest first day 2026-03-11
                    2026-05-01        | 500     | ..2026-06-30           | COMPUTE      | 2026-04-01 | 400 | ..2026-06-01           | VERSIONS_ASCEND    | version 7 from 2026-05-01
                    2026-05-01        | 500     | ..2026-06-30           | COMPUTE      | 2026-06-01 | 400 | ..2026-06-01           | YEARLY_CAP         | 500 fen in 2026
                    """)
    void a_revision_that_would_break_a_rule_in_force_is_refused_with_the_first_such_rule(
            LocalDate from,
            @Nullable Long cap,
            String window,
            ProgrammeKind kind,
            LocalDate revisedFrom,
            @Nullable Long revisedCap,
            String revisedWindow,
            @Nullable RuleInForce broken,
            @Nullable String inForce) {
        ProgrammeVersion before =
                version(
                        7,
                        from,
                        rules(
                                r -> {
                                    r.yearlyCapFen = cap;
                                    r.window = windowOf(window);
                                }));
        ProgrammeRules revised =
                rules(
                        r -> {
                            r.kind = kind;
                            r.yearlyCapFen = revisedCap;
                            r.window = windowOf(revisedWindow);
                        });

        Outcome<ProgrammeRules> outcome = RevisionRules.check(before, revisedFrom, revised, NOW);

        assertThat(outcome)
                .isEqualTo(
                        broken == null
                                ? Outcome.accepted(revised)
                                : Outcome.refused(
                                        new RevisionBreaksRule(broken, String.valueOf(inForce))));
    }

    @Test
    void a_programme_has_a_bounded_number_of_versions() {
        LocalDate day = LocalDate.of(2026, 4, 1);
        ProgrammeVersion last =
                version(RevisionRules.MAX_VERSIONS, LocalDate.of(2026, 1, 1), rules());
        ProgrammeVersion lastButOne =
                version(RevisionRules.MAX_VERSIONS - 1, LocalDate.of(2026, 1, 1), rules());

        assertThat(RevisionRules.check(last, day, rules(), NOW))
                .isEqualTo(
                        new Refused<>(
                                new RevisionBreaksRule(
                                        RuleInForce.NUMBER_OF_VERSIONS, "200 versions")));
        assertThat(RevisionRules.check(lastButOne, day, rules(), NOW))
                .isEqualTo(Outcome.accepted(rules()));
    }

    @Test
    void what_governs_later_vouchers_alone_may_change() {
        ProgrammeVersion before = version(1, LocalDate.of(2026, 1, 1), rules());
        ProgrammeRules revised =
                rules(
                        r -> {
                            r.rates = List.of(RulesOfTests.rate(null, 1));
                            r.minFaceFen = 5;
                            r.maxFaceFen = 6;
                            r.automaticUpToFen = 0;
                            r.graceDays = 0;
                            r.validityDays = 10;
                            r.validFrom = ValidFrom.YEAR_START;
                            r.requiredDocuments = List.of();
                        });

        assertThat(RevisionRules.check(before, LocalDate.of(2026, 3, 11), revised, NOW))
                .isEqualTo(Outcome.accepted(revised));
    }

    private static ProgrammeVersion version(int number, LocalDate from, ProgrammeRules rules) {
        return new ProgrammeVersion(number, ShanghaiTime.startOf(from), rules);
    }

    private static ApplicationWindow windowOf(String text) {
        String[] days = text.split("\\.\\.", -1);
        return new ApplicationWindow(dayOf(days[0]), dayOf(days[1]));
    }

    private static @Nullable LocalDate dayOf(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }
}
