package org.computevoucher.platform.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.rebuild.Rebuild;
import org.computevoucher.platform.rebuild.RebuildRunner;
import org.computevoucher.platform.rebuild.Rebuilds;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.request.RequestKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For operators: has a read model built again from the event log, and says how far that is. */
@RestController
@RequestMapping("/api/v1/rebuilds")
class RebuildController {

    private static final int PAGE_LIMIT = 100;

    private final Rebuilds rebuilds;
    private final RebuildRunner runner;
    private final KeyedAnswers answers;
    private final Ids ids;

    RebuildController(Rebuilds rebuilds, RebuildRunner runner, KeyedAnswers answers, Ids ids) {
        this.rebuilds = rebuilds;
        this.runner = runner;
        this.answers = answers;
        this.ids = ids;
    }

    /**
     * @param onDifference null: KEEP
     */
    @Schema(name = "RebuildOrder")
    record Order(
            @NotNull @Size(min = 1, max = 60) String readModel,
            Rebuild.@Nullable OnDifference onDifference) {}

    /**
     * @param next the {@code after} of the next page, or the same as before at the end
     */
    @Schema(name = "RebuildPage")
    record Page(List<Rebuild> rebuilds, long next) {}

    @Operation(operationId = "listRebuilds", summary = "Read models that were built again")
    @GetMapping
    Page list(
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "20") int limit) {
        List<Rebuild> found = rebuilds.list(after, Math.clamp(limit, 1, PAGE_LIMIT));
        return new Page(found, found.isEmpty() ? after : found.getLast().rebuildNumber());
    }

    @Operation(operationId = "getRebuild", summary = "How far a rebuild is")
    @ApiResponse(
            responseCode = "200",
            description = "The rebuild as it is now.",
            content = @Content(schema = @Schema(implementation = Rebuild.class)))
    @GetMapping("/{rebuildId}")
    ResponseEntity<?> find(@PathVariable UUID rebuildId) {
        return rebuilds.find(rebuildId)
                .<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(() -> Problems.of(new RebuildRefusals.UnknownRebuild(rebuildId)));
    }

    /** 202; 409 REBUILD_UNDER_WAY; 422 UNKNOWN_READ_MODEL. */
    @Operation(operationId = "beginRebuild", summary = "Build a read model again")
    @ApiResponse(
            responseCode = "202",
            description = "The rebuild as it begins.",
            content = @Content(schema = @Schema(implementation = Rebuild.class)))
    @PostMapping
    ResponseEntity<?> begin(RequestKey key, @Valid @RequestBody Order order) {
        ResponseEntity<?> answer =
                answers.<Rebuild>done(
                        key, () -> order, HttpStatus.ACCEPTED, done -> begun(order, done));
        runner.wake();
        return answer;
    }

    private Outcome<Rebuild> begun(Order order, Consumer<Rebuild> done) {
        Set<String> known = runner.readModels();
        if (!known.contains(order.readModel())) {
            return Outcome.refused(
                    new RebuildRefusals.UnknownReadModel(
                            order.readModel(), List.copyOf(new TreeSet<>(known))));
        }
        Rebuild.OnDifference onDifference =
                Objects.requireNonNullElse(order.onDifference(), Rebuild.OnDifference.KEEP);
        return rebuilds.begin(ids.next(), order.readModel(), onDifference, done)
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.refused(new RebuildRefusals.RebuildUnderWay()));
    }

    /** 202, for it ends in a moment; 404 UNKNOWN_REBUILD; 409 REBUILD_ENDED. */
    @Operation(operationId = "cancelRebuild", summary = "Stop a rebuild")
    @ApiResponse(
            responseCode = "202",
            description = "The rebuild, which ends in a moment.",
            content = @Content(schema = @Schema(implementation = Rebuild.class)))
    @PostMapping("/{rebuildId}/cancellations")
    ResponseEntity<?> cancel(@PathVariable UUID rebuildId, RequestKey key) {
        ResponseEntity<?> answer =
                answers.<Rebuild>done(
                        key, () -> null, HttpStatus.ACCEPTED, done -> cancelled(rebuildId, done));
        runner.wake();
        return answer;
    }

    private Outcome<Rebuild> cancelled(UUID rebuildId, Consumer<Rebuild> done) {
        return rebuilds.cancel(rebuildId, done)
                .map(Outcome::accepted)
                .orElseGet(
                        () ->
                                Outcome.refused(
                                        rebuilds.find(rebuildId).isPresent()
                                                ? new RebuildRefusals.RebuildEnded(rebuildId)
                                                : new RebuildRefusals.UnknownRebuild(rebuildId)));
    }
}
