package org.computevoucher.platform.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import computevoucher.balance_statement.v1.BalancesStated;
import computevoucher.balance_statement.v1.StatedBalance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.Deserializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.computevoucher.platform.KafkaRecords;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.kafka.KafkaClients;
import org.computevoucher.platform.purse.Purse;
import org.computevoucher.platform.purse.PurseService;
import org.computevoucher.platform.purse.PurseStatements;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A service states what its read model says, and where in its log that is. */
class StatementsIT {

    private static final String LOCK = "SELECT pg_try_advisory_lock(hashtext('statements'), 0)";
    private static final String UNLOCK = "SELECT pg_advisory_unlock(hashtext('statements'), 0)";

    private final PurseService.Names names = PurseService.Names.fresh();

    private ConfigurableApplicationContext start(String... more) {
        List<String> properties = new ArrayList<>(List.of(more));
        properties.add("computevoucher.statements.enabled=true");
        properties.add("computevoucher.statements.every=200ms");
        return PurseService.start(names, properties.toArray(String[]::new));
    }

    private static ConditionFactory soon() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreException(UnknownTopicOrPartitionException.class);
    }

    /** A whole statement. */
    private record Statement(List<BalancesStated> pages) {

        Map<String, Long> balances() {
            Map<String, Long> balances = new LinkedHashMap<>();
            for (BalancesStated page : pages) {
                for (StatedBalance item : page.getItems()) {
                    assertThat(balances.put(item.getPot(), item.getAmountFen())).isNull();
                }
            }
            return balances;
        }

        BalancesStated first() {
            return pages.getFirst();
        }
    }

    /** By statement. */
    private Map<String, List<BalancesStated>> pages(ConfigurableApplicationContext service) {
        Map<String, List<BalancesStated>> pages = new LinkedHashMap<>();
        try (Deserializer<Object> values =
                service.getBean(KafkaClients.class).newValueDeserializer()) {
            String topic = PurseStatements.topic(names.outTopic());
            for (ConsumerRecord<String, byte[]> record : KafkaRecords.committed(topic)) {
                assertThat(record.key()).isEqualTo(names.database() + "/available");
                BalancesStated page =
                        (BalancesStated)
                                values.deserialize(topic, record.headers(), record.value());
                pages.computeIfAbsent(page.getStatementId(), id -> new ArrayList<>()).add(page);
            }
        }
        return pages;
    }

    /** Those of which all pages are there, in their order. */
    private List<Statement> statements(ConfigurableApplicationContext service) {
        return pages(service).values().stream()
                .filter(all -> all.getLast().getLast())
                .map(Statement::new)
                .toList();
    }

    private Statement awaitStatement(
            ConfigurableApplicationContext service, Map<String, Long> balances) {
        return soon().until(
                        () -> {
                            List<Statement> all = statements(service);
                            return all.isEmpty() ? new Statement(List.of()) : all.getLast();
                        },
                        last -> last.balances().equals(balances));
    }

    private static void deposit(ConfigurableApplicationContext service, String purse, long fen) {
        service.getBean(Commands.class)
                .send(new Purse.Deposit(purse, fen, UUID.randomUUID(), null, Instant.EPOCH))
                .join();
    }

    @Test
    void rows_and_position_belong_together_and_a_wrong_row_is_stated_as_it_is() {
        try (ConfigurableApplicationContext service = start()) {
            deposit(service, "a", 10);
            deposit(service, "b", 7);
            deposit(service, "a", 5);
            service.getBean(Commands.class).<Long>sendAndWait(new Purse.Spend("b", 7));

            Statement stated = awaitStatement(service, Map.of("a", 15L));

            assertThat(stated.pages()).hasSize(1);
            assertThat(stated.first().getPosition()).isEqualTo(4);
            assertThat(stated.first().getPage()).isZero();
            assertThat(stated.first().getService()).isEqualTo(names.database());
            // partitions are named once the intake has seen them
            soon().until(() -> statements(service).getLast().first().getTaken().size() == 3);
            assertThat(statements(service).getLast().first().getTaken())
                    .allSatisfy(taken -> assertThat(taken.getTopic()).isEqualTo(names.inTopic()));
            service.getBean(JdbcTemplate.class)
                    .update("UPDATE purse SET balance_fen = 14 WHERE purse = 'a'");
            assertThat(awaitStatement(service, Map.of("a", 14L)).first().getPosition())
                    .isEqualTo(4);
        }
    }

    @Test
    void many_rows_come_page_by_page_unless_they_are_too_many() {
        try (ConfigurableApplicationContext service =
                start("computevoucher.statements.account-limit=2500")) {
            JdbcTemplate jdbc = service.getBean(JdbcTemplate.class);
            jdbc.update("INSERT INTO purse SELECT 'p' || i, i FROM generate_series(1, 2500) AS i");
            Map<String, Long> all = new LinkedHashMap<>();
            IntStream.rangeClosed(1, 2_500).forEach(i -> all.put("p" + i, (long) i));

            Statement stated = awaitStatement(service, all);

            assertThat(stated.pages()).extracting(BalancesStated::getPage).containsExactly(0, 1, 2);
            assertThat(stated.pages())
                    .extracting(page -> page.getItems().size())
                    .containsExactly(1_000, 1_000, 500);
            assertThat(stated.pages())
                    .extracting(BalancesStated::getLast)
                    .containsExactly(false, false, true);
            nothingIsStatedOfTooMany(service);
            jdbc.update("DELETE FROM purse WHERE purse <> 'one more'");
            awaitStatement(service, Map.of("one more", 1L));
        }
    }

    /** It is told once; nobody gets the beginning of what has no end. */
    private void nothingIsStatedOfTooMany(ConfigurableApplicationContext service) {
        Logger logger = (Logger) LoggerFactory.getLogger(BalanceStatements.class);
        ListAppender<ILoggingEvent> told = new ListAppender<>();
        told.start();
        logger.addAppender(told);
        try {
            service.getBean(JdbcTemplate.class).update("INSERT INTO purse VALUES ('one more', 1)");
            soon().until(() -> !told.list.isEmpty());
        } finally {
            logger.detachAppender(told);
        }
        assertThat(told.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(new TooManyAccountsException("available", 2_500).getMessage());
        assertThat(statements(service)).as("all are whole").hasSameSizeAs(pages(service).keySet());
    }

    @Test
    void one_instance_states_and_lets_go_when_it_stops() {
        ConfigurableApplicationContext first = start();
        deposit(first, "a", 1);
        awaitStatement(first, Map.of("a", 1L));
        try (ConfigurableApplicationContext second = start()) {
            JdbcTemplate jdbc = second.getBean(JdbcTemplate.class);
            assertThat(jdbc.queryForObject(LOCK, Boolean.class)).isFalse();

            first.close();
            deposit(second, "a", 1);

            awaitStatement(second, Map.of("a", 2L));
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("statements");
        try (ConfigurableApplicationContext nobody =
                PurseService.start(names, "computevoucher.statements.enabled=false")) {
            JdbcTemplate jdbc = nobody.getBean(JdbcTemplate.class);
            // on one connection, for locks are the session's
            Boolean free =
                    jdbc.execute(
                            (org.springframework.jdbc.core.ConnectionCallback<Boolean>)
                                    connection -> {
                                        try (var statement = connection.createStatement();
                                                var row = statement.executeQuery(LOCK)) {
                                            boolean taken = row.next() && row.getBoolean(1);
                                            statement.execute(UNLOCK);
                                            return taken;
                                        }
                                    });
            assertThat(free).isTrue();
        }
    }
}
