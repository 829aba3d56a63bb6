package org.computevoucher.ledger.budget;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.computevoucher.ledger.pot.PotId;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.identity.IdempotencyKey;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.web.Answers;
import org.computevoucher.platform.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The tranches of a pot: {@code POST /api/v1/pots/{pot}/plans} and {@code …/allocations}. */
@RestController
@RequestMapping("/api/v1/pots/{pot}")
class BudgetController {

    private final Commands commands;
    private final Ids ids;
    private final Clock clock;

    BudgetController(Commands commands, Ids ids, Clock clock) {
        this.commands = commands;
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
    @PostMapping("/plans")
    ResponseEntity<?> plan(
            Mandate mandate,
            @PathVariable String pot,
            @RequestHeader("Idempotency-Key") IdempotencyKey key,
            @Valid @RequestBody PlanRequest request) {
        return sent(
                mandate,
                pot,
                potId ->
                        new PlanBudget(
                                potId.toString(),
                                request.amountFen(),
                                request.document(),
                                key.value(),
                                ids.next(),
                                inMicroseconds(request.effectiveAt()),
                                clock.instant()));
    }

    /** 201; 409 IDEMPOTENCY_CONFLICT; 422 with the reasons of {@link BudgetRefusal}. */
    @PostMapping("/allocations")
    ResponseEntity<?> allocate(
            Mandate mandate,
            @PathVariable String pot,
            @RequestHeader("Idempotency-Key") IdempotencyKey key,
            @Valid @RequestBody AllocationRequest request) {
        return sent(
                mandate,
                pot,
                potId ->
                        new AllocateBudget(
                                potId.toString(),
                                request.amountFen(),
                                request.drawnFromPlan(),
                                request.document(),
                                key.value(),
                                ids.next(),
                                inMicroseconds(request.effectiveAt()),
                                clock.instant()));
    }

    private ResponseEntity<?> sent(
            Mandate mandate, String pot, Function<PotId, BudgetCommand> command) {
        Optional<PotId> potId = PotId.parse(pot);
        if (potId.isEmpty()) {
            return Problems.of(HttpStatus.BAD_REQUEST, "MALFORMED_POT", PotId.SYNTAX);
        }
        mandate.require(Owner.region(potId.get().region()));
        return Answers.created(commands.<BudgetAnswer>sendAndWait(command.apply(potId.get())));
    }

    /** Finer than a microsecond neither the database nor Avro can keep. */
    private static @Nullable Instant inMicroseconds(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }
}
