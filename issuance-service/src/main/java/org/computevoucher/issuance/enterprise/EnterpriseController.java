package org.computevoucher.issuance.enterprise;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.computevoucher.issuance.enterprise.EnterpriseEvent.EnterpriseChanged;
import org.computevoucher.issuance.enterprise.EnterpriseEvent.EnterpriseRegistered;
import org.computevoucher.issuance.enterprise.EnterpriseRefusal.EnterpriseNotRegistered;
import org.computevoucher.issuance.enterprise.EnterpriseViews.EnterprisePage;
import org.computevoucher.issuance.enterprise.EnterpriseViews.EnterpriseView;
import org.computevoucher.issuance.enterprise.EnterpriseViews.EntryView;
import org.computevoucher.issuance.validity.ShanghaiTime;
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

/** Keeping the register of enterprises, and looking into it. */
@RestController
@RequestMapping("/api/v1/enterprises")
final class EnterpriseController {

    private final KeyedAnswers answers;
    private final EnterpriseQueries enterprises;
    private final Ids ids;
    private final Clock clock;

    EnterpriseController(
            KeyedAnswers answers, EnterpriseQueries enterprises, Ids ids, Clock clock) {
        this.answers = answers;
        this.enterprises = enterprises;
        this.ids = ids;
        this.clock = clock;
    }

    /** 201 with the first entry. */
    @Operation(operationId = "registerEnterprise", summary = "Enter an enterprise in the register")
    @ApiResponse(
            responseCode = "201",
            description = "Its first entry.",
            content = @Content(schema = @Schema(implementation = EntryView.class)))
    @PostMapping
    ResponseEntity<?> register(
            Mandate mandate,
            RequestKey key,
            @Valid @RequestBody EntryRequest.Registration request) {
        mandate.require(Owner.region(request.region()));
        return answers.<EnterpriseRegistered>created(
                key,
                request,
                new RegisterEnterprise(
                        request.enterprise(),
                        ids.next(),
                        request.standing(),
                        request.firstDay(),
                        clock.instant()),
                EntryView::of);
    }

    /** 201 with the further entry; whether the caller's office keeps it, the enterprise decides. */
    @Operation(
            operationId = "changeEnterprise",
            summary = "Enter what an enterprise is from a day on")
    @ApiResponse(
            responseCode = "201",
            description = "The further entry.",
            content = @Content(schema = @Schema(implementation = EntryView.class)))
    @PostMapping("/{enterprise}/changes")
    ResponseEntity<?> change(
            Mandate mandate,
            RequestKey key,
            @PathVariable
                    @Pattern(
                            regexp = UnifiedSocialCreditCode.SYNTAX,
                            message = UnifiedSocialCreditCode.WORDS)
                    String enterprise,
            @Valid @RequestBody EntryRequest.Change request) {
        return answers.<EnterpriseChanged>created(
                key,
                request,
                new ChangeEnterprise(
                        enterprise,
                        ids.next(),
                        request.standing(),
                        request.firstDay(),
                        mandate.regions(),
                        clock.instant()),
                EntryView::of);
    }

    @Operation(operationId = "getEnterprise", summary = "All entries of an enterprise")
    @ApiResponse(
            responseCode = "200",
            description = "The enterprise.",
            content = @Content(schema = @Schema(implementation = EnterpriseView.class)))
    @GetMapping("/{enterprise}")
    ResponseEntity<?> enterprise(
            Mandate mandate,
            @PathVariable
                    @Pattern(
                            regexp = UnifiedSocialCreditCode.SYNTAX,
                            message = UnifiedSocialCreditCode.WORDS)
                    String enterprise) {
        Optional<EnterpriseView> found =
                mandate.visible(enterprises.byCode(enterprise, today()), EnterpriseView::owner);
        return found.isPresent()
                ? ResponseEntity.ok(found.get())
                : Problems.of(new EnterpriseNotRegistered(enterprise));
    }

    /** What enterprises are today, in the order of their codes. */
    @Operation(
            operationId = "listEnterprises",
            summary = "What the enterprises of a region are now")
    @GetMapping
    EnterprisePage list(
            Mandate mandate,
            @RequestParam(required = false)
                    @Pattern(regexp = Standing.REGION_SYNTAX, message = Standing.REGION_WORDS)
                    @Nullable String region,
            @RequestParam(required = false)
                    @Pattern(regexp = Standing.GROUP_SYNTAX, message = Standing.GROUP_WORDS)
                    @Nullable String affiliateGroup,
            @RequestParam(required = false) @Nullable EnterpriseClass enterpriseClass,
            @RequestParam(required = false)
                    @Pattern(
                            regexp = UnifiedSocialCreditCode.SYNTAX,
                            message = UnifiedSocialCreditCode.WORDS)
                    @Nullable String after,
            @RequestParam(defaultValue = "" + EnterprisePage.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(EnterprisePage.MAX_LIMIT)
                    int limit) {
        mandate.require(Owner.region(region));
        return enterprises.page(
                new EnterpriseQueries.Filter(region, affiliateGroup, enterpriseClass),
                after == null ? "" : after,
                limit,
                today());
    }

    private LocalDate today() {
        return ShanghaiTime.dayOf(clock.instant());
    }
}
