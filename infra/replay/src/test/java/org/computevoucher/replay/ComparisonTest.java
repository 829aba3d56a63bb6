package org.computevoucher.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.computevoucher.replay.Comparison.Ledger;
import org.computevoucher.replay.Comparison.Verdict;
import org.computevoucher.replay.LedgerAnswers.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Our balances beside those of a ledger that is right, wrong, late or ahead. */
class ComparisonTest {

    private static final String PAYABLE = "payable:310000-COMPUTE-2026:DC-SH-01";

    private final Written book = new Written();
    private final List<AccountPath> asked = new ArrayList<>();

    @BeforeEach
    void three_entries() {
        var _ = book.post(book.allocated(1_000), "treasury -1000, available 1000");
        book.at("2026-01-02T00:00:00Z");
        var _ = book.post(book.issued(300), "available -300, outstanding 300");
        book.at("2026-01-03T00:00:00Z");
        var _ = book.post(book.consumed(200, 0, Written.START), "outstanding -200, payable 200");
        book.read();
    }

    /** A ledger that knows the same entries. */
    private Answer right(AccountPath account, Moment moment) {
        asked.add(account);
        Snapshot snapshot =
                Snapshot.of(
                        book.facts(),
                        book.journal().books(),
                        moment.recordedMicros(),
                        moment.effectiveMicros());
        return new Answer(account.in(snapshot, book.facts()), snapshot.entries(account.region()));
    }

    private Comparison compare(@Nullable Ledger ledger, String arguments) throws OptionProblem {
        Options options =
                Options.parse(
                        arguments.isEmpty() ? List.of() : Arrays.asList(arguments.split(" ", -1)),
                        Map.of("TOKEN", "x"));
        Comparison comparison = new Comparison(book.facts(), book.journal(), ledger, options);
        comparison.run(options);
        return comparison;
    }

    private String printed(Comparison comparison, boolean json) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Report report = new Report(book.facts(), book.journal(), new Violations(), comparison, 0);
        if (json) {
            report.json(stream);
        } else {
            report.table(stream);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void every_account_and_voucher_is_compared_when_the_last_entry_was_recorded()
            throws OptionProblem {
        Comparison comparison = compare(this::right, "");
        assertThat(comparison.agrees()).isTrue();
        assertThat(comparison.rows())
                .hasSameSizeAs(asked)
                .allSatisfy(
                        row -> {
                            assertThat(row.verdict()).isEqualTo(Verdict.AGREES);
                            assertThat(row.at())
                                    .isEqualTo(
                                            new Moment(
                                                    Instant.parse("2026-01-03T00:00:00Z"), null));
                        });
        assertThat(asked)
                .extracting(AccountPath::toString)
                .contains(
                        "treasury:310000",
                        "available:310000-COMPUTE-2026",
                        "suspense:310000-COMPUTE-2026",
                        "payable:310000-COMPUTE-2026",
                        PAYABLE,
                        "claims:310000-COMPUTE-2026:DC-SH-01",
                        "outstanding:310000-COMPUTE-2026:" + Written.VOUCHER)
                .doesNotHaveDuplicates();
        assertThat(printed(comparison, false))
                .contains("1 books", "the ledger agrees in " + asked.size() + " balances");
    }

    @Test
    void a_balance_that_differs_is_named() throws OptionProblem {
        Ledger wrong =
                (account, moment) -> {
                    Answer right = right(account, moment);
                    Long fen = right.balanceFen();
                    return account.toString().equals(PAYABLE) && fen != null
                            ? new Answer(fen + 7, right.entryNumber())
                            : right;
                };
        Comparison comparison = compare(wrong, "--moments 20");
        assertThat(comparison.agrees()).isFalse();
        assertThat(comparison.moments()).hasSize(20);
        assertThat(comparison.rows())
                .hasSize(20)
                .allSatisfy(row -> assertThat(row.account()).hasToString(PAYABLE));
        assertThat(comparison.differ()).isEqualTo(20);
        assertThat(printed(comparison, false)).contains(PAYABLE, "DIFFERS", "20 of");
        assertThat(printed(comparison, true))
                .contains("\"agrees\" : false", "\"verdict\" : \"DIFFERS\"");
    }

    @Test
    void another_number_of_entries_is_a_difference_although_the_balance_is_the_same()
            throws OptionProblem {
        Ledger one =
                (account, moment) -> {
                    Answer right = right(account, moment);
                    return new Answer(right.balanceFen(), right.entryNumber() - 1);
                };
        assertThat(compare(one, "--patience PT0S --account " + PAYABLE).rows())
                .singleElement()
                .satisfies(row -> assertThat(row.verdict()).isEqualTo(Verdict.DIFFERS));
    }

    @Test
    void a_read_model_that_is_behind_is_waited_for() throws OptionProblem {
        Ledger late =
                (account, moment) -> {
                    Answer right = right(account, moment);
                    return asked.size() < 3 ? new Answer(0L, right.entryNumber() - 1) : right;
                };
        Comparison comparison = compare(late, "--account " + PAYABLE);
        assertThat(asked).hasSize(3);
        assertThat(comparison.agrees()).isTrue();
    }

    @Test
    void what_the_book_did_since_is_not_compared_and_nothing_compared_is_no_agreement()
            throws OptionProblem {
        Ledger ahead =
                (account, moment) -> {
                    Answer right = right(account, moment);
                    return new Answer(999L, right.entryNumber() + 1);
                };
        Comparison comparison = compare(ahead, "--account " + PAYABLE);
        assertThat(comparison.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.verdict()).isEqualTo(Verdict.NEWER));
        assertThat(comparison.agrees()).isFalse();
        assertThat(printed(comparison, false))
                .contains("gone on since", "nothing could be compared");
    }

    @Test
    void more_entries_at_a_time_that_the_book_had_passed_are_a_difference() throws OptionProblem {
        Ledger ahead =
                (account, moment) -> {
                    Answer right = right(account, moment);
                    return new Answer(right.balanceFen(), right.entryNumber() + 1);
                };
        assertThat(
                        compare(ahead, "--recorded-at 2026-01-02T00:00:00Z --account " + PAYABLE)
                                .differ())
                .isEqualTo(1);
    }

    @Test
    void a_pot_that_the_ledger_does_not_know_differs_where_it_holds_money() throws OptionProblem {
        Comparison comparison = compare((_, _) -> new Answer(null, 0), "--patience PT0S");
        assertThat(comparison.rows())
                .allSatisfy(
                        row ->
                                assertThat(row.verdict() == Verdict.DIFFERS)
                                        .isEqualTo(row.oursFen() != 0));
        assertThat(printed(comparison, false)).contains("unknown");
    }

    @Test
    void of_more_accounts_than_may_be_asked_for_a_random_part_is_compared() throws OptionProblem {
        Comparison comparison = compare(this::right, "--moments 4 --requests 10 --seed 3");
        assertThat(asked).hasSize(8);
        assertThat(comparison.moments()).allSatisfy(one -> assertThat(one.asked()).isEqualTo(2));
        assertThat(printed(comparison, false)).contains("2 of 15 accounts at random");
    }

    @Test
    void the_same_seed_draws_the_same_moments_within_the_life_of_the_book() throws OptionProblem {
        List<Moment> one = moments(compare(this::right, "--moments 50 --seed 9"));
        assertThat(moments(compare(this::right, "--moments 50 --seed 9"))).isEqualTo(one);
        assertThat(moments(compare(this::right, "--moments 50 --seed 8"))).isNotEqualTo(one);
        assertThat(one)
                .allSatisfy(
                        moment -> {
                            assertThat(moment.recordedAt())
                                    .isBetween(
                                            Written.START, Instant.parse("2026-01-03T00:00:00Z"));
                            assertThat(moment.effectiveMicros())
                                    .isGreaterThanOrEqualTo(Facts.micros(Written.START));
                        });
        assertThat(one).anySatisfy(moment -> assertThat(moment.effectiveAt()).isNull());
        assertThat(one)
                .anySatisfy(
                        moment ->
                                assertThat(moment.effectiveAt())
                                        .isNotNull()
                                        .isNotEqualTo(moment.recordedAt()));
    }

    private static List<Moment> moments(Comparison comparison) {
        return comparison.moments().stream().map(Comparison.AtMoment::at).toList();
    }

    @Test
    void without_a_ledger_the_balances_are_printed() throws OptionProblem {
        Comparison comparison = compare(null, "--ledger none --account " + PAYABLE);
        assertThat(comparison.agrees()).isTrue();
        assertThat(printed(comparison, false))
                .contains(PAYABLE + "  2026-01-03T00:00:00Z   200")
                .contains("nothing was compared");
    }
}
