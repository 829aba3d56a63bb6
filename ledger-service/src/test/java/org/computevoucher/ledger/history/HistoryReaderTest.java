package org.computevoucher.ledger.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryReaderTest {

    private static final int QUESTIONS = 4_000;

    private final InMemoryHistories store = new InMemoryHistories();
    private final HistoryReader reader = new HistoryReader(store);
    private final List<Movement> all = new ArrayList<>();

    /** Runs of three levels begin at 65 536 late movements. */
    @ParameterizedTest
    @CsvSource({
        "0, 50, 10",
        "1, 50, 10",
        "127, 100, 50",
        "128, 100, 50",
        "129, 100, 50",
        "1024, 100, 400",
        "3000, 100, 3",
        "9000, 100, 900",
        "9000, 0, 1",
        "70000, 95, 30000",
        "20000, 5, 20000"
    })
    void every_answer_is_the_sum_of_what_was_recorded_and_effective_by_then(
            int movements, int latePercent, int longestLate) {
        SplittableRandom random = new SplittableRandom(movements * 31L + latePercent);
        long now = 1_000;
        while (all.size() < movements) {
            HistoryBatch batch = new HistoryBatch(store);
            batch.load(List.of("a"));
            for (int i = random.nextInt(1, 300); i > 0 && all.size() < movements; i--) {
                now += random.nextInt(4) == 0 ? random.nextInt(5) : 0;
                long late = random.nextInt(100) < latePercent ? random.nextInt(longestLate + 1) : 0;
                Movement movement =
                        new Movement(all.size(), now, now - late, random.nextInt(-50, 100));
                all.add(movement);
                batch.add("a", movement);
            }
            batch.write();
        }

        for (int i = 0; i < QUESTIONS; i++) {
            long recorded = random.nextLong(990, now + 10);
            long effective = random.nextLong(990 - longestLate, now + 10);
            assertThat(balance(recorded, effective))
                    .as("recorded up to %d, effective up to %d", recorded, effective)
                    .isEqualTo(sum(recorded, effective, Long.MAX_VALUE));
            long position = random.nextLong(-1, movements + 1);
            assertThat(
                            reader.balances(List.of("a"), recorded, effective, position)
                                    .getOrDefault("a", 0L))
                    .as("and up to position %d", position)
                    .isEqualTo(sum(recorded, effective, position));
        }
    }

    /** A clock that was set back: nothing is recorded before what is there already. */
    @Test
    void a_position_is_found_also_among_thousands_recorded_in_the_same_microsecond() {
        SplittableRandom random = new SplittableRandom(7);
        HistoryBatch batch = new HistoryBatch(store);
        batch.load(List.of("a"));
        for (int i = 0; i < 5_000; i++) {
            long late = random.nextInt(3) == 0 ? random.nextInt(40) : 0;
            Movement movement = new Movement(i / 2, 1_000, 1_000 - late, random.nextInt(-50, 100));
            all.add(movement);
            batch.add("a", movement);
        }
        batch.write();

        for (int i = 0; i < QUESTIONS; i++) {
            long position = random.nextLong(-1, 2_510);
            long effective = random.nextLong(950, 1_010);
            assertThat(reader.balances(List.of("a"), 1_000, effective, position))
                    .as("effective up to %d, up to position %d", effective, position)
                    .isEqualTo(Map.of("a", sum(1_000, effective, position)));
        }
    }

    private long balance(long recorded, long effective) {
        Map<String, Long> found = reader.balances(List.of("a", "unknown"), recorded, effective);
        assertThat(found).doesNotContainKey("unknown");
        return found.getOrDefault("a", 0L);
    }

    private long sum(long recorded, long effective, long position) {
        long sum = 0;
        for (Movement movement : all) {
            if (movement.position() <= position
                    && movement.recordedMicros() <= recorded
                    && movement.effectiveMicros() <= effective) {
                sum += movement.amountFen();
            }
        }
        return sum;
    }

    @Test
    void what_is_recorded_before_the_last_one_is_no_part_of_the_same_history() {
        HistoryBatch batch = new HistoryBatch(store);
        batch.load(List.of("a"));
        batch.add("a", new Movement(2, 20, 10, 1));

        assertThatThrownBy(() -> batch.add("a", new Movement(3, 19, 10, 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> batch.add("a", new Movement(1, 20, 10, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "1, 128", "127, 1", "128, 1", "100, 100", "299, 5", "300, 5", "0, 500"})
    void a_page_has_each_movement_with_the_balance_after_it(int after, int limit) {
        HistoryBatch batch = new HistoryBatch(store);
        batch.load(List.of("a"));
        List<Posted> expected = new ArrayList<>();
        for (int i = 1; i <= 300; i++) {
            Movement movement = new Movement(i, i, i - i % 3, i);
            batch.add("a", movement);
            expected.add(new Posted(i, movement, (long) i * (i + 1) / 2));
        }
        batch.write();

        assertThat(reader.page("a", after, limit))
                .isEqualTo(expected.subList(after, Math.min(300, after + limit)));
        assertThat(reader.page("unknown", 0, 1)).isEmpty();
    }

    @Test
    void several_histories_are_answered_together() {
        HistoryBatch batch = new HistoryBatch(store);
        batch.load(List.of("a", "b", "c"));
        batch.add("a", new Movement(1, 20, 10, 1));
        batch.add("b", new Movement(2, 20, 20, 2));
        batch.add("a", new Movement(3, 30, 15, 4));
        batch.belongsTo("c", "somebody");
        batch.write();

        assertThat(reader.balances(List.of("a", "b"), 40, 15)).isEqualTo(Map.of("a", 5L, "b", 0L));
        assertThat(reader.balances(List.of("a", "b"), 20, 15)).isEqualTo(Map.of("a", 1L, "b", 0L));
        assertThat(reader.balances(List.of("a", "b"), 25, 25)).isEqualTo(Map.of("a", 1L, "b", 2L));
        HistoryBatch next = new HistoryBatch(store);
        next.load(List.of("c"));
        assertThat(next.partyOf("c")).isEqualTo("somebody");
    }
}
