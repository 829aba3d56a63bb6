package org.computevoucher.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.computevoucher.platform.KafkaRecords;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.intake.DeadLetters;
import org.computevoucher.platform.intake.Intake;
import org.computevoucher.platform.purse.Purse;
import org.computevoucher.platform.purse.PurseService;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Each event has the trace of what caused it, however many were committed together. */
class TraceIT {

    private final PurseService.Names names = PurseService.Names.fresh();

    private static Purse.Deposit deposit(
            ConfigurableApplicationContext service, String purse, UUID eventId) {
        return new Purse.Deposit(purse, 1, eventId, null, service.getBean(Clock.class).instant());
    }

    /** The metadata of deposits, by the id of the event. */
    private static Map<UUID, String> metadataOfDeposits(ConfigurableApplicationContext service) {
        Map<UUID, String> metadata = new HashMap<>();
        service.getBean(JdbcTemplate.class)
                .query(
                        "SELECT payload ->> 'eventId', metadata::text FROM event_log WHERE event_name = 'Deposited'",
                        row -> {
                            metadata.put(UUID.fromString(row.getString(1)), row.getString(2));
                        });
        return metadata;
    }

    private static String stored(TraceContext trace) {
        return "{\"traceparent\":\"%s\"}".formatted(trace.traceparent());
    }

    private void send(String purse, UUID eventId, Map<String, String> headers) {
        KafkaRecords.send(
                names.inTopic(),
                0,
                "p",
                PurseService.allocated(eventId, purse, 1, Instant.EPOCH),
                eventId,
                null,
                headers);
    }

    private static String received(UUID eventId) {
        String digits = eventId.toString().replace("-", "");
        return "00-" + digits + "-00f067aa0ba902b7-01";
    }

    @Test
    void commands_of_many_callers_that_commit_together_keep_their_traces() {
        try (ConfigurableApplicationContext service = PurseService.start(names)) {
            Commands commands = service.getBean(Commands.class);
            Map<UUID, String> expected = new HashMap<>();
            List<CompletableFuture<?>> good = new ArrayList<>();
            List<CompletableFuture<?>> bad = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                UUID eventId = UUID.randomUUID();
                TraceContext trace = TraceContext.begin();
                try (var _ = CurrentTrace.enter(trace)) {
                    good.add(commands.send(deposit(service, "purse-" + i % 7, eventId)));
                    if (i % 100 == 50) {
                        // its batch is run again one by one
                        bad.add(commands.send(new Purse.Break("purse-" + i % 7)));
                    }
                }
                expected.put(eventId, stored(trace));
            }
            UUID withoutTrace = UUID.randomUUID();
            good.add(commands.send(deposit(service, "purse-0", withoutTrace)));
            expected.put(withoutTrace, "{}");
            good.forEach(CompletableFuture::join);
            assertThat(bad)
                    .allSatisfy(
                            answer ->
                                    assertThat(answer)
                                            .failsWithin(Duration.ofSeconds(30))
                                            .withThrowableThat()
                                            .withRootCauseInstanceOf(IllegalStateException.class));

            assertThat(metadataOfDeposits(service)).isEqualTo(expected);
            assertThat(
                            service.getBean(JdbcTemplate.class)
                                    .queryForObject(
                                            "SELECT count(DISTINCT xmin::text) FROM event_log",
                                            Long.class))
                    .as("transactions")
                    .isLessThan(expected.size());
        }
    }

    @Test
    void facts_that_are_taken_in_together_go_on_with_their_traces_and_are_published_with_them() {
        KafkaRecords.createTopic(names.inTopic(), 3);
        List<UUID> facts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            UUID eventId = UUID.randomUUID();
            facts.add(eventId);
            send("purse-" + i % 3, eventId, Map.of("traceparent", received(eventId)));
        }
        UUID malformed = UUID.randomUUID();
        send("purse-0", malformed, Map.of("traceparent", received(malformed) + "-more"));
        UUID none = UUID.randomUUID();
        send("purse-0", none, Map.of());
        try (ConfigurableApplicationContext service = PurseService.start(names)) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(publishedTraces()).hasSize(facts.size() + 2));

            Map<UUID, TraceContext> traces = publishedTraces();
            for (UUID eventId : facts) {
                TraceContext came = TraceContext.parse(received(eventId)).orElseThrow();
                assertThat(traces.get(eventId))
                        .satisfies(
                                went -> {
                                    assertThat(went.traceId()).isEqualTo(came.traceId());
                                    assertThat(went.spanId()).isNotEqualTo(came.spanId());
                                });
            }
            assertThat(traces.get(malformed))
                    .extracting(TraceContext::traceId)
                    .isNotEqualTo(malformed.toString().replace("-", ""));
            assertThat(traces.values()).extracting(TraceContext::traceId).doesNotHaveDuplicates();
            Map<UUID, String> metadata = metadataOfDeposits(service);
            traces.forEach(
                    (eventId, trace) -> assertThat(metadata).containsEntry(eventId, stored(trace)));
        }
    }

    private Map<UUID, TraceContext> publishedTraces() {
        Map<UUID, TraceContext> traces = new HashMap<>();
        KafkaRecords.committed(names.outTopic())
                .forEach(
                        record ->
                                traces.put(
                                        UUID.fromString(header(record.headers(), "ce_id")),
                                        TraceContext.parse(header(record.headers(), "traceparent"))
                                                .orElseThrow()));
        return traces;
    }

    private static String header(org.apache.kafka.common.header.Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Test
    void the_log_of_a_dead_letter_names_its_trace_and_a_replay_goes_on_with_it() {
        Logger log = (Logger) LoggerFactory.getLogger(Intake.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        String broken = "broken-" + names.database();
        PurseService.BUGS.add(broken);
        try (ConfigurableApplicationContext service = PurseService.start(names)) {
            log.addAppender(lines);
            UUID eventId = UUID.randomUUID();
            String traceId = eventId.toString().replace("-", "");
            send(broken, eventId, Map.of("traceparent", received(eventId)));
            DeadLetters letters = service.getBean(DeadLetters.class);
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> letters.unsettled() == 1);

            assertThat(lines.list)
                    .extracting(line -> line.getMDCPropertyMap().get(CurrentTrace.CORRELATION_ID))
                    .isNotEmpty()
                    .containsOnly(traceId);

            PurseService.BUGS.remove(broken);
            try (var _ = CurrentTrace.enter(TraceContext.begin())) {
                assertThat(
                                service.getBean(Intake.class)
                                        .replay(letters.list(0, 1).getFirst().id(), result -> {}))
                        .isEqualTo(Intake.Replay.TAKEN_IN);
            }
            assertThat(metadataOfDeposits(service).get(eventId)).contains(traceId);
        } finally {
            PurseService.BUGS.remove(broken);
            log.detachAppender(lines);
        }
    }
}
