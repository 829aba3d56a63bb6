package org.computevoucher.issuance.application;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.computevoucher.issuance.application.ApplicationCommand.AssessApplication;
import org.computevoucher.issuance.application.ApplicationCommand.SubmitApplication;
import org.computevoucher.issuance.application.ApplicationRefusal.ContactNotOfApplicant;
import org.computevoucher.issuance.application.ApplicationRequests.ApplyRequest;
import org.computevoucher.issuance.contact.Contacts;
import org.computevoucher.issuance.enterprise.Standing;
import org.computevoucher.issuance.enterprise.UnifiedSocialCreditCode;
import org.computevoucher.issuance.grant.Ask;
import org.computevoucher.issuance.grant.Assessment;
import org.computevoucher.issuance.pot.PotId;
import org.computevoucher.issuance.programme.Place;
import org.computevoucher.issuance.voucher.VoucherTerms;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.request.RequestKey;
import org.computevoucher.platform.web.Fault;
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

/** Applying, asking beforehand what would become of it, and looking at applications. */
@RestController
@RequestMapping("/api/v1/applications")
final class ApplicationController {

    /** How kinds of document are written in a query: with commas. */
    private static final String DOCUMENTS_SYNTAX = "[A-Z0-9_]{1,40}(,[A-Z0-9_]{1,40}){0,49}";

    private final KeyedAnswers answers;
    private final Commands commands;
    private final ApplicationQueries applications;
    private final ApplicationsByLog log;
    private final Contacts contacts;
    private final Ids ids;
    private final Clock clock;

    ApplicationController(
            KeyedAnswers answers,
            Commands commands,
            ApplicationQueries applications,
            ApplicationsByLog log,
            Contacts contacts,
            Ids ids,
            Clock clock) {
        this.answers = answers;
        this.commands = commands;
        this.applications = applications;
        this.log = log;
        this.contacts = contacts;
        this.ids = ids;
        this.clock = clock;
    }

    /** 201 with the application, decided as far as the rules alone can. */
    @Operation(operationId = "apply", summary = "Apply for a voucher")
    @ApiResponse(
            responseCode = "201",
            description = "The application, decided where the rules alone can.",
            content = @Content(schema = @Schema(implementation = ApplicationView.class)))
    @PostMapping
    ResponseEntity<?> apply(
            Mandate mandate, RequestKey key, @Valid @RequestBody ApplyRequest request) {
        mandate.require(Owner.pot(request.pot()).orEnterprise(request.enterprise()));
        UUID contactId = request.contactId();
        if (contactId != null
                && !contacts.isOf(
                        request.enterprise(), PotId.of(request.pot()).region(), contactId)) {
            return Problems.of(new ContactNotOfApplicant(contactId));
        }
        return answers.created(key, request, submit(request.submission()), ApplicationView::of);
    }

    private SubmitApplication submit(Submission submission) {
        String programme = PotId.of(submission.pot()).programme();
        String reference = submission.reference();
        if (reference == null) {
            return new SubmitApplication(
                    programme, ids.next(), ids.next(), submission, null, clock.instant());
        }
        UUID applicationId =
                ApplicationId.ofReference(submission.pot(), submission.enterprise(), reference);
        return new SubmitApplication(
                programme,
                applicationId,
                ApplicationId.voucherOf(applicationId),
                submission,
                null,
                clock.instant());
    }

    @Operation(
            operationId = "assessApplication",
            summary = "What would become of an application; nothing happens")
    @ApiResponse(
            responseCode = "200",
            description = "Whether it would be granted, how much, and every rule that says no.",
            content = @Content(schema = @Schema(implementation = AssessmentView.class)))
    @GetMapping("/assessment")
    ResponseEntity<?> assess(
            Mandate mandate,
            @RequestParam @NotNull @Pattern(regexp = PotId.SYNTAX, message = PotId.WORDS)
                    String pot,
            @RequestParam
                    @NotNull
                    @Pattern(
                            regexp = UnifiedSocialCreditCode.SYNTAX,
                            message = UnifiedSocialCreditCode.WORDS)
                    String enterprise,
            @RequestParam @Min(1) @Max(VoucherTerms.MAX_FACE_FEN) long requestedFen,
            @RequestParam(required = false)
                    @Pattern(regexp = Standing.REGION_SYNTAX, message = Standing.REGION_WORDS)
                    @Nullable String dataCentreRegion,
            @RequestParam(required = false)
                    @Pattern(
                            regexp = Place.HARDWARE_CLASS_SYNTAX,
                            message = Place.HARDWARE_CLASS_WORDS)
                    @Nullable String hardwareClass,
            @RequestParam(required = false)
                    @Pattern(
                            regexp = DOCUMENTS_SYNTAX,
                            message = "must be kinds of document, parted by commas")
                    @Nullable String documents) {
        mandate.require(Owner.pot(pot).orEnterprise(enterprise));
        Instant now = clock.instant();
        Ask ask =
                new Ask(
                        pot,
                        enterprise,
                        requestedFen,
                        new Place(dataCentreRegion, hardwareClass),
                        documents == null
                                ? Set.of()
                                : Set.copyOf(List.of(documents.split(",", -1))),
                        now);
        Outcome<Assessment> outcome =
                commands.sendAndWait(new AssessApplication(PotId.of(pot).programme(), ask, now));
        return switch (outcome) {
            case Outcome.Accepted<Assessment>(Assessment assessment) ->
                    ResponseEntity.ok(AssessmentView.of(ask, assessment));
            case Outcome.Refused<Assessment>(var refusal) -> Problems.of(refusal);
        };
    }

    @Operation(operationId = "getApplication", summary = "One application")
    @ApiResponse(
            responseCode = "200",
            description = "The application as it stands, and how many wait before it.",
            content = @Content(schema = @Schema(implementation = WaitingApplication.class)))
    @GetMapping("/{applicationId}")
    ResponseEntity<?> application(Mandate mandate, @PathVariable UUID applicationId) {
        return mandate.visible(applications.byId(applicationId), ApplicationView::owner)
                .<ResponseEntity<?>>map(
                        found ->
                                ResponseEntity.ok(
                                        new WaitingApplication(
                                                found, applications.waitingAhead(applicationId))))
                .orElseGet(() -> log.unknown(applicationId));
    }

    @Operation(operationId = "listApplications", summary = "Applications, the oldest first")
    @ApiResponse(
            responseCode = "200",
            description = "A page of applications.",
            content = @Content(schema = @Schema(implementation = ApplicationPage.class)))
    @GetMapping
    ResponseEntity<?> list(
            Mandate mandate,
            @RequestParam(required = false) @Pattern(regexp = PotId.SYNTAX, message = PotId.WORDS)
                    @Nullable String pot,
            @RequestParam(required = false)
                    @Pattern(
                            regexp = UnifiedSocialCreditCode.SYNTAX,
                            message = UnifiedSocialCreditCode.WORDS)
                    @Nullable String enterprise,
            @RequestParam(required = false) @Nullable ApplicationStatus status,
            @RequestParam(required = false)
                    @Pattern(
                            regexp = Submission.REFERENCE_SYNTAX,
                            message = Submission.REFERENCE_WORDS)
                    @Nullable String reference,
            @RequestParam(required = false) @Nullable Instant submittedBefore,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "" + ApplicationPage.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(ApplicationPage.MAX_LIMIT)
                    int limit) {
        mandate.require(Owner.pot(pot).orEnterprise(enterprise));
        if (after != null
                && mandate.visible(applications.byId(after), ApplicationView::owner).isEmpty()) {
            return Problems.of(
                    ApplicationReason.APPLICATION_CURSOR_UNKNOWN,
                    "The parameter after takes what the page before it gave as next.",
                    List.of(Fault.ofParameter("after", "must be the next of the page before")));
        }
        return ResponseEntity.ok(
                applications.page(
                        new ApplicationQueries.Filter(
                                pot, enterprise, status, reference, submittedBefore),
                        after,
                        limit));
    }
}
