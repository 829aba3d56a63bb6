package org.computevoucher.ledger.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.computevoucher.testkit.ServiceHttp;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ManyAllocationsIT extends LedgerIT {

    private static final String POT = "370000-COMPUTE-2026";
    private static final int REQUESTS = 200;
    private static final long TRANCHE_FEN = 7;

    /** The plan holds three quarters of what is asked for. */
    private static final long PLAN_FEN = REQUESTS * TRANCHE_FEN * 3 / 4;

    /** Says the same, whatever it looks like. */
    private static final List<String> SAME_CONTENT =
            List.of(
                    """
                    {"amountFen": 700, "document": "one", "drawnFromPlan": false,
                     "effectiveAt": "2026-01-01T08:00:00+08:00"}
                    """,
                    """
                    {"effectiveAt":"2026-01-01T00:00:00Z","drawnFromPlan":false,"document":"one","amountFen":700}
                    """);

    @Test
    void concurrent_allocations_use_a_plan_to_the_last_fen_and_not_beyond()
            throws ExecutionException, InterruptedException {
        assertThat(http().plan(POT, "plan", PLAN_FEN).status()).isEqualTo(201);

        List<Answer> answers = allAtOnce();

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(150);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .hasSize(50)
                .allSatisfy(answer -> assertThat(answer.reason()).isEqualTo("PLAN_EXCEEDED"))
                .allSatisfy(
                        answer -> assertThat(answer.body().path("plannedFen").asLong()).isZero());
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 201)
                .extracting(answer -> answer.body().path("allocatedFen").asLong())
                .doesNotHaveDuplicates()
                .contains(PLAN_FEN);
        JsonNode pot =
                soon().until(
                                () -> http().get("/api/v1/pots/" + POT).body(),
                                body -> body.path("entryNumber").asLong() == 151);
        assertThat(pot.path("plannedFen").asLong()).isZero();
        assertThat(pot.path("allocatedFen").asLong()).isEqualTo(PLAN_FEN);
        assertThat(pot.path("availableFen").asLong()).isEqualTo(PLAN_FEN);
    }

    @Test
    void one_allocation_two_hundred_times_at_once_moves_money_once() {
        String pot = "120000-COMPUTE-2026";

        List<Answer> answers =
                ServiceHttp.atOnce(
                        REQUESTS,
                        i ->
                                http().post(
                                                "/api/v1/pots/" + pot + "/allocations",
                                                "one-allocation",
                                                SAME_CONTENT.get(i % SAME_CONTENT.size())));

        assertThat(answers)
                .allSatisfy(answer -> answer.with(201))
                .extracting(answer -> answer.response().body())
                .containsOnly(answers.getFirst().response().body());
        String other = SAME_CONTENT.getFirst().replace("700", "701");
        assertThat(
                        http().post("/api/v1/pots/" + pot + "/allocations", "one-allocation", other)
                                .with(409)
                                .reason())
                .isEqualTo("IDEMPOTENCY_CONFLICT");
        // and the one after it is the second event of its pot, and so the second entry of its book
        assertThat(http().allocate(pot, "next", 1, false).fen("allocatedFen")).isEqualTo(701);
        soon().untilAsserted(
                        () -> {
                            JsonNode book = http().get("/api/v1/pots/" + pot).ok();
                            assertThat(book.path("allocatedFen").asLong()).isEqualTo(701);
                        });
        assertThat(http().entriesOf(answers.getFirst().eventId())).hasSize(1);
    }

    private List<Answer> allAtOnce() throws ExecutionException, InterruptedException {
        List<Future<Answer>> requests = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < REQUESTS; i++) {
                String key = "allocation-" + i;
                requests.add(callers.submit(() -> http().allocate(POT, key, TRANCHE_FEN, true)));
            }
        }
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> request : requests) {
            answers.add(request.get());
        }
        return answers;
    }
}
