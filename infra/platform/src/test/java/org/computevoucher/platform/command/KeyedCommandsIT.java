package org.computevoucher.platform.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.purse.Purse;
import org.computevoucher.platform.purse.PurseService;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Refusal;
import org.computevoucher.platform.request.Answer;
import org.computevoucher.platform.request.IdempotencyConflict;
import org.computevoucher.platform.request.RequestContent;
import org.computevoucher.platform.request.RequestKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** A request is done once under its key and answered alike for ever, whoever asks how often. */
class KeyedCommandsIT {

    private static final int MANY = 200;

    private static ConfigurableApplicationContext service;
    private static Commands commands;

    @BeforeAll
    static void start() {
        service = PurseService.start(PurseService.Names.fresh());
        commands = service.getBean(Commands.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** Another instance on the same database, or this one after a restart. */
    private static ConfigurableApplicationContext again() {
        return PurseService.start(
                new PurseService.Names(
                        service.getEnvironment().getRequiredProperty("spring.application.name"),
                        service.getEnvironment().getRequiredProperty("purse.out"),
                        service.getEnvironment().getRequiredProperty("purse.in")));
    }

    private static RequestKey key(String caller, String value) {
        return new RequestKey(caller, value, "POST", "/purses");
    }

    private static Outcome<Answer> deposit(Commands to, RequestKey key, String purse, long fen) {
        Purse.Deposit command =
                new Purse.Deposit(
                        purse,
                        fen,
                        service.getBean(Ids.class).next(),
                        null,
                        service.getBean(Clock.class).instant());
        return to.answer(
                key,
                RequestContent.of(key, List.of(purse, fen)),
                command,
                // what makes an answer of its own whenever it is rendered
                balance -> new Answer(201, balance + " by " + command.eventId()));
    }

    private static Outcome<Answer> spend(Commands to, RequestKey key, String purse, long fen) {
        return to.<Long>answer(
                key,
                RequestContent.of(key, List.of(purse, -fen)),
                new Purse.Spend(purse, fen),
                balance -> new Answer(200, "left " + balance));
    }

    private static <T> List<T> atOnce(int count, IntFunction<T> request) throws Exception {
        CountDownLatch together = new CountDownLatch(1);
        List<Future<T>> running = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, count)
                    .forEach(
                            i ->
                                    running.add(
                                            callers.submit(
                                                    () -> {
                                                        together.await();
                                                        return request.apply(i);
                                                    })));
            together.countDown();
        }
        List<T> answers = new ArrayList<>();
        for (Future<T> one : running) {
            answers.add(one.get());
        }
        return answers;
    }

    private static long eventsOf(String purse) {
        return count("SELECT count(*) FROM event_log WHERE aggregate_id = ?", purse);
    }

    private static long keysTaken(RequestKey key) {
        return count("SELECT count(*) FROM answered_request WHERE key_id = ?", key.id());
    }

    private static long count(String sql, Object argument) {
        Long count = service.getBean(JdbcTemplate.class).queryForObject(sql, Long.class, argument);
        return count == null ? 0 : count;
    }

    private static Refusal refusal(Outcome<Answer> outcome) {
        return switch (outcome) {
            case Outcome.Refused<Answer>(Refusal refusal) -> refusal;
            case Outcome.Accepted<Answer>(Answer answer) -> throw new AssertionError(answer);
        };
    }

    @Test
    void two_hundred_at_once_under_one_key_act_once_and_get_the_same_answer() throws Exception {
        RequestKey key = key("office", "crowd");

        List<Outcome<Answer>> answers = atOnce(MANY, i -> deposit(commands, key, "crowded", 7));

        assertThat(answers).hasSize(MANY).containsOnly(answers.getFirst());
        assertThat(answers.getFirst()).isInstanceOf(Outcome.Accepted.class);
        assertThat(eventsOf("crowded")).isEqualTo(1);
        assertThat(deposit(commands, key, "crowded", 7)).isEqualTo(answers.getFirst());
    }

    @Test
    void another_content_under_the_same_key_is_a_conflict_in_every_lane() throws Exception {
        RequestKey key = key("office", "two-contents");
        List<String> purses = List.of("content-a", "content-b", "content-c", "content-d");

        List<Outcome<Answer>> answers =
                atOnce(MANY, i -> deposit(commands, key, purses.get(i % 4), 7));

        List<Outcome<Answer>> accepted =
                answers.stream().filter(one -> one instanceof Outcome.Accepted<Answer>).toList();
        assertThat(accepted).hasSize(MANY / 4).containsOnly(accepted.getFirst());
        assertThat(answers)
                .filteredOn(one -> one instanceof Outcome.Refused<Answer>)
                .hasSize(MANY * 3 / 4)
                .allSatisfy(
                        one ->
                                assertThat(refusal(one))
                                        .isEqualTo(new IdempotencyConflict(key.value())));
        assertThat(refusal(deposit(commands, key, "content-a", 8)).kind())
                .isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(purses.stream().mapToLong(KeyedCommandsIT::eventsOf).sum()).isEqualTo(1);
    }

    @Test
    void two_callers_with_the_same_key_do_not_meet() {
        Outcome<Answer> first = deposit(commands, key("office", "ours"), "met", 1);
        Outcome<Answer> second = deposit(commands, key("treasury", "ours"), "met", 2);

        assertThat(first).isNotEqualTo(second);
        assertThat(second).isInstanceOf(Outcome.Accepted.class);
        assertThat(eventsOf("met")).isEqualTo(2);
    }

    @Test
    void after_a_restart_the_first_answer_is_given_again_and_a_conflict_is_one() {
        RequestKey key = key("office", "before-the-restart");
        Outcome<Answer> first = deposit(commands, key, "restarted", 9);

        try (ConfigurableApplicationContext restarted = again()) {
            Commands after = restarted.getBean(Commands.class);
            assertThat(deposit(after, key, "restarted", 9)).isEqualTo(first);
            assertThat(refusal(deposit(after, key, "restarted", 10)).reason())
                    .isEqualTo("IDEMPOTENCY_CONFLICT");
        }
        assertThat(eventsOf("restarted")).isEqualTo(1);
    }

    @Test
    void two_instances_at_once_act_once_and_never_refuse_what_the_other_has_done()
            throws Exception {
        try (ConfigurableApplicationContext second = again()) {
            List<Commands> instances = List.of(commands, second.getBean(Commands.class));
            for (int round = 0; round < 20; round++) {
                String purse = "contested-" + round;
                RequestKey key = key("office", "spend-" + purse);
                deposit(commands, key("office", "fill-" + purse), purse, 50);

                // all that is there: done a second time, or looked at too late, it is refused
                List<Outcome<Answer>> answers =
                        atOnce(20, i -> spend(instances.get(i % 2), key, purse, 50));

                assertThat(answers).containsOnly(Outcome.accepted(new Answer(200, "left 0")));
                assertThat(eventsOf(purse)).isEqualTo(2);
            }
        }
    }

    @Test
    void a_refused_request_takes_no_key() {
        RequestKey key = key("office", "too-early");

        assertThat(refusal(spend(commands, key, "poor", 5)).reason()).isEqualTo("TOO_LITTLE");
        assertThat(keysTaken(key)).isZero();
        deposit(commands, key("office", "money"), "poor", 9);

        assertThat(spend(commands, key, "poor", 6))
                .as("corrected, under the same key")
                .isEqualTo(Outcome.accepted(new Answer(200, "left 3")));
        assertThat(keysTaken(key)).isEqualTo(1);
    }

    @Test
    void a_command_that_breaks_and_an_answer_that_cannot_be_rendered_take_no_key() {
        RequestKey key = key("office", "broken");

        assertThatThrownBy(
                        () ->
                                commands.<Long>answer(
                                        key,
                                        RequestContent.of(key, null),
                                        new Purse.Break("fragile"),
                                        balance -> new Answer(200, "never")))
                .hasMessage("broken on purpose");
        assertThatThrownBy(
                        () ->
                                commands.<Long>answer(
                                        key,
                                        RequestContent.of(key, null),
                                        new Purse.Deposit(
                                                "fragile",
                                                1,
                                                service.getBean(Ids.class).next(),
                                                null,
                                                service.getBean(Clock.class).instant()),
                                        balance -> {
                                            throw new IllegalStateException("no words for it");
                                        }))
                .hasMessage("no words for it");

        assertThat(keysTaken(key)).isZero();
        assertThat(eventsOf("fragile")).isZero();
    }

    @Test
    void an_answer_is_never_changed_or_deleted() {
        RequestKey key = key("office", "for-ever");
        deposit(commands, key, "eternal", 1);
        JdbcTemplate jdbc = service.getBean(JdbcTemplate.class);

        for (String change :
                List.of(
                        "UPDATE answered_request SET answer = 'other'",
                        "DELETE FROM answered_request",
                        "TRUNCATE answered_request")) {
            assertThatThrownBy(() -> jdbc.update(change))
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("append-only");
        }
        assertThat(keysTaken(key)).isEqualTo(1);
    }

    @Test
    void inside_a_unit_of_work_no_request_is_answered() {
        RequestKey key = key("office", "inside");

        assertThatThrownBy(
                        () ->
                                RootUnitOfWork.inOneTransaction(
                                        "outer",
                                        service.getBean(
                                                org.axonframework.common.transaction
                                                        .TransactionManager.class),
                                        () -> deposit(commands, key, "inside", 1)))
                .hasMessageContaining("within()");
    }
}
