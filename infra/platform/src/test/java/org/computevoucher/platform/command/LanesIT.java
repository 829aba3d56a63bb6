package org.computevoucher.platform.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.computevoucher.platform.eventlog.AggregateVersions;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.purse.Purse;
import org.computevoucher.platform.purse.PurseFiller;
import org.computevoucher.platform.purse.PurseService;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.request.AnsweredRequests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class LanesIT {

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

    private static Purse.Deposit deposit(String purse, long amountFen) {
        return new Purse.Deposit(
                purse,
                amountFen,
                service.getBean(Ids.class).next(),
                null,
                service.getBean(Clock.class).instant());
    }

    private static long transactionsThatWrote(String purse) {
        Long count =
                service.getBean(JdbcTemplate.class)
                        .queryForObject(
                                "SELECT count(DISTINCT xmin::text) FROM event_log WHERE aggregate_id = ?",
                                Long.class,
                                purse);
        return count == null ? 0 : count;
    }

    @Test
    void two_hundred_at_once_spend_a_purse_to_the_last_fen_and_not_beyond() throws Exception {
        commands.<Long>sendAndWait(deposit("hot", 1_000));
        CountDownLatch together = new CountDownLatch(1);
        List<Future<Outcome<Long>>> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                answers.add(
                        callers.submit(
                                () -> {
                                    together.await();
                                    return commands.sendAndWait(new Purse.Spend("hot", 10));
                                }));
            }
            together.countDown();
        }

        long accepted = 0;
        for (Future<Outcome<Long>> answer : answers) {
            accepted += answer.get() instanceof Outcome.Accepted<Long> ? 1 : 0;
        }
        assertThat(accepted).isEqualTo(100);
        assertThat(commands.<Long>sendAndWait(new Purse.Spend("hot", 1)))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void commands_that_wait_together_commit_together() {
        List<CompletableFuture<Outcome<Long>>> answers = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            answers.add(commands.send(deposit("grouped", 1)));
        }
        answers.forEach(CompletableFuture::join);

        assertThat(answers.getLast().join()).isEqualTo(Outcome.accepted(1_000L));
        assertThat(transactionsThatWrote("grouped")).isLessThan(500);
    }

    @Test
    void what_commands_begin_is_looked_for_once_for_all_of_them() {
        commands.<Long>sendAndWait(deposit("of-old-7", 1_000));
        int before = PurseFiller.LOOKED_FOR.get();

        List<CompletableFuture<Outcome<Long>>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            answers.add(commands.send(fill("new-" + i)));
        }
        answers.add(commands.send(fill("new-7")));
        answers.add(commands.send(fill("of-old-7")));

        assertThat(answers.getFirst().join()).isEqualTo(Outcome.accepted(10L));
        assertThat(answers.get(100).join()).isEqualTo(Outcome.accepted(20L));
        assertThat(answers.get(101).join()).isEqualTo(Outcome.accepted(1_010L));
        // those alone that are there: the one that another command had begun, and the old one
        assertThat(PurseFiller.LOOKED_FOR.get() - before).isEqualTo(2);
    }

    private static PurseFiller.Fill fill(String purse) {
        return new PurseFiller.Fill(
                "a shelf",
                purse,
                10,
                service.getBean(Ids.class).next(),
                service.getBean(Clock.class).instant());
    }

    @Test
    void one_broken_command_fails_alone() {
        List<CompletableFuture<Outcome<Long>>> good = new ArrayList<>();
        List<CompletableFuture<Outcome<Long>>> bad = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            good.add(commands.send(deposit("mixed", 1)));
            if (i % 10 == 0) {
                bad.add(commands.send(new Purse.Break("mixed")));
            }
        }

        assertThat(bad)
                .allSatisfy(
                        answer ->
                                assertThatThrownBy(answer::join)
                                        .isInstanceOf(CompletionException.class)
                                        .hasRootCauseMessage("broken on purpose"));
        good.forEach(CompletableFuture::join);
        assertThat(commands.<Long>sendAndWait(new Purse.Spend("mixed", 100)))
                .isEqualTo(Outcome.accepted(0L));
    }

    @Test
    void another_instance_on_the_same_database_is_a_conflict_that_is_retried() {
        String database = service.getEnvironment().getRequiredProperty("spring.application.name");
        PurseService.Names names =
                new PurseService.Names(
                        database,
                        service.getEnvironment().getRequiredProperty("purse.out"),
                        service.getEnvironment().getRequiredProperty("purse.in"));
        try (ConfigurableApplicationContext second = PurseService.start(names)) {
            Commands others = second.getBean(Commands.class);
            List<CompletableFuture<Outcome<Long>>> answers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                answers.add(commands.send(deposit("shared", 1)));
                answers.add(others.send(deposit("shared", 1)));
            }
            answers.forEach(CompletableFuture::join);

            assertThat(others.<Long>sendAndWait(new Purse.Spend("shared", 200)))
                    .isEqualTo(Outcome.accepted(0L));
        }
    }

    @Test
    void a_refusal_that_looked_at_no_state_is_answered_also_after_a_restart() {
        commands.<Long>sendAndWait(deposit("restarted", 10));
        PurseService.Names names =
                new PurseService.Names(
                        service.getEnvironment().getRequiredProperty("spring.application.name"),
                        service.getEnvironment().getRequiredProperty("purse.out"),
                        service.getEnvironment().getRequiredProperty("purse.in"));
        try (ConfigurableApplicationContext restarted = PurseService.start(names)) {
            assertThat(
                            restarted
                                    .getBean(Commands.class)
                                    .<Long>sendAndWait(new Purse.SpendOnNothing("restarted")))
                    .isInstanceOf(Outcome.Refused.class);
        }
    }

    @Test
    void an_error_in_the_middle_of_a_commit_rolls_back_and_leaves_the_thread_clean() {
        TransactionManager transactions = service.getBean(TransactionManager.class);

        assertThatThrownBy(
                        () ->
                                RootUnitOfWork.inOneTransaction(
                                        "breaks",
                                        transactions,
                                        () -> {
                                            CurrentUnitOfWork.get()
                                                    .onPrepareCommit(
                                                            committing -> {
                                                                throw new NoClassDefFoundError("x");
                                                            });
                                            return 1;
                                        }))
                .hasRootCauseInstanceOf(NoClassDefFoundError.class);

        assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isFalse();
        assertThat(CurrentUnitOfWork.isStarted()).isFalse();
    }

    @Test
    void a_full_lane_says_so_and_does_not_grow() throws Exception {
        CountDownLatch hold = new CountDownLatch(1);
        try (CommandLanes lanes =
                CommandLanes.start(
                        NoTransactionManager.INSTANCE,
                        service.getBean(AggregateVersions.class),
                        service.getBean(AnsweredRequests.class),
                        new CommandLanes.Settings(1, 1, 2))) {
            lanes.subscribe(
                    Purse.Break.class.getName(),
                    message -> {
                        hold.await();
                        return Outcome.accepted(1L);
                    });
            Commands few =
                    new LaneCommands(
                            lanes,
                            service.getBean(AggregateVersions.class),
                            Duration.ofSeconds(30));
            List<CompletableFuture<Outcome<Long>>> answers = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                answers.add(few.send(new Purse.Break("x")));
            }

            assertThat(answers.getLast())
                    .failsWithin(java.time.Duration.ofSeconds(5))
                    .withThrowableThat()
                    .withCauseInstanceOf(LaneFullException.class);
            assertThat(lanes.waiting()).isLessThanOrEqualTo(2);
            hold.countDown();
            assertThat(answers.getFirst().join()).isEqualTo(Outcome.accepted(1L));
        }
    }

    @Test
    void inside_a_unit_of_work_a_command_runs_within_it_or_not_at_all() {
        DefaultUnitOfWork<?> outer =
                DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage("outer"));
        try {
            assertThatThrownBy(() -> commands.send(deposit("inside", 1)))
                    .hasMessageContaining("within()");
        } finally {
            outer.rollback();
        }
        assertThatThrownBy(() -> commands.within(deposit("inside", 1)))
                .hasMessageContaining("send()");
    }
}
