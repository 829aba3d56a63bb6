package org.computevoucher.issuance.programme;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.computevoucher.issuance.enterprise.Standing;
import org.computevoucher.issuance.programme.ProgrammeCommand.PublishProgramme;
import org.computevoucher.issuance.programme.ProgrammeCommand.ReviseProgramme;
import org.computevoucher.issuance.programme.ProgrammeEvent.ProgrammePublished;
import org.computevoucher.issuance.programme.ProgrammeEvent.ProgrammeRevised;
import org.computevoucher.issuance.programme.ProgrammeRefusal.ProgrammeUnknown;
import org.computevoucher.issuance.programme.ProgrammeViews.ProgrammePage;
import org.computevoucher.issuance.programme.ProgrammeViews.ProgrammeView;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.request.RequestKey;
import org.computevoucher.platform.web.KeyedAnswers;
import org.computevoucher.platform.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Publishing, revising and looking at programmes; whoever has a token may look. */
@RestController
@RequestMapping("/api/v1/programmes")
final class ProgrammeController {

    private final KeyedAnswers answers;
    private final ProgrammeQueries programmes;
    private final Ids ids;
    private final Clock clock;

    ProgrammeController(KeyedAnswers answers, ProgrammeQueries programmes, Ids ids, Clock clock) {
        this.answers = answers;
        this.programmes = programmes;
        this.ids = ids;
        this.clock = clock;
    }

    /** 201 with the first version. */
    @Operation(operationId = "publishProgramme", summary = "Publish a programme")
    @ApiResponse(
            responseCode = "201",
            description = "Its first version.",
            content = @Content(schema = @Schema(implementation = VersionView.class)))
    @PostMapping
    ResponseEntity<?> publish(
            Mandate mandate,
            RequestKey key,
            @Valid @RequestBody VersionRequest.Publication request) {
        mandate.require(Owner.region(ProgrammeCode.regionOf(request.programme())));
        return answers.<ProgrammePublished>created(
                key,
                request,
                new PublishProgramme(
                        request.programme(),
                        ids.next(),
                        request.firstDay(),
                        request.rules().rules(),
                        request.document(),
                        clock.instant()),
                VersionView::of);
    }

    /** 201 with the further version. */
    @Operation(operationId = "reviseProgramme", summary = "Give a programme a further version")
    @ApiResponse(
            responseCode = "201",
            description = "The further version.",
            content = @Content(schema = @Schema(implementation = VersionView.class)))
    @PostMapping("/{programme}/revisions")
    ResponseEntity<?> revise(
            Mandate mandate,
            RequestKey key,
            @PathVariable @Pattern(regexp = ProgrammeCode.SYNTAX, message = ProgrammeCode.WORDS)
                    String programme,
            @Valid @RequestBody VersionRequest.Revision request) {
        mandate.require(Owner.region(ProgrammeCode.regionOf(programme)));
        return answers.<ProgrammeRevised>created(
                key,
                request,
                new ReviseProgramme(
                        programme,
                        ids.next(),
                        request.firstDay(),
                        request.rules().rules(),
                        request.document(),
                        clock.instant()),
                VersionView::of);
    }

    /**
     * All versions of a programme.
     *
     * @param at when to say which is in force; null: now
     */
    @Operation(operationId = "getProgramme", summary = "All versions of a programme")
    @ApiResponse(
            responseCode = "200",
            description = "The programme.",
            content = @Content(schema = @Schema(implementation = ProgrammeView.class)))
    @GetMapping("/{programme}")
    ResponseEntity<?> programme(
            @PathVariable @Pattern(regexp = ProgrammeCode.SYNTAX, message = ProgrammeCode.WORDS)
                    String programme,
            @RequestParam(required = false) @Nullable Instant at) {
        Optional<ProgrammeView> found =
                programmes.byName(programme, at == null ? clock.instant() : at);
        return found.isPresent()
                ? ResponseEntity.ok(found.get())
                : Problems.of(new ProgrammeUnknown(programme));
    }

    /** Programmes in the order of their names. */
    @Operation(operationId = "listProgrammes", summary = "Programmes in the order of their names")
    @GetMapping
    ProgrammePage list(
            @RequestParam(required = false)
                    @Pattern(regexp = Standing.REGION_SYNTAX, message = Standing.REGION_WORDS)
                    @Nullable String region,
            @RequestParam(required = false)
                    @Pattern(regexp = ProgrammeCode.SYNTAX, message = ProgrammeCode.WORDS)
                    @Nullable String after,
            @RequestParam(defaultValue = "" + ProgrammePage.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(ProgrammePage.MAX_LIMIT)
                    int limit) {
        return programmes.page(region, after == null ? "" : after, limit, clock.instant());
    }
}
