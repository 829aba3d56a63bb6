package org.computevoucher.platform.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.computevoucher.platform.KafkaRecords;
import org.computevoucher.platform.purse.PurseService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Facts of others take effect once, causes before effects, and what cannot be handled stands in
 * nobody's way.
 */
class IntakeIT {

    private final PurseService.Names names = PurseService.Names.fresh();

    private UUID send(
            int partition, String key, String purse, long amountFen, @Nullable UUID cause) {
        UUID eventId = UUID.randomUUID();
        send(partition, key, purse, amountFen, eventId, cause);
        return eventId;
    }

    private void send(
            int partition,
            String key,
            String purse,
            long amountFen,
            UUID eventId,
            @Nullable UUID cause) {
        KafkaRecords.send(
                names.inTopic(),
                partition,
                key,
                PurseService.allocated(eventId, purse, amountFen, Instant.EPOCH),
                eventId,
                cause);
    }

    private static long balance(ConfigurableApplicationContext service, String purse) {
        List<Long> found =
                service.getBean(JdbcTemplate.class)
                        .queryForList(
                                "SELECT balance_fen FROM purse WHERE purse = ?", Long.class, purse);
        return found.isEmpty() ? 0 : found.getFirst();
    }

    private static void awaitBalance(
            ConfigurableApplicationContext service, String purse, long amountFen) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(balance(service, purse)).isEqualTo(amountFen));
    }

    @Test
    void a_fact_takes_effect_once_even_if_it_stands_on_the_topic_twice() {
        try (ConfigurableApplicationContext service = PurseService.start(names)) {
            UUID first = send(0, "p", "p", 10, null);
            send(0, "p", "p", 10, first, null);
            send(1, "p", "p", 10, first, null);
            send(0, "p", "p", 1, null);
            send(1, "p", "p", 1, null);
            awaitBalance(service, "p", 12);
        }
        try (ConfigurableApplicationContext again = PurseService.start(names)) {
            send(0, "p", "p", 100, null);
            awaitBalance(again, "p", 112);
        }
    }

    @Test
    void an_effect_that_arrives_before_its_cause_waits_for_it() {
        try (ConfigurableApplicationContext service = PurseService.start(names)) {
            UUID cause = UUID.randomUUID();
            send(0, "p", "effect", 5, cause);
            send(1, "p", "other", 7, null);
            awaitBalance(service, "other", 7);
            Intake intake = service.getBean(Intake.class);
            Awaitility.await().until(() -> !intake.status().waiting().isEmpty());
            assertThat(intake.status().waiting().getFirst()).contains(cause.toString());
            assertThat(balance(service, "effect")).isZero();

            send(2, "p", "cause", 1, cause, null);

            awaitBalance(service, "effect", 5);
        }
    }

    @Test
    void a_chain_scattered_over_partitions_is_taken_in_in_its_order() {
        KafkaRecords.createTopic(names.inTopic(), 3);
        int links = 60;
        List<UUID> chain = Stream.generate(UUID::randomUUID).limit(links).toList();
        // each link needs the one before it, which stands in another partition
        for (int i = 0; i < links; i++) {
            send(2 - i % 3, "p", "chain", 1, chain.get(i), i == 0 ? null : chain.get(i - 1));
        }
        try (ConfigurableApplicationContext service = PurseService.start(names)) {
            awaitBalance(service, "chain", links);

            assertThat(
                            service.getBean(JdbcTemplate.class)
                                    .queryForList(
                                            "SELECT payload ->> 'eventId' FROM event_log WHERE aggregate_id = 'chain' ORDER BY log_index",
                                            String.class))
                    .containsExactlyElementsOf(chain.stream().map(UUID::toString).toList());
        }
    }

    @Test
    void a_fact_that_waits_for_a_state_is_settled_when_its_time_is_up() {
        try (ConfigurableApplicationContext service =
                PurseService.start(names, "computevoucher.intake.cause-timeout=2s")) {
            send(0, "needs-money", "late", 50, null);
            send(0, "p", "behind", 1, null);
            Awaitility.await()
                    .until(() -> !service.getBean(Intake.class).status().waiting().isEmpty());
            assertThat(balance(service, "behind")).isZero();

            // overdue: the handler deposits it instead, and the topic goes on
            awaitBalance(service, "late", 50);
            awaitBalance(service, "behind", 1);
        }
    }

    @Test
    void a_fact_that_comes_after_an_overdue_one_has_a_wait_of_its_own() {
        try (ConfigurableApplicationContext service =
                PurseService.start(names, "computevoucher.intake.cause-timeout=3s")) {
            send(0, "needs-money", "late", 50, null);
            awaitBalance(service, "late", 50);

            UUID cause = UUID.randomUUID();
            send(0, "p", "later", 5, cause);
            Awaitility.await()
                    .until(() -> !service.getBean(Intake.class).status().waiting().isEmpty());
            assertThat(balance(service, "later")).isZero();
            send(1, "p", "cause", 1, cause, null);

            awaitBalance(service, "later", 5);
            assertThat(
                            service.getBean(JdbcTemplate.class)
                                    .queryForList(
                                            "SELECT aggregate_id FROM event_log ORDER BY log_index",
                                            String.class))
                    .containsExactly("late", "cause", "later");
        }
    }

    @Test
    void what_can_never_be_read_becomes_a_dead_letter_and_the_topic_goes_on() {
        try (ConfigurableApplicationContext service = PurseService.start(names)) {
            byte[] garbage = {1, 2, 3};
            byte[] unknownSchema = {0, 0x7f, 0x7f, 0x7f, 0x7f, 1};
            Map<String, String> headers =
                    Map.of(
                            "ce_id",
                            UUID.randomUUID().toString(),
                            "ce_type",
                            "t",
                            "ce_time",
                            "2026-01-01T00:00:00Z");
            send(0, "p", "before", 1, null);
            KafkaRecords.sendBytes(names.inTopic(), 0, "bad", garbage, headers);
            KafkaRecords.sendBytes(names.inTopic(), 0, "bad", unknownSchema, headers);
            KafkaRecords.sendBytes(names.inTopic(), 0, "bad", garbage, Map.of());
            KafkaRecords.sendBytes(
                    names.inTopic(), 0, "bad", garbage, Map.of("ce_id", "no uuid", "ce_type", "t"));
            send(0, "p", "after", 2, null);

            awaitBalance(service, "after", 2);
            List<DeadLetters.Letter> letters = service.getBean(DeadLetters.class).list(0, 10);
            assertThat(letters)
                    .extracting(DeadLetters.Letter::reason)
                    .containsExactly(
                            "VALUE_UNREADABLE",
                            "VALUE_UNREADABLE",
                            "HEADER_MISSING",
                            "HEADER_MALFORMED");
            assertThat(balance(service, "before")).isEqualTo(1);
        }
    }

    @Test
    void a_fact_that_breaks_its_handler_fails_alone_and_can_be_replayed_when_the_bug_is_mended() {
        String broken = "broken-" + names.database();
        PurseService.BUGS.add(broken);
        try (ConfigurableApplicationContext service = PurseService.start(names)) {
            for (int i = 0; i < 20; i++) {
                send(i % 3, "p", "good", 1, null);
            }
            send(0, "p", broken, 9, null);
            for (int i = 0; i < 20; i++) {
                send(i % 3, "p", "good", 1, null);
            }
            awaitBalance(service, "good", 40);
            DeadLetters deadLetters = service.getBean(DeadLetters.class);
            Awaitility.await().until(() -> deadLetters.unsettled() == 1);
            assertThat(deadLetters.list(0, 10).getFirst().reason()).isEqualTo("HANDLER_FAILED");
            assertThat(balance(service, broken)).isZero();

            PurseService.BUGS.remove(broken);
            Intake intake = service.getBean(Intake.class);
            long letter = deadLetters.list(0, 10).getFirst().id();

            assertThat(intake.replay(letter, result -> {})).isEqualTo(Intake.Replay.TAKEN_IN);
            assertThat(intake.replay(letter, result -> {})).isEqualTo(Intake.Replay.NO_SUCH_LETTER);
            awaitBalance(service, broken, 9);
            assertThat(deadLetters.unsettled()).isZero();
        } finally {
            PurseService.BUGS.remove(broken);
        }
    }

    @Test
    void what_was_caused_by_a_dead_letter_does_not_wait_for_it() {
        String broken = "cause-" + names.database();
        PurseService.BUGS.add(broken);
        try (ConfigurableApplicationContext service = PurseService.start(names)) {
            UUID cause = send(0, "p", broken, 1, null);
            for (int i = 0; i < 5; i++) {
                send(1, "p", "effect", 1, cause);
                send(1, "p", "other", 1, null);
            }
            Awaitility.await().until(() -> service.getBean(DeadLetters.class).unsettled() == 1);
            awaitBalance(service, "effect", 5);
            awaitBalance(service, "other", 5);
        } finally {
            PurseService.BUGS.remove(broken);
        }
    }

    @Test
    void two_instances_share_the_partitions_and_nothing_is_taken_in_twice() {
        try (ConfigurableApplicationContext first = PurseService.start(names)) {
            for (int i = 0; i < 60; i++) {
                send(i % 3, "p", "shared", 1, null);
            }
            try (ConfigurableApplicationContext second = PurseService.start(names)) {
                for (int i = 0; i < 60; i++) {
                    send(i % 3, "p", "shared", 1, null);
                }
                awaitBalance(second, "shared", 120);
            }
            for (int i = 0; i < 30; i++) {
                send(i % 3, "p", "shared", 1, null);
            }
            awaitBalance(first, "shared", 150);
        }
    }
}
