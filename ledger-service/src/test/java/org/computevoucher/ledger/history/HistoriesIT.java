package org.computevoucher.ledger.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import org.computevoucher.ledger.history.Dominance.Question;
import org.computevoucher.ledger.it.LedgerIT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Histories in PostgreSQL answer what a sum over raw movements says. */
class HistoriesIT extends LedgerIT {

    private static final int MOVEMENTS = 120_000;
    private static final int HISTORIES = 20;
    private static final int QUESTIONS = 4_000;
    private static final long DAY = 86_400_000_000L;

    @Autowired private JdbcTemplate jdbc;
    @Autowired private TransactionTemplate transaction;

    private final SplittableRandom random = new SplittableRandom(20_260_101);
    private final Map<String, List<Movement>> all = new HashMap<>();
    private UUID run = UUID.randomUUID();

    @Test
    void every_answer_is_the_sum_of_raw_movements() {
        long end = record();
        HistoryReader reader = new HistoryReader(new JdbcHistorySource(jdbc));

        for (Map.Entry<String, List<Movement>> history : all.entrySet()) {
            String name = history.getKey();
            List<Question> questions = questions(end, name.equals(name(0)) ? QUESTIONS : 200);
            long[] expected = new Dominance(history.getValue()).answers(questions);
            for (int i = 0; i < expected.length; i++) {
                Question question = questions.get(i);
                assertThat(
                                reader.balances(
                                        List.of(name),
                                        question.recordedMicros(),
                                        question.effectiveMicros()))
                        .as("%s %s", name, question)
                        .isEqualTo(Map.of(name, expected[i]));
            }
        }
    }

    @Test
    void several_at_once_and_none_that_is_not_there() {
        long end = record();
        HistoryReader reader = new HistoryReader(new JdbcHistorySource(jdbc));
        List<String> names = new ArrayList<>(all.keySet());
        names.add("histories-it:unknown");

        for (Question question : questions(end, 100)) {
            Map<String, Long> expected = new HashMap<>();
            all.forEach(
                    (name, movements) ->
                            expected.put(
                                    name, new Dominance(movements).answers(List.of(question))[0]));
            assertThat(
                            reader.balances(
                                    names, question.recordedMicros(), question.effectiveMicros()))
                    .isEqualTo(expected);
        }
    }

    /** What no log tells is no read model's: a rebuild would find it. */
    @AfterEach
    void clear() {
        List<Long> written =
                jdbc.queryForList(
                        "DELETE FROM balance_history WHERE name LIKE 'histories-it:%' RETURNING"
                                + " history_id",
                        Long.class);
        for (String table : List.of("balance_block", "late_block", "late_piece")) {
            jdbc.update(
                    "DELETE FROM " + table + " WHERE history_id = ANY (?)",
                    (Object) written.toArray(Long[]::new));
        }
    }

    private List<Question> questions(long end, int count) {
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            questions.add(
                    new Question(
                            random.nextLong(-DAY, end + DAY), random.nextLong(-DAY, end + DAY)));
        }
        return questions;
    }

    /** A year; every other movement belongs to the first history, one of five is late. */
    private long record() {
        run = UUID.randomUUID();
        all.clear();
        long now = 0;
        for (int done = 0; done < MOVEMENTS; ) {
            List<Map.Entry<String, Movement>> batch = new ArrayList<>();
            for (int i = random.nextInt(1, 5_000); i > 0 && done < MOVEMENTS; i--) {
                now += random.nextLong(2 * 365 * DAY / MOVEMENTS);
                long late = random.nextInt(5) == 0 ? random.nextLong(30 * DAY) : 0;
                done++;
                int which = random.nextBoolean() ? 0 : random.nextInt(HISTORIES);
                batch.add(
                        Map.entry(
                                name(which),
                                new Movement(done, now, now - late, random.nextInt(-900, 1_000))));
            }
            transaction.executeWithoutResult(status -> write(batch));
        }
        return now;
    }

    private void write(List<Map.Entry<String, Movement>> movements) {
        HistoryBatch batch = new Histories(jdbc).batch();
        batch.load(movements.stream().map(Map.Entry::getKey).distinct().toList());
        for (Map.Entry<String, Movement> movement : movements) {
            batch.add(movement.getKey(), movement.getValue());
            Objects.requireNonNull(all.computeIfAbsent(movement.getKey(), key -> new ArrayList<>()))
                    .add(movement.getValue());
        }
        batch.write();
    }

    private String name(int history) {
        return "histories-it:" + run + ':' + history;
    }
}
