package org.computevoucher.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.platform.eventlog.AggregateVersions;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.purse.Purse;
import org.computevoucher.platform.purse.PurseService;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.request.Answer;
import org.computevoucher.platform.request.AnsweredRequests;
import org.computevoucher.platform.request.IdempotencyConflict;
import org.computevoucher.platform.request.RequestContent;
import org.computevoucher.platform.request.RequestKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionSystemException;

/** What happens to keyed commands within one batch of one lane, step by step. */
class KeyedBatchesIT {

    /** Keeps the lane busy until everything behind it has queued up. */
    record Hold(@TargetAggregateIdentifier String lane) {}

    /** Is refused after another instance has done the same request. */
    record TooLate(@TargetAggregateIdentifier String purse) {}

    private static final Executor CALLERS = Thread::startVirtualThread;

    private static ConfigurableApplicationContext service;

    private final AtomicInteger statements = new AtomicInteger();
    private final AtomicBoolean forgetCommit = new AtomicBoolean();
    private final CountDownLatch hold = new CountDownLatch(1);
    private CommandLanes lanes;
    private Commands commands;

    @BeforeAll
    static void start() {
        service = PurseService.start(PurseService.Names.fresh());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void openOneLane() {
        lanes = oneLane();
        commands =
                new LaneCommands(
                        lanes, service.getBean(AggregateVersions.class), Duration.ofSeconds(30));
        var _ =
                AggregateAnnotationCommandHandler.<Purse>builder()
                        .aggregateType(Purse.class)
                        .repository(service.getBean(Configuration.class).repository(Purse.class))
                        .creationPolicyAggregateFactory(id -> Purse.empty(String.valueOf(id)))
                        .build()
                        .subscribe(lanes);
        var _ =
                lanes.subscribe(
                        Hold.class.getName(),
                        message -> {
                            hold.await();
                            return Outcome.accepted(0L);
                        });
    }

    @AfterEach
    void close() {
        hold.countDown();
        lanes.close();
    }

    private CommandLanes oneLane() {
        return CommandLanes.start(
                forgetful(service.getBean(TransactionManager.class)),
                service.getBean(AggregateVersions.class),
                new AnsweredRequests(
                        counted(service.getBean(JdbcTemplate.class)), service.getBean(Clock.class)),
                new CommandLanes.Settings(1, 500, 500));
    }

    /** Commits, and then may lose the news of it, as a connection does that breaks. */
    private TransactionManager forgetful(TransactionManager real) {
        return () -> {
            Transaction transaction = real.startTransaction();
            return new Transaction() {
                @Override
                public void commit() {
                    transaction.commit();
                    if (forgetCommit.compareAndSet(true, false)) {
                        throw new TransactionSystemException("nobody knows whether it was done");
                    }
                }

                @Override
                public void rollback() {
                    transaction.rollback();
                }
            };
        };
    }

    private JdbcOperations counted(JdbcOperations real) {
        return (JdbcOperations)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {JdbcOperations.class},
                        (proxy, method, arguments) -> {
                            statements.incrementAndGet();
                            try {
                                return method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private static RequestKey key(String value) {
        return new RequestKey("office", value, "POST", "/purses");
    }

    private static Purse.Deposit deposit(String purse, long fen) {
        return new Purse.Deposit(
                purse,
                fen,
                service.getBean(Ids.class).next(),
                null,
                service.getBean(Clock.class).instant());
    }

    private Outcome<Answer> ask(String key, Object command, String content) {
        return commands.<Long>answer(
                key(key),
                RequestContent.of(key(key), content),
                command,
                balance -> new Answer(200, "balance " + balance));
    }

    private Outcome<Answer> askToSpend(String key, String purse, long fen) {
        return ask(key, new Purse.Spend(purse, fen), purse + -fen);
    }

    private Outcome<Answer> askToDeposit(String key, String purse, long fen) {
        return ask(key, deposit(purse, fen), purse + fen);
    }

    /** Queues requests in this order and runs them as one batch. */
    private List<Outcome<Answer>> inOneBatch(List<Supplier<Outcome<Answer>>> all) {
        CompletableFuture<Outcome<Long>> held = commands.send(new Hold("the lane"));
        Awaitility.await().until(() -> lanes.waiting() == 0);
        List<CompletableFuture<Outcome<Answer>>> answers = new ArrayList<>();
        for (var one : all) {
            answers.add(CompletableFuture.supplyAsync(one, CALLERS));
            Awaitility.await().until(() -> lanes.waiting() == answers.size());
        }
        hold.countDown();
        var _ = held.join();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static Outcome<Answer> balance(long fen) {
        return Outcome.accepted(new Answer(200, "balance " + fen));
    }

    private static long eventsOf(String purse) {
        Long count =
                service.getBean(JdbcTemplate.class)
                        .queryForObject(
                                "SELECT count(*) FROM event_log WHERE aggregate_id = ?",
                                Long.class,
                                purse);
        return count == null ? 0 : count;
    }

    @Test
    void a_key_that_comes_again_in_its_batch_gets_the_first_answer_or_is_a_conflict() {
        List<Outcome<Answer>> answers =
                inOneBatch(
                        List.of(
                                () -> askToDeposit("twice", "doubled", 5),
                                () -> askToDeposit("twice", "doubled", 5),
                                () -> askToDeposit("other", "doubled", 5),
                                () -> askToDeposit("twice", "doubled", 6),
                                () -> askToDeposit("twice", "doubled", 5)));

        Outcome<Answer> conflict = Outcome.refused(new IdempotencyConflict("twice"));
        assertThat(answers)
                .containsExactly(balance(5), balance(5), balance(10), conflict, balance(5));
        assertThat(eventsOf("doubled")).isEqualTo(2);
        assertThat(statements).as("one look and one insert").hasValue(2);
    }

    @Test
    void the_second_of_a_batch_is_run_itself_where_the_first_was_refused() {
        List<Outcome<Answer>> answers =
                inOneBatch(
                        List.of(
                                () -> askToSpend("again", "refilled", 5),
                                () -> askToDeposit("fill", "refilled", 8),
                                () -> askToSpend("again", "refilled", 5),
                                () -> askToSpend("again", "refilled", 5)));

        assertThat(answers.getFirst()).isInstanceOf(Outcome.Refused.class);
        assertThat(answers.subList(1, 4)).containsExactly(balance(8), balance(3), balance(3));
        assertThat(eventsOf("refilled")).isEqualTo(2);
    }

    @Test
    void a_batch_of_which_nobody_knows_whether_it_was_committed_acts_once() {
        var _ = commands.<Long>sendAndWait(deposit("doubtful", 100));
        forgetCommit.set(true);

        assertThat(askToSpend("doubt", "doubtful", 100)).isEqualTo(balance(0));

        assertThat(forgetCommit).as("the commit was forgotten").isFalse();
        assertThat(eventsOf("doubtful")).isEqualTo(2);
    }

    @Test
    void a_whole_batch_that_is_run_again_gives_the_answers_of_its_commit() {
        List<Supplier<Outcome<Answer>>> requests = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String name = "many-" + i;
            requests.add(() -> askToDeposit(name, "manifold", 1));
        }
        // the last to queue up; the lane is held until then, so this is the batch's commit
        requests.add(
                () -> {
                    forgetCommit.set(true);
                    return askToDeposit("many-last", "manifold", 1);
                });

        List<Outcome<Answer>> answers = inOneBatch(requests);

        assertThat(answers).startsWith(balance(1), balance(2)).endsWith(balance(21));
        assertThat(forgetCommit).as("the commit was forgotten").isFalse();
        assertThat(eventsOf("manifold")).isEqualTo(21);
    }

    @Test
    void a_refusal_that_is_the_effect_of_the_same_request_done_elsewhere_is_not_the_answer() {
        Commands elsewhere = service.getBean(Commands.class);
        RequestContent content = RequestContent.of(key("raced"), "spend all");
        AtomicInteger decided = new AtomicInteger();
        var _ =
                lanes.subscribe(
                        TooLate.class.getName(),
                        message -> {
                            decided.incrementAndGet();
                            var _ =
                                    CompletableFuture.supplyAsync(
                                                    () ->
                                                            elsewhere.<Long>answer(
                                                                    key("raced"),
                                                                    content,
                                                                    deposit("elsewhere", 3),
                                                                    fen ->
                                                                            new Answer(
                                                                                    201, "first")),
                                                    CALLERS)
                                            .join();
                            return Outcome.refused(new Purse.TooLittle(1, 0));
                        });

        Outcome<Answer> answer =
                commands.<Long>answer(
                        key("raced"),
                        content,
                        new TooLate("too late"),
                        fen -> new Answer(200, "second"));

        assertThat(answer).isEqualTo(Outcome.accepted(new Answer(201, "first")));
        assertThat(decided).hasValue(1);
    }

    @Test
    void a_batch_without_keys_neither_looks_nor_writes() {
        var _ = commands.<Long>sendAndWait(deposit("unkeyed", 5));
        var _ = commands.<Long>sendAndWait(new Purse.Spend("unkeyed", 9));

        assertThat(statements).hasValue(0);
    }
}
