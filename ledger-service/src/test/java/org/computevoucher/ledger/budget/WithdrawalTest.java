package org.computevoucher.ledger.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.computevoucher.ledger.budget.TestBudget.NOON;
import static org.computevoucher.ledger.budget.TestBudget.POT;
import static org.computevoucher.ledger.budget.TestBudget.granted;
import static org.computevoucher.ledger.budget.TestBudget.id;

import java.time.Instant;
import org.computevoucher.ledger.budget.BudgetRefusal.AllocationExceeded;
import org.junit.jupiter.api.Test;

/** Money goes back in two steps: the region asks, the envelope gives or refuses. */
class WithdrawalTest {

    private static final Instant EARLIER = NOON.minusSeconds(3600);

    private final TestBudget budget = new TestBudget();

    @Test
    void what_the_envelope_gives_is_allocated_no_more_and_what_it_refuses_still_is() {
        budget.play(
                """
                step     | id  | fen | answer
                new      | e1  | 100 | planned 0 allocated 100
                withdraw | w1  |  30 | planned 0 allocated 100 withdrawing 30
                withdraw | w2  |  50 | planned 0 allocated 100 withdrawing 80
                refused  | w2  |  49 | planned 0 allocated 100 withdrawing 30
                granted  | w1  |  30 | planned 0 allocated 70
                withdraw | w3  |  70 | planned 0 allocated 70 withdrawing 70
                granted  | w3  |  70 | planned 0 allocated 0
                """);
    }

    @Test
    void no_more_is_withdrawn_than_is_allocated_and_not_being_withdrawn() {
        budget.play(
                """
                step     | id  | fen | answer
                withdraw | w0  |   1 | ALLOCATION_EXCEEDED
                plan     | e1  | 500 | planned 500 allocated 0
                withdraw | w0  |   1 | ALLOCATION_EXCEEDED
                from     | e2  | 100 | planned 400 allocated 100
                withdraw | w1  | 101 | ALLOCATION_EXCEEDED
                withdraw | w1  |  60 | planned 400 allocated 100 withdrawing 60
                withdraw | w2  |  41 | ALLOCATION_EXCEEDED
                withdraw | w2  |  40 | planned 400 allocated 100 withdrawing 100
                withdraw | w3  |   1 | ALLOCATION_EXCEEDED
                refused  | w2  |   0 | planned 400 allocated 100 withdrawing 60
                withdraw | w3  |  40 | planned 400 allocated 100 withdrawing 100
                """);
        assertThat(budget.refusal(withdrawal("w4", 7)))
                .isEqualTo(new AllocationExceeded(7, 100, 100));
    }

    @Test
    void every_rule_says_no_with_its_own_reason_in_a_fixed_order() {
        budget.play(
                """
                step     | id  | fen | document | effectiveAt          | answer
                new      | e1  | 100 |          |                      | planned 0 allocated 100
                withdraw | w1  |   0 | (none)   | 2026-03-01T04:00:01Z | AMOUNT_OUT_OF_BOUNDS
                withdraw | w1  | 101 | (none)   | 2026-03-01T04:00:01Z | DOCUMENT_OUT_OF_BOUNDS
                withdraw | w1  | 101 |          | 2026-03-01T04:00:01Z | EFFECTIVE_IN_FUTURE
                withdraw | w1  | 101 |          | 1999-12-31T00:00:00Z | EFFECTIVE_NOT_PLAUSIBLE
                withdraw | w1  | 101 |          |                      | ALLOCATION_EXCEEDED
                end      | y1  |     |          |                      | planned 0 allocated 100 closed
                withdraw | w1  | 101 |          |                      | POT_YEAR_CLOSED
                """);
    }

    @Test
    void a_hundred_withdrawals_wait_for_their_answer_and_no_more() {
        budget.play(
                """
                step     | id  | fen | answer
                new      | e1  | 100 | planned 0 allocated 100
                """);
        for (int i = 0; i < 100; i++) {
            budget.send(withdrawal("w" + i, 1));
        }

        budget.play(
                """
                step     | id   | fen | answer
                withdraw | w100 |   1 | TOO_MANY_WITHDRAWALS
                refused  | w50  |   0 | planned 0 allocated 100 withdrawing 99
                withdraw | w100 |   1 | planned 0 allocated 100 withdrawing 100
                """);
    }

    @Test
    void each_fact_names_what_it_rests_on_and_never_one_that_nobody_sees() {
        budget.play(
                """
                step     | id  | fen | answer
                new      | e1  | 100 | planned 0 allocated 100
                """);
        budget.send(new RequestWithdrawal(POT, id("w1"), 30, "order", id("asked"), EARLIER, NOON));
        budget.send(granted(POT, id("w1"), 30, NOON));
        budget.send(withdrawal("w2", 1));
        budget.play(
                """
                step     | id  | fen | answer
                refused  | w2  |   0 | planned 0 allocated 70
                new      | e2  |   5 | planned 0 allocated 75
                """);

        assertThat(budget.events().subList(1, 6))
                .containsExactly(
                        new BudgetWithdrawalRequested(
                                id("asked"), id("e1"), id("w1"), POT, 30, "order", EARLIER, NOON),
                        new BudgetWithdrawn(
                                id("withdrawal " + id("w1")),
                                id("grant of " + id("w1")),
                                id("w1"),
                                POT,
                                30,
                                "order",
                                NOON.minusSeconds(1),
                                NOON),
                        new BudgetWithdrawalRequested(
                                id("event of w2"),
                                id("withdrawal " + id("w1")),
                                id("w2"),
                                POT,
                                1,
                                "doc",
                                NOON,
                                NOON),
                        new BudgetWithdrawalRefused(
                                id("refusal of " + id("w2")),
                                id("w2"),
                                POT,
                                "ENVELOPE_EXHAUSTED",
                                0,
                                NOON),
                        new BudgetAllocated(
                                id("e2"), id("event of w2"), POT, 5, false, "doc", NOON, NOON));
    }

    @Test
    void a_grant_that_a_neighbours_clock_dates_ahead_is_effective_when_recorded() {
        budget.play(
                """
                step     | id  | fen | answer
                new      | e1  | 100 | planned 0 allocated 100
                withdraw | w1  |  30 | planned 0 allocated 100 withdrawing 30
                """);
        budget.send(
                new WithdrawBudget(POT, id("w1"), id("g"), 30, id("w"), NOON.plusSeconds(9), NOON));

        assertThat(((BudgetWithdrawn) budget.events().getLast()).effectiveAt()).isEqualTo(NOON);
    }

    @Test
    void an_answer_to_what_was_not_asked_is_a_bug() {
        budget.play(
                """
                step     | id  | fen | answer
                new      | e1  | 100 | planned 0 allocated 100
                withdraw | w1  |  30 | planned 0 allocated 100 withdrawing 30
                """);

        assertThatThrownBy(() -> budget.send(granted(POT, id("w9"), 30, NOON)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> budget.send(granted(POT, id("w1"), 29, NOON)))
                .isInstanceOf(IllegalStateException.class);
        budget.send(granted(POT, id("w1"), 30, NOON));
        assertThatThrownBy(() -> budget.send(granted(POT, id("w1"), 30, NOON)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(
                        () ->
                                budget.send(
                                        new RefuseWithdrawal(POT, id("w1"), id("r"), "R", 0, NOON)))
                .isInstanceOf(IllegalStateException.class);
    }

    private static RequestWithdrawal withdrawal(String id, long fen) {
        return new RequestWithdrawal(POT, id(id), fen, "doc", id("event of " + id), null, NOON);
    }
}
