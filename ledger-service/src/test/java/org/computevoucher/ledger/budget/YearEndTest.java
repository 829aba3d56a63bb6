package org.computevoucher.ledger.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.computevoucher.ledger.budget.TestBudget.NEXT;
import static org.computevoucher.ledger.budget.TestBudget.NOON;
import static org.computevoucher.ledger.budget.TestBudget.POT;
import static org.computevoucher.ledger.budget.TestBudget.closed;
import static org.computevoucher.ledger.budget.TestBudget.id;

import java.time.Instant;
import org.computevoucher.ledger.budget.BudgetRefusal.CarryRefused;
import org.computevoucher.ledger.budget.BudgetRefusal.YearEndTooEarly;
import org.computevoucher.testkit.Snapshots;
import org.junit.jupiter.api.Test;

/** The year ends in two steps: the region asks, the envelope is closed and says what was left. */
class YearEndTest {

    private final TestBudget budget = new TestBudget();

    @Test
    void from_the_request_on_the_budget_takes_nothing_more() {
        budget.play(
                """
                step     | id  | fen | answer
                plan     | e1  | 100 | planned 100 allocated 0
                from     | e2  |  60 | planned 40 allocated 60
                withdraw | w1  |  10 | planned 40 allocated 60 withdrawing 10
                end      | y1  |     | planned 40 allocated 60 withdrawing 10 closed
                plan     | e3  |   1 | POT_YEAR_CLOSED
                from     | e3  |   1 | POT_YEAR_CLOSED
                new      | e3  |   1 | POT_YEAR_CLOSED
                withdraw | w2  |   1 | POT_YEAR_CLOSED
                end      | y2  |     | POT_YEAR_CLOSED
                carry    | y2  |     | POT_YEAR_CLOSED
                granted  | w1  |  10 | planned 40 allocated 50 closed
                closed   | y1  |  20 | planned 40 allocated 50 closed
                new      | e3  |   1 | POT_YEAR_CLOSED
                end      | y2  |     | POT_YEAR_CLOSED
                """);
    }

    @Test
    void a_year_is_closed_from_its_december_on_in_shanghai() {
        budget.play(
                """
                step | id | fen | now                  | answer
                new  | e1 | 100 |                      | planned 0 allocated 100
                end  | y1 |     | 2025-11-30T15:59:59Z | YEAR_END_TOO_EARLY
                end  | y1 |     | 2025-11-30T16:00:00Z | planned 0 allocated 100 closed
                """);
        String later = "370000-DATA-2040";
        budget.send(new PlanBudget(later, 1, "doc", id("later"), null, NOON));
        assertThat(budget.refusal(end(later, NOON)))
                .isEqualTo(new YearEndTooEarly(later, "2040-11-30T16:00:00Z"));
        budget.play(
                """
                step | id | pot              | now                  | answer
                end  | y2 | 370000-DATA-2040 | 2099-01-01T00:00:00Z | planned 1 allocated 0 closed
                """);
    }

    @Test
    void every_rule_says_no_with_its_own_reason_in_a_fixed_order() {
        budget.play(
                """
                step  | id | pot                 | fen              | document | now                  | answer
                carry | y1 |                     |                  | (none)   | 2025-01-01T00:00:00Z | DOCUMENT_OUT_OF_BOUNDS
                carry | y1 |                     |                  |          | 2025-01-01T00:00:00Z | POT_WITHOUT_BUDGET
                new   | e1 |                     | 1000000000000000 |          |                      | planned 0 allocated 1000000000000000
                carry | y1 |                     |                  |          | 2025-01-01T00:00:00Z | YEAR_END_TOO_EARLY
                new   | e2 | 370000-COMPUTE-2026 | 1                |          |                      | planned 0 allocated 1
                carry | y1 |                     |                  |          |                      | CARRY_REFUSED
                end   | y1 |                     |                  |          |                      | planned 0 allocated 1000000000000000 closed
                carry | y2 |                     |                  | (none)   |                      | DOCUMENT_OUT_OF_BOUNDS
                carry | y2 |                     |                  |          | 2025-01-01T00:00:00Z | POT_YEAR_CLOSED
                """);
    }

    @Test
    void what_is_left_is_returned() {
        budget.play(
                """
                step   | id | fen | answer
                new    | e1 | 100 | planned 0 allocated 100
                end    | y1 |     | planned 0 allocated 100 closed
                closed | y1 |  10 | planned 0 allocated 100 closed
                """);

        assertThat(budget.events().subList(1, 3))
                .containsExactly(
                        new BudgetYearEndRequested(
                                id("event of y1"),
                                id("e1"),
                                id("y1"),
                                POT,
                                YearEndDecision.RETURN,
                                "doc",
                                NOON,
                                NOON),
                        closing(10, null, null));
        assertThat(budget.events(NEXT)).isEmpty();
    }

    @Test
    void what_is_left_is_carried_to_a_budget_that_had_begun_and_to_one_that_had_not() {
        budget.play(
                """
                step   | id | pot                 | fen | answer
                new    | e1 |                     | 100 | planned 0 allocated 100
                carry  | y1 |                     |     | planned 0 allocated 100 closed
                plan   | e2 | 370000-COMPUTE-2026 |   7 | planned 7 allocated 0
                closed | y1 |                     |  10 | planned 0 allocated 100 closed
                from   | e3 | 370000-COMPUTE-2026 |   2 | planned 5 allocated 12
                new    | f1 | 370000-DATA-2025    |  50 | planned 0 allocated 50
                carry  | y2 | 370000-DATA-2025    |     | planned 0 allocated 50 closed
                closed | y2 | 370000-DATA-2025    |  50 | planned 0 allocated 50 closed
                new    | f2 | 370000-DATA-2026    |   1 | planned 0 allocated 51
                """);

        assertThat(budget.events().getLast()).isEqualTo(closing(10, NEXT, null));
        BudgetAllocated carried =
                new BudgetAllocated(
                        id("carrying of " + id("y1")),
                        id("closing of " + id("y1")),
                        NEXT,
                        10,
                        false,
                        "doc (carried from " + POT + ")",
                        NOON.minusSeconds(1),
                        NOON);
        assertThat(budget.events(NEXT)).element(1).isEqualTo(carried);
        assertThat(((BudgetAllocated) budget.events(NEXT).getLast()).causeId())
                .isEqualTo(carried.eventId());
    }

    @Test
    void a_year_that_leaves_nothing_carries_nothing() {
        budget.play(
                """
                step   | id | fen | answer
                plan   | e1 | 100 | planned 100 allocated 0
                carry  | y1 |     | planned 100 allocated 0 closed
                closed | y1 |   0 | planned 100 allocated 0 closed
                """);

        assertThat(budget.events().getLast()).isEqualTo(closing(0, null, null));
        assertThat(budget.events(NEXT)).isEmpty();
    }

    @Test
    void a_carry_that_could_not_succeed_is_refused_with_what_stands_in_its_way() {
        budget.play(
                """
                step  | id | pot                 | fen              | now                  | answer
                new   | e1 |                     | 400000000000000  |                      | planned 0 allocated 400000000000000
                plan  | e2 | 370000-COMPUTE-2026 | 600000000000001  |                      | planned 600000000000001 allocated 0
                carry | y1 |                     |                  |                      | CARRY_REFUSED
                end   | y2 | 370000-COMPUTE-2026 |                  | 2026-12-01T00:00:00Z | planned 600000000000001 allocated 0 closed
                carry | y1 |                     |                  |                      | CARRY_REFUSED
                """);
        assertThat(
                        budget.refusal(
                                new RequestYearEnd(
                                        POT,
                                        id("y1"),
                                        YearEndDecision.CARRY,
                                        "doc",
                                        id("e"),
                                        NOON)))
                .isEqualTo(new CarryRefused(NEXT, "POT_YEAR_CLOSED", 400_000_000_000_000L));
    }

    @Test
    void what_the_next_budget_can_take_no_more_is_returned_alone_and_not_lost() {
        budget.play(
                """
                step   | id | pot                 | fen             | answer
                new    | e1 |                     | 400000000000000 | planned 0 allocated 400000000000000
                carry  | y1 |                     |                 | planned 0 allocated 400000000000000 closed
                plan   | e2 | 370000-COMPUTE-2026 | 600000000000001 | planned 600000000000001 allocated 0
                closed | y1 |                     | 400000000000000 | planned 0 allocated 400000000000000 closed
                """);

        assertThat(budget.events().getLast())
                .isEqualTo(closing(400_000_000_000_000L, null, "POT_LIMIT_EXCEEDED"));
        assertThat(budget.events(NEXT)).hasSize(1);
    }

    @Test
    void an_answer_to_what_was_not_asked_is_a_bug() {
        budget.play(
                """
                step | id | fen | answer
                new  | e1 | 100 | planned 0 allocated 100
                """);
        assertThatThrownBy(() -> budget.send(closed(POT, id("y1"), 1, NOON)))
                .isInstanceOf(IllegalStateException.class);
        budget.play(
                """
                step | id | answer
                end  | y1 | planned 0 allocated 100 closed
                """);
        assertThatThrownBy(() -> budget.send(closed(POT, id("y9"), 1, NOON)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> budget.send(closed(POT, id("y1"), 101, NOON)))
                .isInstanceOf(IllegalStateException.class);
        budget.send(closed(POT, id("y1"), 100, NOON));
        assertThatThrownBy(() -> budget.send(closed(POT, id("y1"), 100, NOON)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_closed_budget_is_read_back_whole_from_a_snapshot() {
        budget.play(
                """
                step   | id | fen | answer
                new    | e1 | 100 | planned 0 allocated 100
                end    | y1 |     | planned 0 allocated 100 closed
                closed | y1 |  10 | planned 0 allocated 100 closed
                """);

        budget.log().show(Budget.class, POT, Snapshots::assertReadBackEqual);
    }

    private static RequestYearEnd end(String pot, Instant now) {
        return new RequestYearEnd(
                pot, id("y"), YearEndDecision.RETURN, "doc", id("event of y"), now);
    }

    private static BudgetYearClosed closing(
            long returnedFen,
            @org.jspecify.annotations.Nullable String carriedTo,
            @org.jspecify.annotations.Nullable String notCarriedBecause) {
        return new BudgetYearClosed(
                id("closing of " + id("y1")),
                id("envelope of " + id("y1")),
                id("y1"),
                POT,
                returnedFen,
                carriedTo,
                notCarriedBecause,
                "doc",
                NOON.minusSeconds(1),
                NOON);
    }
}
