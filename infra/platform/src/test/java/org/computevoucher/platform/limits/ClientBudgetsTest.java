package org.computevoucher.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.computevoucher.platform.limits.ClientBudgets.Exceeded;
import org.computevoucher.platform.limits.ClientBudgets.Kind;
import org.junit.jupiter.api.Test;

class ClientBudgetsTest {

    private final ManualTime time = new ManualTime();
    private final ClientBudgets budgets = budgets(2, 5, 1, 3, 100);

    private ClientBudgets budgets(
            int readsPerSecond, int readsBurst, int writesPerSecond, int writesBurst, int clients) {
        return new ClientBudgets(
                new LimitProperties(
                        10,
                        new LimitProperties.Reads(readsPerSecond, readsBurst),
                        new LimitProperties.Writes(writesPerSecond, writesBurst),
                        clients),
                time);
    }

    /** How many requests are let through until the first no. */
    private int letThrough(ClientBudgets by, String client, Kind kind) {
        int count = 0;
        while (by.take(client, kind).isEmpty()) {
            count++;
        }
        return count;
    }

    @Test
    void a_client_may_do_a_burst_and_then_so_many_a_second() {
        assertThat(letThrough(budgets, "a", Kind.READS)).isEqualTo(5);
        time.passes(Duration.ofMillis(499));
        assertThat(letThrough(budgets, "a", Kind.READS)).isZero();
        time.passes(Duration.ofMillis(1));
        assertThat(letThrough(budgets, "a", Kind.READS)).isEqualTo(1);
        time.passes(Duration.ofSeconds(1));
        assertThat(letThrough(budgets, "a", Kind.READS)).isEqualTo(2);
        time.passes(Duration.ofDays(1));
        assertThat(letThrough(budgets, "a", Kind.READS)).isEqualTo(5);
    }

    @Test
    void reads_and_writes_and_clients_have_budgets_of_their_own() {
        assertThat(letThrough(budgets, "a", Kind.READS)).isEqualTo(5);
        assertThat(letThrough(budgets, "a", Kind.WRITES)).isEqualTo(3);
        assertThat(letThrough(budgets, "b", Kind.READS)).isEqualTo(5);
    }

    @Test
    void the_no_says_the_limit_and_when_there_is_room_in_whole_seconds() {
        var _ = letThrough(budgets, "a", Kind.WRITES);

        assertThat(budgets.take("a", Kind.WRITES))
                .contains(new Exceeded(Kind.WRITES, 1, 3, 1, true));

        time.passes(Duration.ofSeconds(1));
        assertThat(budgets.take("a", Kind.WRITES)).isEmpty();
    }

    @Test
    void a_wait_of_a_part_of_a_second_is_rounded_up() {
        time.passes(Duration.ofSeconds(5));
        ClientBudgets slow = budgets(1, 1, 1, 1, 10);
        var _ = letThrough(slow, "a", Kind.READS);
        time.passes(Duration.ofMillis(1));

        assertThat(slow.take("a", Kind.READS).map(Exceeded::retryAfterSeconds)).contains(1L);
    }

    @Test
    void a_client_is_told_of_once_a_second() {
        for (int i = 0; i < 3; i++) {
            assertThat(budgets.take("a", Kind.WRITES)).isEmpty();
        }

        assertThat(told(budgets.take("a", Kind.WRITES))).isFalse();
        assertThat(told(budgets.take("a", Kind.WRITES))).isTrue();
        assertThat(letThrough(budgets, "a", Kind.READS)).isEqualTo(5);
        assertThat(told(budgets.take("a", Kind.READS))).isTrue();
        assertThat(letThrough(budgets, "b", Kind.WRITES)).isEqualTo(3);
        time.passes(Duration.ofSeconds(1));
        assertThat(budgets.take("a", Kind.WRITES)).isEmpty();
        assertThat(told(budgets.take("a", Kind.WRITES))).isFalse();
    }

    private static boolean told(Optional<Exceeded> exceeded) {
        return exceeded.orElseThrow().told();
    }

    @Test
    void a_client_that_was_quiet_while_many_came_is_forgotten() {
        ClientBudgets few = budgets(1, 2, 1, 2, 1);
        assertThat(letThrough(few, "a", Kind.READS)).isEqualTo(2);
        for (int i = 0; i < 10_000; i++) {
            var _ = few.take("other-" + i, Kind.READS);
        }

        assertThat(few.remembered()).isLessThanOrEqualTo(1);
    }

    @Test
    void nobody_gets_a_full_budget_by_being_forgotten_before_it_would_be_full() {
        ClientBudgets slow = budgets(1, 600, 1, 600, 10);
        assertThat(letThrough(slow, "a", Kind.READS)).isEqualTo(600);
        time.passes(Duration.ofMinutes(5));

        assertThat(letThrough(slow, "a", Kind.READS)).isEqualTo(300);
    }
}
