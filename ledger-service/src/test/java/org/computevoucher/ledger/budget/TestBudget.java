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
import org.jspecify.annotations.Nullable;

/**
 * Budgets over a log in memory, spoken to in tables. A row is a request or an envelope's answer:
 *
 * <table>
 *   <caption>columns</caption>
 *   <tr><td>step</td><td>plan, from (the plan), new (money), withdraw, granted, refused, end, carry, closed</td></tr>
 *   <tr><td>id</td><td>of its event, or of the withdrawal that is asked for and answered</td></tr>
 *   <tr><td>pot</td><td>where the table has the column</td></tr>
 *   <tr><td>answer</td><td>how the budget stands afterwards, or the reason of the refusal</td></tr>
 * </table>
 */
final class TestBudget {

    static final String POT = "370000-COMPUTE-2025";
    static final String NEXT = "370000-COMPUTE-2026";
    static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    private final MemoryLog log = new MemoryLog();

    /** Sends row after row and compares how the budget stands. */
    void play(String table) {
        for (Map<String, String> row : TextTable.rows(table)) {
            Outcome<Object> outcome = log.send(command(row));
            String answer =
                    switch (outcome) {
                        case Accepted<Object> accepted -> standing(cell(row, "pot", POT));
                        case Refused<Object>(Refusal refusal) -> refusal.reason();
                    };
            assertThat(answer).as(row.toString()).isEqualTo(row.get("answer"));
        }
    }

    private static Object command(Map<String, String> row) {
        String pot = cell(row, "pot", POT);
        UUID id = id(cell(row, "id", ""));
        UUID event = id("event of " + cell(row, "id", ""));
        long fen = Long.parseLong(cell(row, "fen", "0"));
        String document = cell(row, "document", "doc").replace("(none)", "");
        String effective = cell(row, "effectiveAt", "");
        @Nullable Instant effectiveAt = effective.isEmpty() ? null : Instant.parse(effective);
        Instant now = Instant.parse(cell(row, "now", NOON.toString()));
        return switch (cell(row, "step", "")) {
            case "plan" -> new PlanBudget(pot, fen, document, id, effectiveAt, now);
            case "from" -> new AllocateBudget(pot, fen, true, document, id, effectiveAt, now);
            case "new" -> new AllocateBudget(pot, fen, false, document, id, effectiveAt, now);
            case "withdraw" ->
                    new RequestWithdrawal(pot, id, fen, document, event, effectiveAt, now);
            case "granted" -> granted(pot, id, fen, now);
            case "refused" ->
                    new RefuseWithdrawal(
                            pot, id, id("refusal of " + id), "ENVELOPE_EXHAUSTED", fen, now);
            case "end" -> new RequestYearEnd(pot, id, YearEndDecision.RETURN, document, event, now);
            case "carry" ->
                    new RequestYearEnd(pot, id, YearEndDecision.CARRY, document, event, now);
            case "closed" -> closed(pot, id, fen, now);
            default -> throw new IllegalArgumentException(row.toString());
        };
    }

    static WithdrawBudget granted(String pot, UUID withdrawalId, long fen, Instant now) {
        return new WithdrawBudget(
                pot,
                withdrawalId,
                id("grant of " + withdrawalId),
                fen,
                id("withdrawal " + withdrawalId),
                now.minusSeconds(1),
                now);
    }

    static CloseYear closed(String pot, UUID yearEndId, long fen, Instant now) {
        return new CloseYear(
                pot,
                yearEndId,
                id("envelope of " + yearEndId),
                fen,
                id("closing of " + yearEndId),
                id("carrying of " + yearEndId),
                now.minusSeconds(1),
                now);
    }

    <R> Outcome<R> send(Object command) {
        return log.send(command);
    }

    Refusal refusal(Object command) {
        Outcome<Object> outcome = log.send(command);
        return switch (outcome) {
            case Accepted<Object> accepted -> throw new AssertionError(accepted);
            case Refused<Object>(Refusal refusal) -> refusal;
        };
    }

    List<BudgetEvent> events() {
        return events(POT);
    }

    List<BudgetEvent> events(String pot) {
        return log.events(pot, BudgetEvent.class);
    }

    MemoryLog log() {
        return log;
    }

    private String standing(String pot) {
        String[] text = new String[1];
        log.show(Budget.class, pot, budget -> text[0] = text(budget.standing()));
        return text[0];
    }

    private static String text(Standing standing) {
        return "planned %d allocated %d%s%s"
                .formatted(
                        standing.planned().fen(),
                        standing.allocated().fen(),
                        standing.withdrawals() == 0
                                ? ""
                                : " withdrawing " + standing.withdrawing().fen(),
                        standing.yearClosed() ? " closed" : "");
    }

    private static String cell(Map<String, String> row, String column, String otherwise) {
        String text = row.getOrDefault(column, "");
        return text.isEmpty() ? otherwise : text;
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
