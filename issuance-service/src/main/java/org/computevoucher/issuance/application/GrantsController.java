package org.computevoucher.issuance.application;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.computevoucher.issuance.application.ApplicationCommand.DecideApplication;
import org.computevoucher.issuance.application.ApplicationRefusal.ApplicationUnknown;
import org.computevoucher.issuance.application.ApplicationRequests.GrantsRequest;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Refusal;
import org.computevoucher.platform.request.RequestKey;
import org.computevoucher.platform.web.KeyedAnswers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Granting many applications with one request. */
@RestController
final class GrantsController {

    private final KeyedAnswers answers;
    private final Commands commands;
    private final ApplicationsByLog log;
    private final Clock clock;

    GrantsController(KeyedAnswers answers, Commands commands, ApplicationsByLog log, Clock clock) {
        this.answers = answers;
        this.commands = commands;
        this.log = log;
        this.clock = clock;
    }

    /**
     * What became of one application of the request.
     *
     * @param application as it was decided; null: the grant was not possible
     * @param problem why not; null: it was
     */
    record GrantResult(
            UUID applicationId, @Nullable ApplicationView application, @Nullable Reason problem) {

        static GrantResult of(UUID applicationId, Outcome<ApplicationState> outcome) {
            return switch (outcome) {
                case Outcome.Accepted<ApplicationState>(ApplicationState state) ->
                        new GrantResult(applicationId, ApplicationView.of(state), null);
                case Outcome.Refused<ApplicationState>(Refusal refusal) ->
                        new GrantResult(applicationId, null, Reason.of(refusal));
            };
        }
    }

    /**
     * @param results one for each application of the request, in its order
     */
    record GrantsView(List<GrantResult> results) {}

    /**
     * 200 with a result for each, in the order of the request. Each is granted for itself: what was
     * done when the service stops in the middle is done, and the same request does the rest.
     */
    @Operation(
            operationId = "grantApplications",
            summary = "Grant many applications, each for itself")
    @ApiResponse(
            responseCode = "200",
            description = "What became of each.",
            content = @Content(schema = @Schema(implementation = GrantsView.class)))
    @PostMapping("/api/v1/applications/grants")
    ResponseEntity<?> grant(
            Mandate mandate, RequestKey key, @Valid @RequestBody GrantsRequest request) {
        return answers.<GrantsView>done(
                key,
                request,
                HttpStatus.OK,
                taking -> {
                    GrantsView granted = granted(mandate, request.applicationIds());
                    taking.accept(granted);
                    return Outcome.accepted(granted);
                });
    }

    private GrantsView granted(Mandate mandate, List<UUID> applicationIds) {
        Map<UUID, String> programmes = log.programmesOf(applicationIds, mandate);
        Instant now = clock.instant();
        List<DecideApplication> possible =
                applicationIds.stream()
                        .flatMap(
                                id ->
                                        Optional.ofNullable(programmes.get(id))
                                                .map(programme -> grant(programme, id, now))
                                                .stream())
                        .toList();
        Iterator<Outcome<ApplicationState>> outcomes =
                commands.<ApplicationState>sendAllAndWait(possible).iterator();
        return new GrantsView(
                applicationIds.stream()
                        .map(
                                id ->
                                        GrantResult.of(
                                                id,
                                                programmes.containsKey(id)
                                                        ? outcomes.next()
                                                        : Outcome.refused(
                                                                new ApplicationUnknown(id))))
                        .toList());
    }

    private static DecideApplication grant(String programme, UUID applicationId, Instant now) {
        return new DecideApplication(
                programme, applicationId, Verdict.GRANT, List.of(), List.of(), now);
    }
}
