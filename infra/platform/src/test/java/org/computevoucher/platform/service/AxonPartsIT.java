package org.computevoucher.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.SimpleEventBus;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.axonframework.updates.UpdateChecker;
import org.computevoucher.platform.command.CommandLanes;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.eventlog.PostgresEventLog;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.purse.Purse;
import org.computevoucher.platform.purse.PurseService;
import org.computevoucher.platform.refusal.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Traps of Axon that were found the hard way: each test fails when one opens again. */
class AxonPartsIT {

    private static ConfigurableApplicationContext service;
    private static Configuration axon;
    private static Commands commands;

    @BeforeAll
    static void start() {
        service =
                PurseService.start(PurseService.Names.fresh(), "computevoucher.snapshot-every=50");
        axon = service.getBean(Configuration.class);
        commands = service.getBean(Commands.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Outcome<Long> deposit(String purse, long amountFen) {
        Ids ids = service.getBean(Ids.class);
        java.time.Clock clock = service.getBean(java.time.Clock.class);
        return commands.sendAndWait(
                new Purse.Deposit(purse, amountFen, ids.next(), null, clock.instant()));
    }

    private static long balance(String purse) {
        List<Long> found =
                service.getBean(JdbcTemplate.class)
                        .queryForList(
                                "SELECT balance_fen FROM purse WHERE purse = ?", Long.class, purse);
        return found.isEmpty() ? 0 : found.getFirst();
    }

    @Test
    void axon_runs_on_our_event_log_lanes_and_transactions() {
        assertThat(axon.commandBus()).isInstanceOf(CommandLanes.class);
        assertThat(axon.eventStore()).isInstanceOf(EmbeddedEventStore.class);
        assertThat(axon.getComponent(org.axonframework.common.transaction.TransactionManager.class))
                .isInstanceOf(SpringTransactionManager.class);
        assertThat(deposit("trap-1", 5)).isEqualTo(Outcome.accepted(5L));
        assertThat(service.getBean(PostgresEventLog.class).lastIndex()).isPositive();
    }

    @Test
    void a_part_that_is_not_the_one_we_mean_stops_the_start() {
        assertThatThrownBy(
                        () ->
                                AxonLifecycle.requirePart(
                                        EventStore.class,
                                        SimpleEventBus.builder().build(),
                                        EmbeddedEventStore.class))
                .hasMessageContaining("EmbeddedEventStore")
                .hasMessageContaining("SimpleEventBus");
    }

    @Test
    void a_processor_replays_a_log_that_is_not_empty_and_remembers_that_it_does() {
        deposit("trap-2", 7);
        Awaitility.await().until(() -> balance("trap-2") == 7);
        PooledStreamingEventProcessor processor =
                axon.eventProcessingConfiguration()
                        .eventProcessor("balances", PooledStreamingEventProcessor.class)
                        .orElseThrow();

        processor.shutDown();
        processor.resetTokens("the context of this replay");
        service.getBean(JdbcTemplate.class).update("DELETE FROM purse");
        processor.start();

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(balance("trap-2")).isEqualTo(7));
        assertThat(processor.isError()).isFalse();
    }

    @Test
    void a_processor_that_lost_its_claim_cannot_set_its_position_back() {
        TokenStore tokens = axon.getComponent(TokenStore.class);
        TransactionTemplate transaction =
                new TransactionTemplate(service.getBean(PlatformTransactionManager.class));
        transaction.executeWithoutResult(
                status -> {
                    tokens.initializeTokenSegments(
                            "frozen", 1, new GlobalSequenceTrackingToken(10));
                    tokens.fetchToken("frozen", 0);
                });
        // another instance went on with it, and let go of it
        service.getBean(JdbcTemplate.class)
                .update(
                        "UPDATE processor_position SET owner = NULL, token = convert_to('{\"globalIndex\":30}', 'UTF8') WHERE processor_name = 'frozen'");

        assertThatThrownBy(
                        () ->
                                transaction.executeWithoutResult(
                                        status ->
                                                tokens.storeToken(
                                                        new GlobalSequenceTrackingToken(20),
                                                        "frozen",
                                                        0)))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThat(
                        service.getBean(JdbcTemplate.class)
                                .queryForObject(
                                        "SELECT convert_from(token, 'UTF8') FROM processor_position WHERE processor_name = 'frozen'",
                                        String.class))
                .contains("30");
    }

    @Test
    void a_rollback_leaves_no_state_in_the_cache_that_never_was() {
        deposit("trap-4", 100);

        assertThatThrownBy(() -> commands.sendAndWait(new Purse.Break("trap-4")))
                .hasMessageContaining("broken on purpose");

        assertThat(commands.<Long>sendAndWait(new Purse.Spend("trap-4", 100)))
                .isEqualTo(Outcome.accepted(0L));
        assertThat(commands.<Long>sendAndWait(new Purse.Spend("trap-4", 1)))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_refused_first_command_leaves_no_trace() {
        long before = service.getBean(PostgresEventLog.class).lastIndex();

        Outcome<Long> first = commands.sendAndWait(new Purse.Spend("never-filled", 1));

        assertThat(first).isInstanceOf(Outcome.Refused.class);
        assertThat(
                        service.getBean(JdbcTemplate.class)
                                .queryForObject(
                                        "SELECT count(*) FROM event_log WHERE aggregate_id = 'never-filled'",
                                        Long.class))
                .isZero();
        assertThat(deposit("never-filled", 3)).isEqualTo(Outcome.accepted(3L));
        assertThat(service.getBean(PostgresEventLog.class).lastIndex()).isGreaterThan(before);
    }

    @Test
    void processors_are_pooled_and_take_batches() {
        assertThat(axon.eventProcessingConfiguration().eventProcessors().values())
                .isNotEmpty()
                .allSatisfy(
                        processor -> {
                            assertThat(processor).isInstanceOf(PooledStreamingEventProcessor.class);
                            assertThat(batchSizeOf(processor)).isGreaterThanOrEqualTo(500);
                        });
    }

    private static int batchSizeOf(EventProcessor processor) throws ReflectiveOperationException {
        var field = PooledStreamingEventProcessor.class.getDeclaredField("batchSize");
        field.setAccessible(true);
        return field.getInt(processor);
    }

    @Test
    void an_aggregate_goes_on_from_its_snapshot() {
        for (int i = 0; i < 120; i++) {
            deposit("snapshotted", 1);
        }
        JdbcTemplate jdbc = service.getBean(JdbcTemplate.class);
        Awaitility.await()
                .until(
                        () ->
                                !jdbc.queryForList(
                                                "SELECT 1 FROM snapshot WHERE aggregate_id = 'snapshotted'")
                                        .isEmpty());
        Long sequence =
                jdbc.queryForObject(
                        "SELECT sequence_number FROM snapshot WHERE aggregate_id = 'snapshotted'",
                        Long.class);

        // what an instance that starts now reads first: the snapshot, or event 0 if it could not be
        // read
        assertThat(axon.eventStore().readEvents("snapshotted").next())
                .satisfies(
                        first -> {
                            assertThat(first.getSequenceNumber()).isEqualTo(sequence);
                            assertThat(first.getPayload()).isInstanceOf(Purse.class);
                        });
    }

    @Test
    void nothing_calls_home() {
        assertThat(service.getBeansOfType(UpdateChecker.class)).isEmpty();
        assertThat(axon.getComponent(UpdateChecker.class)).isNull();
        assertThat(axon.getModules())
                .noneMatch(module -> module.getClass().getName().contains("UpdateChecker"));
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(
                        thread ->
                                thread.getName()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .contains("update"));
    }

    @Test
    void the_log_refuses_to_be_edited() {
        deposit("kept", 1);
        JdbcTemplate jdbc = service.getBean(JdbcTemplate.class);

        assertThatThrownBy(() -> jdbc.update("UPDATE event_log SET payload = '{}'"))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.update("DELETE FROM event_log"))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.update("TRUNCATE event_log"))
                .hasMessageContaining("append-only");
    }
}
