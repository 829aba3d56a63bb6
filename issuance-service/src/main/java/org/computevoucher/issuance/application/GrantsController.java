package org.computevoucher.issuance.application;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.computevoucher.issuance.application.ApplicationCommand.DecideApplication;
import org.computevoucher.issuance.application.ApplicationRefusal.ApplicationUnknown;
import org.computevoucher.issuance.application.ApplicationRequests.GrantsRequest;
import org.computevoucher.issuance.pot.PotId;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Refusal;
import org.computevoucher.platform.request.RequestKey;
import org.computevoucher.platform.web.KeyedAnswers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Granting many applications of one pot with one request. */
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
     * @param status where it stands now; null: the grant was not possible
     * @param reasons why it was not granted, in the order of the rules
     * @param problem why the grant was not possible; null: it was
     */
    record GrantResult(
            UUID applicationId,
            @Nullable ApplicationStatus status,
            @Nullable GrantedVoucher voucher,
            List<Reason> reasons,
            @Nullable Reason problem) {

        static GrantResult of(UUID applicationId, Outcome<ApplicationState> outcome) {
            return switch (outcome) {
                case Outcome.Accepted<ApplicationState>(ApplicationState state) -> {
                    ApplicationView view = ApplicationView.of(state);
                    yield new GrantResult(
                            applicationId, view.status(), view.voucher(), view.reasons(), null);
                }
                case Outcome.Refused<ApplicationState>(Refusal refusal) ->
                        new GrantResult(applicationId, null, null, List.of(), Reason.of(refusal));
            };
        }
    }

    /**
     * @param results one for each application of the request, in its order
     */
    record GrantsView(List<GrantResult> results) {}

    /**
     * 200 with a result for each, in the order of the request. Each is granted for itself: what was
     * done when the service stops in the middle is done, and the same request does the rest. The
     * key is taken at the end, so of two different requests that use one key at the same moment
     * both may be done, and one is told of the conflict.
     */
    @Operation(
            operationId = "grantApplications",
            summary = "Grant many applications, each for itself")
    @ApiResponse(
            responseCode = "200",
            description = "What became of each.",
            content = @Content(schema = @Schema(implementation = GrantsView.class)))
    @PostMapping("/api/v1/pots/{pot}/grants")
    ResponseEntity<?> grant(
            Mandate mandate,
            RequestKey key,
            @PathVariable @Pattern(regexp = PotId.SYNTAX, message = PotId.WORDS) String pot,
            @Valid @RequestBody GrantsRequest request) {
        mandate.require(Owner.pot(pot));
        return answers.<GrantsView>done(
                key,
                () -> request,
                HttpStatus.OK,
                taking -> {
                    GrantsView granted = granted(pot, request.applicationIds());
                    taking.accept(granted);
                    return Outcome.accepted(granted);
                });
    }

    private GrantsView granted(String pot, List<UUID> applicationIds) {
        Set<UUID> ofThePot = log.ofPot(pot, applicationIds);
        Instant now = clock.instant();
        Iterator<Outcome<ApplicationState>> outcomes =
                commands.<ApplicationState>sendAllAndWait(
                                applicationIds.stream()
                                        .filter(ofThePot::contains)
                                        .map(id -> grant(pot, id, now))
                                        .toList())
                        .iterator();
        return new GrantsView(
                applicationIds.stream()
                        .map(
                                id ->
                                        GrantResult.of(
                                                id,
                                                ofThePot.contains(id)
                                                        ? outcomes.next()
                                                        : Outcome.refused(
                                                                new ApplicationUnknown(id))))
                        .toList());
    }

    private static DecideApplication grant(String pot, UUID applicationId, Instant now) {
        return new DecideApplication(
                PotId.of(pot).programme(), applicationId, Verdict.GRANT, List.of(), List.of(), now);
    }
}
