package org.computevoucher.platform.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.computevoucher.local.LocalParts;
import org.computevoucher.platform.KafkaRecords;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.kafka.KafkaClients;
import org.computevoucher.platform.purse.Purse;
import org.computevoucher.platform.purse.PurseService;
import org.computevoucher.platform.refusal.Outcome;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A reader of committed records sees every public event once, per key in log order, whatever
 * befalls the relay.
 */
class RelayIT {

    private final PurseService.Names names = PurseService.Names.fresh();

    private static CompletableFuture<Outcome<Long>> deposit(
            ConfigurableApplicationContext service, String purse, long amountFen) {
        return service.getBean(Commands.class)
                .send(
                        new Purse.Deposit(
                                purse,
                                amountFen,
                                service.getBean(Ids.class).next(),
                                null,
                                service.getBean(Clock.class).instant()));
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private void awaitPublished(int records) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () ->
                                assertThat(KafkaRecords.committed(names.outTopic()))
                                        .hasSizeGreaterThanOrEqualTo(records));
    }

    private void assertEachOnceAndInOrder(int records, int keys) {
        List<ConsumerRecord<String, byte[]>> committed = KafkaRecords.committed(names.outTopic());
        assertThat(committed).extracting(record -> header(record, "ce_id")).doesNotHaveDuplicates();
        assertThat(committed).hasSize(records);
        Map<String, List<Long>> indexes = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : committed) {
            indexes.computeIfAbsent(record.key(), key -> new ArrayList<>())
                    .add(Long.parseLong(header(record, "ce_sequence")));
        }
        assertThat(indexes).hasSize(keys);
        assertThat(indexes.values()).allSatisfy(ofKey -> assertThat(ofKey).isSorted());
    }

    @Test
    void public_events_are_published_with_their_headers_and_private_ones_are_not() {
        try (ConfigurableApplicationContext service = PurseService.start(names)) {
            deposit(service, "p", 10).join();
            service.getBean(Commands.class).<Long>sendAndWait(new Purse.Spend("p", 3));
            deposit(service, "p", 20).join();
            awaitPublished(2);

            List<ConsumerRecord<String, byte[]>> records = KafkaRecords.committed(names.outTopic());
            assertThat(records).hasSize(2);
            assertThat(records.getFirst())
                    .satisfies(
                            first -> {
                                assertThat(first.key()).isEqualTo("p");
                                assertThat(header(first, "ce_specversion")).isEqualTo("1.0");
                                assertThat(header(first, "ce_type"))
                                        .isEqualTo("computevoucher.budget.v1.BudgetAllocated");
                                assertThat(header(first, "ce_source"))
                                        .isEqualTo("/computevoucher/" + names.database());
                                assertThat(header(first, "ce_subject")).isEqualTo("p");
                                assertThat(header(first, "content-type"))
                                        .isEqualTo("application/avro");
                                assertThat(UUID.fromString(header(first, "ce_id")).version())
                                        .isEqualTo(7);
                                assertThat(first.value()[0]).isZero();
                            });
            assertThat(header(records.getLast(), "ce_sequence")).isEqualTo("3");
        }
    }

    @Test
    void a_relay_that_is_stopped_and_started_again_and_again_repeats_and_loses_nothing() {
        int rounds = 5;
        int each = 200;
        for (int round = 0; round < rounds; round++) {
            try (ConfigurableApplicationContext service =
                    PurseService.start(names, "computevoucher.relay.batch-size=7")) {
                List<CompletableFuture<Outcome<Long>>> answers = new ArrayList<>();
                for (int i = 0; i < each; i++) {
                    answers.add(deposit(service, "purse-" + i % 10, 1));
                }
                answers.forEach(CompletableFuture::join);
                // closed with most of them unpublished
            }
        }
        try (ConfigurableApplicationContext service = PurseService.start(names)) {
            assertThat(service.isRunning()).isTrue();
            awaitPublished(rounds * each);
            assertEachOnceAndInOrder(rounds * each, 10);
        }
    }

    @Test
    void a_second_relay_that_ignores_the_leader_fences_it_and_nothing_is_published_twice() {
        try (ConfigurableApplicationContext service =
                PurseService.start(names, "computevoucher.relay.batch-size=5")) {
            List<CompletableFuture<Outcome<Long>>> answers = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                answers.add(deposit(service, "purse-" + i % 3, 1));
                if (i % 100 == 50) {
                    fenceOnce(service);
                }
            }
            answers.forEach(CompletableFuture::join);
            awaitPublished(300);
            assertEachOnceAndInOrder(300, 3);
        }
    }

    /** Takes over the transactional id, as a relay does that believes to be alone. */
    private static void fenceOnce(ConfigurableApplicationContext service) {
        try (var intruder =
                service.getBean(KafkaClients.class).transactionalProducer(Duration.ofSeconds(10))) {
            intruder.initTransactions();
        }
    }

    @Test
    void only_one_of_two_instances_publishes_and_the_other_takes_over() {
        try (ConfigurableApplicationContext first = PurseService.start(names)) {
            try (ConfigurableApplicationContext second = PurseService.start(names)) {
                deposit(first, "p", 1).join();
                deposit(second, "p", 1).join();
                awaitPublished(2);
                assertThat(first.getBean(Relay.class).status().state())
                        .isEqualTo(Relay.State.ACTIVE);
                assertThat(second.getBean(Relay.class).status().state())
                        .isEqualTo(Relay.State.STANDBY);
                first.getBean(Relay.class).close();
                deposit(first, "p", 1).join();
                awaitPublished(3);
                assertThat(second.getBean(Relay.class).status().state())
                        .isEqualTo(Relay.State.ACTIVE);
            }
        }
        assertEachOnceAndInOrder(3, 1);
    }

    @Test
    void while_the_broker_is_dead_commands_go_on_and_their_events_follow_later() {
        try (ConfigurableApplicationContext service = PurseService.start(names)) {
            deposit(service, "p", 1).join();
            awaitPublished(1);
            LocalParts.shared().kafka().killHard();
            try {
                assertThat(deposit(service, "p", 1).join()).isEqualTo(Outcome.accepted(2L));
            } finally {
                LocalParts.shared().kafka().start();
            }
            awaitPublished(2);
            assertEachOnceAndInOrder(2, 1);
        }
    }
}
