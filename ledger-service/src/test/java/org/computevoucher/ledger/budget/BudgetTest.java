package org.computevoucher.ledger.budget;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.computevoucher.ledger.MemoryLog;
import org.computevoucher.ledger.TextTable;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Outcome.Accepted;
import org.computevoucher.platform.refusal.Outcome.Refused;
import org.computevoucher.platform.refusal.Refusal;
import org.computevoucher.testkit.Snapshots;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private static final String POT = "370000-COMPUTE-2026";
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    private final MemoryLog log = new MemoryLog();

    @Test
    void money_is_planned_and_allocated() {
        play(
                """
                request  | id  | fen | document | effectiveAt | answer
                plan     | e1  | 100 | doc 1    |             | planned 100 allocated 0
                from     | e2  |  30 | doc 2    |             | planned 70 allocated 30
                new      | e3  |   5 | doc 3    |             | planned 70 allocated 35
                plan     | e4  |  10 | doc 4    |             | planned 80 allocated 35
                from     | e5  |  80 | doc 5    |             | planned 0 allocated 115
                """);
    }

    @Test
    void an_allocation_never_draws_more_than_is_planned() {
        play(
                """
                request  | id  | fen | document | effectiveAt | answer
                from     | e1  |   1 | doc      |             | PLAN_EXCEEDED
                plan     | e2  | 100 | doc      |             | planned 100 allocated 0
                from     | e3  | 101 | doc      |             | PLAN_EXCEEDED
                from     | e4  | 100 | doc      |             | planned 0 allocated 100
                from     | e5  |   1 | doc      |             | PLAN_EXCEEDED
                new      | e6  |   1 | doc      |             | planned 0 allocated 101
                """);
        assertThat(refusal(from("e7", 2))).isEqualTo(new BudgetRefusal.PlanExceeded(2, 0));
    }

    @Test
    void every_rule_says_no_with_its_own_reason_in_a_fixed_order() {
        String long200 = "d".repeat(200);
        play(
                """
                request  | id  | fen              | document | effectiveAt              | answer
                plan     | e1  | 0                | doc      |                          | AMOUNT_OUT_OF_BOUNDS
                plan     | e1  | -1               |          | 2026-03-01T04:00:01Z     | AMOUNT_OUT_OF_BOUNDS
                plan     | e1  | 1000000000000001 | doc      |                          | AMOUNT_OUT_OF_BOUNDS
                plan     | e1  | 1                |          | 2026-03-01T04:00:01Z     | DOCUMENT_OUT_OF_BOUNDS
                plan     | e1  | 1                | %1$s+    |                          | DOCUMENT_OUT_OF_BOUNDS
                plan     | e1  | 1                | doc      | 2026-03-01T04:00:00.000001Z | EFFECTIVE_IN_FUTURE
                from     | e1  | 1                | doc      | 2026-03-01T04:00:01Z     | EFFECTIVE_IN_FUTURE
                plan     | e1  | 1                | doc      | 1999-12-31T23:59:59Z     | EFFECTIVE_NOT_PLAUSIBLE
                new      | e1  | 1                | doc      | -999999999-01-01T00:00:00Z | EFFECTIVE_NOT_PLAUSIBLE
                plan     | e1  | 1                | %1$s     | 2026-03-01T04:00:00Z     | planned 1 allocated 0
                plan     | e2  | 1000000000000000 | doc      |                          | POT_LIMIT_EXCEEDED
                new      | e2  | 1000000000000000 | doc      |                          | POT_LIMIT_EXCEEDED
                new      | e2  | 999999999999999  | doc      |                          | planned 1 allocated 999999999999999
                from     | e3  | 1                | doc      |                          | planned 0 allocated 1000000000000000
                """
                        .formatted(long200));
    }

    @Test
    void a_refused_request_may_be_repeated_when_the_facts_have_changed() {
        play(
                """
                request  | id  | fen | document | effectiveAt | answer
                from     | e1  |  50 | doc      |             | PLAN_EXCEEDED
                plan     | e2  |  50 | doc      |             | planned 50 allocated 0
                from     | e1  |  50 | doc      |             | planned 0 allocated 50
                """);
    }

    @Test
    void each_event_names_the_one_before_and_both_times() {
        Instant earlier = NOON.minusSeconds(3600);
        log.send(new PlanBudget(POT, 9, "plan", id("1"), earlier, NOON));
        log.send(from("e2", 4));

        assertThat(events())
                .containsExactly(
                        new BudgetPlanned(id("1"), null, POT, 9, "plan", earlier, NOON),
                        new BudgetAllocated(id("e2"), id("1"), POT, 4, true, "doc", NOON, NOON));
    }

    @Test
    void a_budget_is_read_back_whole_from_a_snapshot() {
        log.send(new PlanBudget(POT, 9, "plan", id("1"), NOON.minusNanos(1_000), NOON));
        log.send(from("e2", 4));

        log.show(Budget.class, POT, Snapshots::assertReadBackEqual);
    }

    /** Sends row after row to one budget and compares what it answers. */
    private void play(String table) {
        for (Map<String, String> row : TextTable.rows(table)) {
            Outcome<BudgetAnswer> outcome = log.send(command(row));
            assertThat(answerOf(outcome)).as(row.toString()).isEqualTo(row.get("answer"));
        }
    }

    private static BudgetCommand command(Map<String, String> row) {
        long fen = Long.parseLong(cell(row, "fen"));
        String document = cell(row, "document");
        String id = cell(row, "id");
        String effective = cell(row, "effectiveAt");
        @Nullable Instant effectiveAt = effective.isEmpty() ? null : Instant.parse(effective);
        return switch (cell(row, "request")) {
            case "plan" -> new PlanBudget(POT, fen, document, id(id), effectiveAt, NOON);
            case "from" -> new AllocateBudget(POT, fen, true, document, id(id), effectiveAt, NOON);
            case "new" -> new AllocateBudget(POT, fen, false, document, id(id), effectiveAt, NOON);
            default -> throw new IllegalArgumentException(row.toString());
        };
    }

    private static AllocateBudget from(String id, long fen) {
        return new AllocateBudget(POT, fen, true, "doc", id(id), null, NOON);
    }

    private static String answerOf(Outcome<BudgetAnswer> outcome) {
        return switch (outcome) {
            case Accepted<BudgetAnswer>(BudgetAnswer answer) ->
                    "planned " + answer.plannedFen() + " allocated " + answer.allocatedFen();
            case Refused<BudgetAnswer>(Refusal refusal) -> refusal.reason();
        };
    }

    private Refusal refusal(BudgetCommand command) {
        Outcome<BudgetAnswer> outcome = log.send(command);
        return switch (outcome) {
            case Accepted<BudgetAnswer> accepted -> throw new AssertionError(accepted);
            case Refused<BudgetAnswer>(Refusal refusal) -> refusal;
        };
    }

    private List<BudgetEvent> events() {
        return log.events(POT, BudgetEvent.class);
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
