package org.computevoucher.platform.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.eventlog.EventNames;
import org.computevoucher.platform.eventlog.PostgresEventLog;
import org.computevoucher.platform.purse.Purse;
import org.computevoucher.platform.purse.PurseService;
import org.computevoucher.platform.rebuild.Rebuild.OnDifference;
import org.computevoucher.platform.rebuild.Rebuild.Side;
import org.computevoucher.platform.rebuild.Rebuild.State;
import org.computevoucher.platform.service.ServiceDefinition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A read model is built again beside the live one, which goes on answering. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RebuildIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PURSES = 20;
    private static final int DEPOSITS = 15;

    private static final String SHAPE =
            """
            SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename IN ('purse', 'deposit')
            UNION ALL SELECT format('constraint %s of %s: %s', conname, conrelid::regclass, pg_get_constraintdef(oid))
                FROM pg_constraint WHERE conrelid IN ('purse'::regclass, 'deposit'::regclass)
            UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger
                WHERE tgrelid IN ('purse'::regclass, 'deposit'::regclass)
            UNION ALL SELECT format('%s %s %s', attrelid::regclass, attname, attidentity) FROM pg_attribute
                WHERE attrelid IN ('purse'::regclass, 'deposit'::regclass) AND attnum > 0
            UNION ALL SELECT relname || ' ' || reloptions::text FROM pg_class WHERE oid = 'purse'::regclass
            UNION ALL SELECT viewname || definition FROM pg_views WHERE schemaname = 'public'
            ORDER BY 1
            """;

    private final PurseService.Names names = PurseService.Names.fresh();
    private ConfigurableApplicationContext service;

    @BeforeAll
    void startWithSomeMoney() {
        service = start();
        depositEverywhere();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private ConfigurableApplicationContext start() {
        return PurseService.start(names, "computevoucher.rebuild.batch-size=7");
    }

    private void depositEverywhere() {
        List<CompletableFuture<?>> sent = new ArrayList<>();
        Commands commands = service.getBean(Commands.class);
        for (int i = 0; i < PURSES * DEPOSITS; i++) {
            sent.add(
                    commands.send(
                            new Purse.Deposit(
                                    "purse-" + i % PURSES,
                                    i + 1,
                                    UUID.randomUUID(),
                                    null,
                                    Instant.EPOCH)));
        }
        sent.forEach(CompletableFuture::join);
        Awaitility.await().atMost(PATIENCE).until(() -> count("deposit") == count("event_log"));
    }

    private JdbcTemplate jdbc() {
        return service.getBean(JdbcTemplate.class);
    }

    private long count(String table) {
        Long rows = jdbc().queryForObject("SELECT count(*) FROM " + table, Long.class);
        return rows == null ? 0 : rows;
    }

    private List<String> purses() {
        return jdbc().queryForList(
                        "SELECT purse || ' ' || balance_fen FROM purse ORDER BY 1", String.class);
    }

    private Optional<Rebuild> begun(OnDifference onDifference) {
        return service.getBean(Rebuilds.class)
                .begin(UUID.randomUUID(), "balances", onDifference, begun -> {});
    }

    private Rebuild ordered(OnDifference onDifference) {
        Rebuild ordered = begun(onDifference).orElseThrow();
        service.getBean(RebuildRunner.class).wake();
        return ordered;
    }

    private Rebuild now(Rebuild ordered) {
        return service.getBean(Rebuilds.class).find(ordered.rebuildId()).orElseThrow();
    }

    private Rebuild ended(Rebuild ordered) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> now(ordered), rebuild -> rebuild.endedAt() != null);
    }

    private void spoil() {
        jdbc().update("UPDATE purse SET balance_fen = balance_fen + 1 WHERE purse = 'purse-3'");
    }

    @Test
    void what_is_rebuilt_equals_the_live_one_again_and_again_and_takes_its_place() {
        List<String> purses = purses();
        List<String> shape = jdbc().queryForList(SHAPE, String.class);

        Rebuild first = ended(ordered(OnDifference.KEEP));
        Rebuild second = ended(ordered(OnDifference.KEEP));

        assertThat(List.of(first, second))
                .allSatisfy(
                        rebuild -> {
                            assertThat(rebuild.state()).isEqualTo(State.SWITCHED);
                            assertThat(rebuild.failure()).isNull();
                            assertThat(rebuild.differences()).isEmpty();
                            assertThat(rebuild.eventsDone())
                                    .isEqualTo(rebuild.eventsTotal())
                                    .isEqualTo(count("event_log"));
                            assertThat(rebuild.eventsPerSecond()).isPositive();
                        });
        assertThat(purses()).isEqualTo(purses);
        assertThat(jdbc().queryForList(SHAPE, String.class)).isEqualTo(shape);
        assertThat(
                        jdbc().queryForList(
                                        "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'rebuild%'"))
                .isEmpty();
    }

    @Test
    void a_wrong_row_is_reported_and_stays_until_the_rebuilt_one_is_to_take_its_place() {
        List<String> right = purses();
        spoil();
        List<String> wrong = purses();

        Rebuild kept = ended(ordered(OnDifference.KEEP));

        assertThat(kept.state()).isEqualTo(State.KEPT);
        assertThat(kept.comparedUpTo()).isEqualTo(count("event_log"));
        assertThat(kept.differences()).hasSize(1);
        assertThat(kept.differences().getFirst().tableName()).isEqualTo("purse");
        assertThat(kept.differences().getFirst().samples())
                .extracting(Rebuild.Sample::side)
                .containsExactly(Side.LIVE, Side.REBUILT);
        assertThat(kept.differences().getFirst().samples())
                .allSatisfy(sample -> assertThat(sample.row()).startsWith("(purse-3,"));
        assertThat(purses()).isEqualTo(wrong).isNotEqualTo(right);

        Rebuild switched = ended(ordered(OnDifference.SWITCH));

        assertThat(switched.state()).isEqualTo(State.SWITCHED);
        assertThat(switched.differences()).isEqualTo(kept.differences());
        assertThat(purses()).isEqualTo(right);
    }

    @Test
    void who_reads_meanwhile_always_finds_everything() {
        AtomicBoolean reading = new AtomicBoolean(true);
        AtomicInteger reads = new AtomicInteger();
        TransactionTemplate transaction =
                new TransactionTemplate(service.getBean(PlatformTransactionManager.class));
        List<CompletableFuture<Void>> readers = new ArrayList<>();
        for (String query :
                List.of(
                        "SELECT count(*) FROM purse",
                        "SELECT count(*) FROM full_purse",
                        "SELECT count(DISTINCT purse) FROM deposit",
                        "SELECT count(*) FROM purse WHERE EXISTS (SELECT FROM deposit WHERE deposit.purse = purse.purse)",
                        "SELECT CASE WHEN balance_fen > 0 THEN 20 ELSE 0 END FROM fullest_purse")) {
            readers.add(
                    CompletableFuture.runAsync(
                            () -> {
                                while (reading.get()) {
                                    // the other order than that in which the switch locks
                                    transaction.executeWithoutResult(
                                            status -> {
                                                jdbc().queryForObject(
                                                                "SELECT count(*) FROM deposit",
                                                                Long.class);
                                                assertThat(
                                                                jdbc().queryForObject(
                                                                                query,
                                                                                Integer.class))
                                                        .isEqualTo(PURSES);
                                            });
                                    reads.incrementAndGet();
                                }
                            }));
        }
        try {
            for (int i = 0; i < 5; i++) {
                assertThat(ended(ordered(OnDifference.KEEP)).state()).isEqualTo(State.SWITCHED);
            }
        } finally {
            reading.set(false);
        }
        readers.forEach(CompletableFuture::join);
        assertThat(reads).hasPositiveValue();
    }

    @Test
    void what_is_appended_meanwhile_is_there_and_the_live_one_goes_on_after_the_switch() {
        AtomicBoolean writing = new AtomicBoolean(true);
        CompletableFuture<Void> writer =
                CompletableFuture.runAsync(
                        () -> {
                            while (writing.get()) {
                                depositEverywhere();
                            }
                        });
        Rebuild ended;
        try {
            ended = ended(ordered(OnDifference.KEEP));
        } finally {
            writing.set(false);
        }
        writer.join();
        depositEverywhere();

        assertThat(ended.failure()).isNull();
        assertThat(ended.state()).isEqualTo(State.SWITCHED);
        assertThat(jdbc().queryForObject("SELECT sum(balance_fen) FROM purse", Long.class))
                .isEqualTo(
                        jdbc().queryForObject(
                                        "SELECT sum((payload ->> 'amountFen')::bigint) FROM event_log",
                                        Long.class));
        assertThat(ended(ordered(OnDifference.KEEP)).differences()).isEmpty();
    }

    @Test
    void where_the_live_one_went_on_after_all_it_is_compared_and_switched_again() throws Exception {
        ServiceDefinition definition = service.getBean(ServiceDefinition.class);
        AtomicInteger asked = new AtomicInteger();
        List<Long> tables = new ArrayList<>();
        Rebuild ordered;
        try (Connection alone = service.getBean(DataSource.class).getConnection();
                Statement lock = alone.createStatement()) {
            // the service's own thread leaves it alone
            lock.execute("SELECT pg_advisory_lock(hashtext('rebuild'), 0)");
            ordered = begun(OnDifference.KEEP).orElseThrow();
            new RebuildRun(
                            ordered,
                            Objects.requireNonNull(definition.readModels().get("balances")),
                            new RebuildRunner.Parts(
                                    service.getBean(DataSource.class),
                                    jdbc(),
                                    service.getBean(PostgresEventLog.class),
                                    EventNames.of(definition.eventFamilies()),
                                    service.getBean(Rebuilds.class),
                                    model -> {
                                        tables.add(oid("public.purse"));
                                        // the check before it is compared, and that of the switch
                                        return asked.incrementAndGet() % 6 == 5
                                                ? count("event_log") + 1
                                                : count("event_log");
                                    },
                                    7,
                                    () -> false))
                    .toTheEnd();
            lock.execute("SELECT pg_advisory_unlock(hashtext('rebuild'), 0)");
        }

        // to begin and to come near; then four times near, up to it, and whether it stood still
        assertThat(asked).hasValue(2 + 4 * 3);
        assertThat(now(ordered).state()).isEqualTo(State.SWITCHED);
        assertThat(now(ordered).differences()).isEmpty();
        assertThat(tables).as("nothing had been switched").containsOnly(tables.getFirst());
        assertThat(oid("public.purse")).isNotEqualTo(tables.getFirst());
    }

    @Test
    void two_at_once_are_refused_and_one_can_be_cancelled() {
        Rebuilds rebuilds = service.getBean(Rebuilds.class);
        Rebuild first;
        try (Halfway halfway = new Halfway()) {
            first = ordered(OnDifference.SWITCH);
            halfway.await();

            assertThat(begun(OnDifference.KEEP)).isEmpty();
            assertThat(rebuilds.cancel(first.rebuildId(), asked -> {})).isPresent();
        }

        assertThat(ended(first).state()).isEqualTo(State.CANCELLED);
        assertThat(rebuilds.cancel(first.rebuildId(), asked -> {})).isEmpty();
        assertThat(count("pg_namespace WHERE nspname LIKE 'rebuild%'")).isZero();
    }

    @Test
    void one_that_was_interrupted_goes_on_where_it_was() {
        Rebuild ordered;
        Long copy;
        try (Halfway halfway = new Halfway()) {
            ordered = ordered(OnDifference.KEEP);
            halfway.await();
            copy = oid("rebuild_balances.purse");
            service.close();
        }
        service = start();
        Rebuild ended = ended(ordered);

        assertThat(ended.state()).isEqualTo(State.SWITCHED);
        assertThat(ended.differences()).isEmpty();
        assertThat(oid("public.purse")).isEqualTo(copy);
    }

    @Test
    void one_that_cannot_be_built_fails_and_says_why() {
        PurseService.WRITING.set(
                deposit -> {
                    if (isRebuild()) {
                        throw new IllegalStateException("broken on purpose");
                    }
                });
        try {
            Rebuild failed = ended(ordered(OnDifference.SWITCH));

            assertThat(failed.state()).isEqualTo(State.FAILED);
            assertThat(failed.failure()).contains("broken on purpose");
        } finally {
            PurseService.WRITING.set(deposit -> {});
        }
    }

    private Long oid(String table) {
        return jdbc().queryForList("SELECT to_regclass(?)::oid::bigint", Long.class, table)
                .getFirst();
    }

    private static boolean isRebuild() {
        return Thread.currentThread().getName().equals("rebuild");
    }

    /** Has the next rebuild wait in the middle of the log, until this is closed. */
    private static final class Halfway implements AutoCloseable {

        private final AtomicInteger seen = new AtomicInteger();
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch goesOn = new CountDownLatch(1);

        Halfway() {
            PurseService.WRITING.set(deposit -> see());
        }

        private void see() {
            if (isRebuild() && seen.incrementAndGet() == PURSES * DEPOSITS / 2) {
                reached.countDown();
                try {
                    goesOn.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException("the process ends", e);
                }
            }
        }

        void await() {
            Awaitility.await().atMost(PATIENCE).until(() -> reached.getCount() == 0);
        }

        @Override
        public void close() {
            goesOn.countDown();
            PurseService.WRITING.set(deposit -> {});
        }
    }
}
