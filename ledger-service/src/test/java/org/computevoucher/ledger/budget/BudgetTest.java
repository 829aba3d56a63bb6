package org.computevoucher.ledger.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.ledger.budget.TestBudget.NOON;
import static org.computevoucher.ledger.budget.TestBudget.POT;
import static org.computevoucher.ledger.budget.TestBudget.id;

import java.time.Instant;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.testkit.Snapshots;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private final TestBudget budget = new TestBudget();

    @Test
    void money_is_planned_and_allocated() {
        budget.play(
                """
                step     | id  | fen | document | answer
                plan     | e1  | 100 | doc 1    | planned 100 allocated 0
                from     | e2  |  30 | doc 2    | planned 70 allocated 30
                new      | e3  |   5 | doc 3    | planned 70 allocated 35
                plan     | e4  |  10 | doc 4    | planned 80 allocated 35
                from     | e5  |  80 | doc 5    | planned 0 allocated 115
                """);
    }

    @Test
    void an_allocation_never_draws_more_than_is_planned() {
        budget.play(
                """
                step     | id  | fen | answer
                from     | e1  |   1 | PLAN_EXCEEDED
                plan     | e2  | 100 | planned 100 allocated 0
                from     | e3  | 101 | PLAN_EXCEEDED
                from     | e4  | 100 | planned 0 allocated 100
                from     | e5  |   1 | PLAN_EXCEEDED
                new      | e6  |   1 | planned 0 allocated 101
                """);
        assertThat(budget.refusal(from("e7", 2))).isEqualTo(new BudgetRefusal.PlanExceeded(2, 0));
    }

    @Test
    void every_rule_says_no_with_its_own_reason_in_a_fixed_order() {
        String long200 = "d".repeat(200);
        budget.play(
                """
                step     | id  | fen              | document | effectiveAt              | answer
                plan     | e1  | 0                |          |                          | AMOUNT_OUT_OF_BOUNDS
                plan     | e1  | -1               | (none)   | 2026-03-01T04:00:01Z     | AMOUNT_OUT_OF_BOUNDS
                plan     | e1  | 1000000000000001 |          |                          | AMOUNT_OUT_OF_BOUNDS
                plan     | e1  | 1                | (none)   | 2026-03-01T04:00:01Z     | DOCUMENT_OUT_OF_BOUNDS
                plan     | e1  | 1                | %1$s+    |                          | DOCUMENT_OUT_OF_BOUNDS
                plan     | e1  | 1                |          | 2026-03-01T04:00:00.000001Z | EFFECTIVE_IN_FUTURE
                from     | e1  | 1                |          | 2026-03-01T04:00:01Z     | EFFECTIVE_IN_FUTURE
                plan     | e1  | 1                |          | 1999-12-31T23:59:59Z     | EFFECTIVE_NOT_PLAUSIBLE
                new      | e1  | 1                |          | -999999999-01-01T00:00:00Z | EFFECTIVE_NOT_PLAUSIBLE
                plan     | e1  | 1                | %1$s     | 2026-03-01T04:00:00Z     | planned 1 allocated 0
                plan     | e2  | 1000000000000000 |          |                          | POT_LIMIT_EXCEEDED
                new      | e2  | 1000000000000000 |          |                          | POT_LIMIT_EXCEEDED
                new      | e2  | 999999999999999  |          |                          | planned 1 allocated 999999999999999
                from     | e3  | 1                |          |                          | planned 0 allocated 1000000000000000
                """
                        .formatted(long200));
    }

    @Test
    void a_refused_request_may_be_repeated_when_the_facts_have_changed() {
        budget.play(
                """
                step     | id  | fen | answer
                from     | e1  |  50 | PLAN_EXCEEDED
                plan     | e2  |  50 | planned 50 allocated 0
                from     | e1  |  50 | planned 0 allocated 50
                """);
    }

    @Test
    void a_tranche_is_answered_with_how_the_budget_stands_right_after_it() {
        budget.play(
                """
                step     | id  | fen | answer
                plan     | e1  |  50 | planned 50 allocated 0
                """);

        assertThat(budget.<BudgetAnswer>send(from("e2", 20)))
                .isEqualTo(Outcome.accepted(new BudgetAnswer(id("e2"), POT, 30, 20)));
    }

    @Test
    void each_event_names_the_one_before_and_both_times() {
        Instant earlier = NOON.minusSeconds(3600);
        budget.send(new PlanBudget(POT, 9, "plan", id("1"), earlier, NOON));
        budget.send(from("e2", 4));

        assertThat(budget.events())
                .containsExactly(
                        new BudgetPlanned(id("1"), null, POT, 9, "plan", earlier, NOON),
                        new BudgetAllocated(id("e2"), id("1"), POT, 4, true, "doc", NOON, NOON));
    }

    @Test
    void a_budget_is_read_back_whole_from_a_snapshot() {
        budget.play(
                """
                step     | id  | fen | answer
                plan     | e1  |   9 | planned 9 allocated 0
                from     | e2  |   4 | planned 5 allocated 4
                withdraw | w1  |   1 | planned 5 allocated 4 withdrawing 1
                withdraw | w2  |   2 | planned 5 allocated 4 withdrawing 3
                granted  | w1  |   1 | planned 5 allocated 3 withdrawing 2
                carry    | y1  |     | planned 5 allocated 3 withdrawing 2 closed
                """);

        budget.log().show(Budget.class, POT, Snapshots::assertReadBackEqual);
    }

    private static AllocateBudget from(String id, long fen) {
        return new AllocateBudget(POT, fen, true, "doc", id(id), null, NOON);
    }
}
