package org.computevoucher.issuance.application;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import org.computevoucher.issuance.application.ApplicationCommand.DecideApplication;
import org.computevoucher.issuance.application.ApplicationCommand.SupplyInformation;
import org.computevoucher.issuance.application.ApplicationCommand.WithdrawApplication;
import org.computevoucher.issuance.application.ApplicationRequests.DecisionRequest;
import org.computevoucher.issuance.application.ApplicationRequests.InformationRequest;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.request.RequestKey;
import org.computevoucher.platform.web.KeyedAnswers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What happens to an application after it was submitted. */
@RestController
@RequestMapping("/api/v1/applications/{applicationId}")
final class DecisionController {

    private final KeyedAnswers answers;
    private final ApplicationsByLog log;
    private final Clock clock;

    DecisionController(KeyedAnswers answers, ApplicationsByLog log, Clock clock) {
        this.answers = answers;
        this.log = log;
        this.clock = clock;
    }

    /** 200 with the application, after the rules were asked again. */
    @Operation(operationId = "supplyInformation", summary = "Supply documents that were missing")
    @ApiResponse(
            responseCode = "200",
            description = "The application, with the rules asked again.",
            content = @Content(schema = @Schema(implementation = ApplicationView.class)))
    @PostMapping("/information")
    ResponseEntity<?> supply(
            Mandate mandate,
            RequestKey key,
            @PathVariable UUID applicationId,
            @Valid @RequestBody InformationRequest request) {
        return done(
                mandate,
                key,
                applicationId,
                request,
                (programme, now) ->
                        new SupplyInformation(programme, applicationId, request.supplied(), now));
    }

    /** 200 with the application as it was decided. */
    @Operation(operationId = "decideApplication", summary = "Decide an application")
    @ApiResponse(
            responseCode = "200",
            description = "The application as it was decided.",
            content = @Content(schema = @Schema(implementation = ApplicationView.class)))
    @PostMapping("/decisions")
    ResponseEntity<?> decide(
            Mandate mandate,
            RequestKey key,
            @PathVariable UUID applicationId,
            @Valid @RequestBody DecisionRequest request) {
        return done(
                mandate,
                key,
                applicationId,
                request,
                (programme, now) ->
                        new DecideApplication(
                                programme,
                                applicationId,
                                request.verdict(),
                                Objects.requireNonNullElse(request.reasons(), List.of()),
                                Objects.requireNonNullElse(request.missingDocuments(), List.of()),
                                now));
    }

    /** 200 with the application, taken back. */
    @Operation(operationId = "withdrawApplication", summary = "Take an application back")
    @ApiResponse(
            responseCode = "200",
            description = "The application, taken back.",
            content = @Content(schema = @Schema(implementation = ApplicationView.class)))
    @PostMapping("/withdrawals")
    ResponseEntity<?> withdraw(Mandate mandate, RequestKey key, @PathVariable UUID applicationId) {
        return done(
                mandate,
                key,
                applicationId,
                null,
                (programme, now) -> new WithdrawApplication(programme, applicationId, now));
    }

    private ResponseEntity<?> done(
            Mandate mandate,
            RequestKey key,
            UUID applicationId,
            @Nullable Object request,
            BiFunction<String, Instant, ApplicationCommand> command) {
        return log.programmeOf(applicationId, mandate)
                .<ResponseEntity<?>>map(
                        programme ->
                                answers.<ApplicationState, ApplicationView>answer(
                                        key,
                                        request,
                                        command.apply(programme, clock.instant()),
                                        ApplicationView::of,
                                        shown -> HttpStatus.OK))
                .orElseGet(() -> log.unknown(applicationId));
    }
}
