package org.computevoucher.redemption.statement;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.web.Fault;
import org.computevoucher.platform.web.Problems;
import org.computevoucher.redemption.datacentre.DataCentreQueries;
import org.computevoucher.redemption.datacentre.DataCentreRefusal.DataCentreUnknown;
import org.computevoucher.redemption.payee.PayeeNames;
import org.computevoucher.redemption.usage.Usage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Statements of data centres and of enterprises. */
@RestController
@RequestMapping("/api/v1")
final class StatementController {

    private static final String ENTERPRISE = "[0-9A-HJ-NPQRTUWXY]{18}";
    private static final String ENTERPRISE_WORDS =
            "must be an 18-character Unified Social Credit Code, upper case";
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 500;

    /** In how many pots a party may be without having to name one. */
    private static final int MAX_POTS = 200;

    private final Statements statements;
    private final StatementQueries queries;
    private final DataCentreQueries register;
    private final Clock clock;

    StatementController(
            Statements statements,
            StatementQueries queries,
            DataCentreQueries register,
            Clock clock) {
        this.statements = statements;
        this.queries = queries;
        this.register = register;
        this.clock = clock;
    }

    /** 200; 400 STATEMENT_PERIOD_INVALID, STATEMENT_TOO_WIDE; 404 DATA_CENTRE_UNKNOWN. */
    @Operation(
            operationId = "getDataCentreStatement",
            summary = "What a data centre reported, was paid and is owed")
    @ApiResponse(
            responseCode = "200",
            description = "A page of the statement, with the sums of the whole period.",
            content = @Content(schema = @Schema(implementation = StatementView.class)))
    @GetMapping("/data-centres/{dataCentre}/statements")
    ResponseEntity<?> ofDataCentre(
            Mandate mandate,
            @PathVariable
                    @Pattern(regexp = Usage.DATA_CENTRE_SYNTAX, message = Usage.DATA_CENTRE_WORDS)
                    String dataCentre,
            @RequestParam(required = false)
                    @Pattern(
                            regexp = StatementPeriod.MONTH_SYNTAX,
                            message = StatementPeriod.MONTH_WORDS)
                    @Nullable String period,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false)
                    @Pattern(regexp = PayeeNames.POT_SYNTAX, message = PayeeNames.POT_WORDS)
                    @Nullable String pot,
            @RequestParam(required = false)
                    @Pattern(regexp = PageMark.SYNTAX, message = PageMark.WORDS)
                    @Nullable String after,
            @RequestParam(defaultValue = "" + DEFAULT_LIMIT) @Min(1) @Max(MAX_LIMIT) int limit) {
        if (mandate.visible(register.ownerOf(dataCentre), Function.identity()).isEmpty()) {
            return Problems.of(new DataCentreUnknown(dataCentre));
        }
        return statement(
                dataCentre,
                queries.pots(dataCentre),
                StatementPeriod.of(period, from, to),
                pot,
                PageMark.of(after),
                limit);
    }

    /**
     * 200; 400 STATEMENT_PERIOD_INVALID, STATEMENT_TOO_WIDE; 404 ENTERPRISE_UNKNOWN. To a region
     * its own pots alone are shown.
     */
    @Operation(
            operationId = "getEnterpriseStatement",
            summary = "What was used of an enterprise's vouchers, and what it was paid itself")
    @ApiResponse(
            responseCode = "200",
            description = "A page of the statement, with the sums of the whole period.",
            content = @Content(schema = @Schema(implementation = StatementView.class)))
    @GetMapping("/enterprises/{enterprise}/statements")
    ResponseEntity<?> ofEnterprise(
            Mandate mandate,
            @PathVariable @Pattern(regexp = ENTERPRISE, message = ENTERPRISE_WORDS)
                    String enterprise,
            @RequestParam(required = false)
                    @Pattern(
                            regexp = StatementPeriod.MONTH_SYNTAX,
                            message = StatementPeriod.MONTH_WORDS)
                    @Nullable String period,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false)
                    @Pattern(regexp = PayeeNames.POT_SYNTAX, message = PayeeNames.POT_WORDS)
                    @Nullable String pot,
            @RequestParam(required = false)
                    @Pattern(regexp = PageMark.SYNTAX, message = PageMark.WORDS)
                    @Nullable String after,
            @RequestParam(defaultValue = "" + DEFAULT_LIMIT) @Min(1) @Max(MAX_LIMIT) int limit) {
        List<String> pots =
                queries.pots(enterprise).stream()
                        .filter(one -> mandate.covers(Owner.pot(one).orEnterprise(enterprise)))
                        .toList();
        if (pots.isEmpty() && !mandate.covers(Owner.region(null).orEnterprise(enterprise))) {
            return Problems.of(new EnterpriseUnknown(enterprise));
        }
        return statement(
                enterprise,
                pots,
                StatementPeriod.of(period, from, to),
                pot,
                PageMark.of(after),
                limit);
    }

    /**
     * @param visible the party's pots that the caller may see
     * @param pot which of them alone; null: all
     */
    private ResponseEntity<?> statement(
            String party,
            List<String> visible,
            Optional<StatementPeriod> period,
            @Nullable String pot,
            PageMark mark,
            int limit) {
        List<String> pots = visible.stream().filter(one -> pot == null || one.equals(pot)).toList();
        if (pots.size() > MAX_POTS) {
            return invalid(
                    StatementReason.STATEMENT_TOO_WIDE,
                    "must name a pot: there are more than %d".formatted(MAX_POTS),
                    "pot");
        }
        return period.<ResponseEntity<?>>map(
                        asked ->
                                ResponseEntity.ok(
                                        statements.of(
                                                party, pots, asked, mark, limit, clock.instant())))
                .orElseGet(
                        () ->
                                invalid(
                                        StatementReason.STATEMENT_PERIOD_INVALID,
                                        StatementPeriod.RULE,
                                        "period",
                                        "from",
                                        "to"));
    }

    private static ResponseEntity<?> invalid(
            StatementReason reason, String rule, String... parameters) {
        return Problems.of(
                reason,
                "The statement asked for %s.".formatted(rule),
                List.of(parameters).stream().map(name -> Fault.ofParameter(name, rule)).toList());
    }
}
