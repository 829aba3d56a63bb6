package org.computevoucher.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.computevoucher.platform.KafkaRecords;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.intake.DeadLetters;
import org.computevoucher.platform.intake.Intake;
import org.computevoucher.platform.purse.PurseService;
import org.computevoucher.platform.request.AnsweredRequests;
import org.computevoucher.platform.request.RequestKey;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A replay is a POST like any other: done once under its key, and answered alike for ever. */
class ReplayingDeadLettersIT {

    private static final int MANY = 50;

    private final PurseService.Names names = PurseService.Names.fresh();
    private final String broken = "broken-" + names.database();

    private static DeadLetterController controller(ConfigurableApplicationContext service) {
        return new DeadLetterController(
                service.getBean(DeadLetters.class),
                service.getBean(Intake.class),
                new KeyedAnswers(
                        service.getBean(Commands.class),
                        service.getBean(AnsweredRequests.class),
                        JsonMapper.shared()));
    }

    private static RequestKey key(String value, long letter) {
        return new RequestKey(
                "operator", value, "POST", "/api/v1/dead-letters/" + letter + "/replay");
    }

    private static String said(ResponseEntity<?> answer) {
        return switch (Objects.requireNonNull(answer.getBody())) {
            case byte[] json ->
                    answer.getStatusCode().value() + " " + new String(json, StandardCharsets.UTF_8);
            case ProblemDetail problem ->
                    problem.getStatus()
                            + " "
                            + Objects.requireNonNull(problem.getProperties()).get("reason");
            default -> throw new AssertionError(answer);
        };
    }

    private static List<String> atOnce(DeadLetterController controller, long letter, RequestKey key)
            throws Exception {
        List<Future<String>> running = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < MANY; i++) {
                running.add(callers.submit(() -> said(controller.replay(letter, key))));
            }
        }
        List<String> answers = new ArrayList<>();
        for (Future<String> one : running) {
            answers.add(one.get());
        }
        return answers;
    }

    @Test
    void a_letter_is_replayed_once_under_its_key_and_a_refused_replay_takes_none()
            throws Exception {
        PurseService.BUGS.add(broken);
        try (ConfigurableApplicationContext service = PurseService.start(names)) {
            UUID eventId = UUID.randomUUID();
            KafkaRecords.send(
                    names.inTopic(),
                    0,
                    "p",
                    PurseService.allocated(eventId, broken, 9, Instant.EPOCH),
                    eventId,
                    null);
            DeadLetters deadLetters = service.getBean(DeadLetters.class);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> deadLetters.unsettled() == 1);
            DeadLetterController controller = controller(service);
            long letter = deadLetters.list(0, 1).getFirst().id();
            RequestKey key = key("mended", letter);

            assertThat(said(controller.replay(letter, key))).isEqualTo("409 STILL_FAILS");
            PurseService.BUGS.remove(broken);
            List<String> answers = atOnce(controller, letter, key);

            assertThat(answers)
                    .hasSize(MANY)
                    .containsOnly("200 {\"id\":%d,\"result\":\"TAKEN_IN\"}".formatted(letter));
            assertThat(said(controller.replay(letter + 1, key("mended", letter + 1))))
                    .isEqualTo("409 IDEMPOTENCY_CONFLICT");
            assertThat(said(controller.replay(letter, key("another", letter))))
                    .isEqualTo("404 UNKNOWN_DEAD_LETTER");
            assertThat(
                            service.getBean(JdbcTemplate.class)
                                    .queryForObject(
                                            "SELECT count(*) FROM event_log WHERE aggregate_id = ?",
                                            Long.class,
                                            broken))
                    .isEqualTo(1);
        } finally {
            PurseService.BUGS.remove(broken);
        }
    }
}
