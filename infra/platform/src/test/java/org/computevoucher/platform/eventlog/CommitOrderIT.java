package org.computevoucher.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.computevoucher.local.LocalParts;
import org.computevoucher.local.LocalPostgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Log order is commit order, without gaps, whatever the writers do. */
class CommitOrderIT {

    sealed interface Events {
        @StoredAs("Written")
        record Written(String writer, int number) implements Events {}
    }

    private HikariDataSource dataSource;
    private PostgresEventLog log;
    private TransactionTemplate transaction;

    @BeforeEach
    void freshLog() {
        LocalPostgres.Database database =
                LocalParts.shared()
                        .postgres()
                        .createDatabase("log_" + UUID.randomUUID().toString().substring(0, 8));
        dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(database.jdbcUrl());
        dataSource.setUsername(database.username());
        dataSource.setPassword(database.password());
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/platform")
                .load()
                .migrate();
        log =
                PostgresEventLog.create(
                        dataSource,
                        EventSerializers.forEvents(EventNames.of(List.of(Events.class))),
                        EventSerializers.forSnapshots(List.of()),
                        new AppendSignal(),
                        new AggregateVersions(new JdbcTemplate(dataSource), 100));
        transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    private static GenericDomainEventMessage<Events> event(String aggregate, int number) {
        return new GenericDomainEventMessage<>(
                "Writer", aggregate, number, new Events.Written(aggregate, number));
    }

    @Test
    void a_reader_that_has_seen_an_index_never_finds_a_smaller_one_later() throws Exception {
        int writers = 4;
        int transactions = 150;
        AtomicBoolean writing = new AtomicBoolean(true);
        List<Long> seen = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers + 1)) {
            Future<?> reader =
                    threads.submit(
                            () -> {
                                long last = 0;
                                boolean more = true;
                                while (more) {
                                    more = writing.get();
                                    List<LoggedEvent> page = log.read(last, 37);
                                    page.forEach(event -> seen.add(event.logIndex()));
                                    last = page.isEmpty() ? last : page.getLast().logIndex();
                                    more |= !page.isEmpty();
                                }
                            });
            List<Future<?>> all = new ArrayList<>();
            for (int w = 0; w < writers; w++) {
                String writer = "writer-" + w;
                all.add(threads.submit(() -> write(writer, transactions)));
            }
            for (Future<?> one : all) {
                one.get();
            }
            writing.set(false);
            reader.get();
        }

        long expected = log.lastIndex();
        assertThat(seen)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, expected).boxed().toList());
        // every third transaction was rolled back and took no index with it
        assertThat(expected).isEqualTo((long) writers * 100 * 3);
    }

    private void write(String writer, int transactions) {
        int number = 0;
        for (int t = 0; t < transactions; t++) {
            int from = number;
            boolean rollBack = t % 3 == 2;
            transaction.executeWithoutResult(
                    status -> {
                        log.appendEvents(
                                List.of(
                                        event(writer, from),
                                        event(writer, from + 1),
                                        event(writer, from + 2)));
                        if (rollBack) {
                            status.setRollbackOnly();
                        }
                    });
            number = rollBack ? number : number + 3;
        }
    }

    @Test
    void a_second_event_at_the_same_place_is_a_conflict_and_not_just_any_failure() {
        log.appendEvents(List.of(event("a", 0), event("a", 1)));

        assertThatThrownBy(() -> log.appendEvents(List.of(event("a", 1))))
                .isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> log.appendEvents(List.of(event("a", 0))))
                .isInstanceOf(AggregateStreamCreationException.class);
        assertThat(log.lastIndex()).isEqualTo(2);
    }

    @Test
    void an_aggregate_of_many_pages_is_read_whole_and_in_order() {
        int events = PostgresEventLog.PAGE * 2 + 1;
        List<GenericDomainEventMessage<Events>> batch = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            batch.add(event("long", i));
        }
        log.appendEvents(batch);

        List<Long> numbers =
                log.readEvents("long", 0).asStream().map(read -> read.getSequenceNumber()).toList();

        assertThat(numbers).containsExactlyElementsOf(LongStream.range(0, events).boxed().toList());
        assertThat(log.lastSequenceNumberFor("long")).contains(events - 1L);
        assertThat(log.lastSequenceNumberFor("nobody")).isEmpty();
    }
}
