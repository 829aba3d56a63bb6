package org.computevoucher.ledger.budget;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.computevoucher.ledger.pot.PotId;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.request.RequestKey;
import org.computevoucher.platform.web.Fault;
import org.computevoucher.platform.web.KeyedAnswers;
import org.computevoucher.platform.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The tranches of a pot: {@code POST /api/v1/pots/{pot}/plans} and {@code …/allocations}. */
@RestController
@RequestMapping("/api/v1/pots/{pot}")
class BudgetController {

    private final KeyedAnswers answers;
    private final Ids ids;
    private final Clock clock;

    BudgetController(KeyedAnswers answers, Ids ids, Clock clock) {
        this.answers = answers;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param amountFen in fen, more than 0
     * @param document 1 to 200 characters
     * @param effectiveAt when the plan took effect; null: now
     */
    record PlanRequest(
            @NotNull Long amountFen, @NotNull String document, @Nullable Instant effectiveAt) {}

    /**
     * @param amountFen in fen, more than 0
     * @param document 1 to 200 characters
     * @param drawnFromPlan true: drawn from what is planned; false: new money
     * @param effectiveAt when the allocation took effect; null: now
     */
    record AllocationRequest(
            @NotNull Long amountFen,
            @NotNull String document,
            @NotNull Boolean drawnFromPlan,
            @Nullable Instant effectiveAt) {}

    /** 201; 409 IDEMPOTENCY_CONFLICT; 422 with the reasons of {@link BudgetRefusal}. */
    @Operation(operationId = "planBudget", summary = "Announce money that is not spendable yet")
    @ApiResponse(
            responseCode = "201",
            description = "The tranche is recorded.",
            content = @Content(schema = @Schema(implementation = BudgetAnswer.class)))
    @PostMapping("/plans")
    ResponseEntity<?> plan(
            Mandate mandate,
            @PathVariable String pot,
            RequestKey key,
            @Valid @RequestBody PlanRequest request) {
        return sent(
                mandate,
                pot,
                key,
                request,
                potId ->
                        new PlanBudget(
                                potId.toString(),
                                request.amountFen(),
                                request.document(),
                                ids.next(),
                                inMicroseconds(request.effectiveAt()),
                                clock.instant()));
    }

    /** 201; 409 IDEMPOTENCY_CONFLICT; 422 with the reasons of {@link BudgetRefusal}. */
    @Operation(operationId = "allocateBudget", summary = "Appropriate money, hence spendable")
    @ApiResponse(
            responseCode = "201",
            description = "The tranche is recorded.",
            content = @Content(schema = @Schema(implementation = BudgetAnswer.class)))
    @PostMapping("/allocations")
    ResponseEntity<?> allocate(
            Mandate mandate,
            @PathVariable String pot,
            RequestKey key,
            @Valid @RequestBody AllocationRequest request) {
        return sent(
                mandate,
                pot,
                key,
                request,
                potId ->
                        new AllocateBudget(
                                potId.toString(),
                                request.amountFen(),
                                request.drawnFromPlan(),
                                request.document(),
                                ids.next(),
                                inMicroseconds(request.effectiveAt()),
                                clock.instant()));
    }

    private ResponseEntity<?> sent(
            Mandate mandate,
            String pot,
            RequestKey key,
            Object request,
            Function<PotId, BudgetCommand> command) {
        return inReach(
                mandate,
                pot,
                potId ->
                        answers.<BudgetAnswer>created(
                                key, request, command.apply(potId), answer -> answer));
    }

    /** Answers for a pot that the address names and the caller's mandate reaches. */
    static ResponseEntity<?> inReach(
            Mandate mandate, String pot, Function<PotId, ResponseEntity<?>> answer) {
        Optional<PotId> potId = PotId.parse(pot);
        if (potId.isEmpty()) {
            return Problems.of(
                    BudgetReason.MALFORMED_POT,
                    PotId.SYNTAX,
                    List.of(Fault.ofParameter("pot", PotId.SYNTAX)));
        }
        mandate.require(Owner.region(potId.get().region()));
        return answer.apply(potId.get());
    }

    /** Finer than a microsecond neither the database nor Avro can keep. */
    static @Nullable Instant inMicroseconds(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }
}
