package org.computevoucher.issuance.allowance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.Configuration;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.issuance.allowance.Allowances.Claim;
import org.computevoucher.platform.money.Money;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Refusal;
import org.computevoucher.testkit.InMemoryService;
import org.junit.jupiter.api.Test;

/** One row per step: who (enterprise, and its group after a slash), when, what, and the answer. */
class AllowancesTest {

    private static final String PROGRAMME = "310000-COMPUTE";
    private static final long CAP_FEN = 100;

    private final InMemoryService service =
            InMemoryService.define().created(Allowance.class).handler(Desk::new).start();

    record Step(@TargetAggregateIdentifier String programme, Claim claim, boolean take, long fen) {}

    /** What a desk of the service does with allowances. */
    static final class Desk {

        private final Allowances allowances;

        Desk(Configuration configuration) {
            this.allowances = new Allowances(configuration);
        }

        @CommandHandler
        Outcome<String> step(Step step) {
            UUID voucherId = new UUID(1, step.fen());
            Money money = Money.ofFen(step.fen());
            if (!step.take()) {
                allowances.free(step.claim(), voucherId, money, step.claim().issuedAt());
                return Outcome.accepted("free");
            }
            return allowances
                    .refusalOf(step.claim(), money, CAP_FEN)
                    .<Outcome<String>>map(Outcome::refused)
                    .orElseGet(
                            () -> {
                                allowances.take(
                                        step.claim(), voucherId, money, step.claim().issuedAt());
                                return Outcome.accepted("taken");
                            });
        }
    }

    @Test
    void faces_of_one_year_stay_within_the_cap_and_what_comes_back_is_free_again() {
        play(
                """
                A      | 2026-03-01T00:00:00Z | take 60  | taken
                A      | 2026-03-01T00:00:00Z | take 41  | A in 2026 has 60
                A      | 2026-03-01T00:00:00Z | take 40  | taken
                A      | 2026-03-01T00:00:00Z | take 1   | A in 2026 has 100
                B      | 2026-03-01T00:00:00Z | take 101 | B in 2026 has 0
                B      | 2026-03-01T00:00:00Z | take 100 | taken
                A      | 2026-03-01T00:00:00Z | free 30  | free
                A      | 2026-03-01T00:00:00Z | take 31  | A in 2026 has 70
                A      | 2026-03-01T00:00:00Z | take 30  | taken
                """);
    }

    @Test
    void the_year_begins_in_shanghai() {
        play(
                """
                A      | 2026-12-31T15:59:59Z | take 100 | taken
                A      | 2026-12-31T15:59:59Z | take 1   | A in 2026 has 100
                A      | 2026-12-31T16:00:00Z | take 100 | taken
                """);
    }

    @Test
    void a_group_shares_one_cap_and_each_member_keeps_its_own() {
        play(
                """
                A/G    | 2026-03-01T00:00:00Z | take 60  | taken
                B/G    | 2026-03-01T00:00:00Z | take 41  | G in 2026 has 60
                B/G    | 2026-03-01T00:00:00Z | take 40  | taken
                A      | 2026-03-01T00:00:00Z | take 41  | A in 2026 has 60
                A/G    | 2026-03-01T00:00:00Z | free 20  | free
                B/G    | 2026-03-01T00:00:00Z | take 20  | taken
                G      | 2026-03-01T00:00:00Z | take 100 | taken
                """);
    }

    private void play(String table) {
        table.lines()
                .forEach(
                        row -> {
                            String[] cells = row.split("\\|", -1);
                            assertThat(answer(cells)).as(row).isEqualTo(cells[3].strip());
                        });
    }

    private String answer(String[] cells) {
        String[] who = cells[0].strip().split("/", -1);
        String[] what = cells[2].strip().split(" ", -1);
        Claim claim =
                new Claim(
                        PROGRAMME,
                        Instant.parse(cells[1].strip()),
                        who[0],
                        who.length > 1 ? who[1] : null);
        Outcome<String> outcome =
                service.send(
                        new Step(
                                PROGRAMME, claim, what[0].equals("take"), Long.parseLong(what[1])));
        return switch (outcome) {
            case Outcome.Accepted<String>(String done) -> done;
            case Outcome.Refused<String>(Refusal refusal) -> words(refusal);
        };
    }

    private static String words(Refusal refusal) {
        YearlyCapExceeded exceeded = (YearlyCapExceeded) refusal;
        assertThat(exceeded.limitFen()).isEqualTo(CAP_FEN);
        return String.format(
                Locale.ROOT,
                "%s in %d has %d",
                exceeded.holder(),
                exceeded.year(),
                exceeded.takenFen());
    }
}
