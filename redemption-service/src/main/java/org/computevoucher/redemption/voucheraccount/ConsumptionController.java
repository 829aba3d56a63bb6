package org.computevoucher.redemption.voucheraccount;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.request.RequestKey;
import org.computevoucher.platform.web.Fault;
import org.computevoucher.platform.web.KeyedAnswers;
import org.computevoucher.platform.web.Problems;
import org.computevoucher.redemption.usage.Usage;
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

/** Where data centres report usage. */
@RestController
@RequestMapping("/api/v1/consumptions")
final class ConsumptionController {

    private final KeyedAnswers answers;
    private final VoucherAccountQueries queries;
    private final Ids ids;
    private final Clock clock;

    ConsumptionController(
            KeyedAnswers answers, VoucherAccountQueries queries, Ids ids, Clock clock) {
        this.answers = answers;
        this.queries = queries;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * 201 for a record that is accepted, 200 with the first figures for one that was before.
     *
     * @param key the same key with the same record gets the first answer again; what makes the
     *     record unique for ever, also under another key, is its own name: data centre and usage id
     */
    @Operation(operationId = "reportConsumption", summary = "Report one usage record")
    @ApiResponse(
            responseCode = "201",
            description = "The record is accepted.",
            content = @Content(schema = @Schema(implementation = ConsumptionAnswer.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The record was accepted before; the first figures.",
            content = @Content(schema = @Schema(implementation = ConsumptionAnswer.class)))
    @PostMapping
    ResponseEntity<?> report(
            Mandate mandate, RequestKey key, @Valid @RequestBody ConsumptionRequest request) {
        mandate.require(Owner.dataCentre(request.dataCentre()));
        Usage usage = request.usage();
        return answers.<RecordedConsumption, ConsumptionAnswer>answer(
                key,
                request,
                new RecordConsumption(usage, ids.next(), ids.next(), clock.instant()),
                recorded -> ConsumptionAnswer.of(usage, recorded),
                answer -> answer.first() ? HttpStatus.CREATED : HttpStatus.OK);
    }

    /**
     * @param dataCentre whose usage id it is; a data centre need not name itself
     */
    @Operation(operationId = "getConsumption", summary = "One accepted usage record")
    @ApiResponse(
            responseCode = "200",
            description = "The record and what it was worth.",
            content = @Content(schema = @Schema(implementation = ConsumptionView.class)))
    @GetMapping("/{usageId}")
    ResponseEntity<?> consumption(
            Mandate mandate,
            @PathVariable @Pattern(regexp = Usage.USAGE_ID_SYNTAX, message = Usage.USAGE_ID_WORDS)
                    String usageId,
            @RequestParam(required = false)
                    @Pattern(regexp = Usage.DATA_CENTRE_SYNTAX, message = Usage.DATA_CENTRE_WORDS)
                    @Nullable String dataCentre) {
        String reporter = dataCentre == null ? mandate.dataCentre() : dataCentre;
        if (reporter == null) {
            return Problems.of(
                    VoucherAccountReason.DATA_CENTRE_MISSING,
                    "Usage ids are each data centre's own: name it with the parameter dataCentre.",
                    List.of(Fault.ofParameter("dataCentre", "is required")));
        }
        Optional<ConsumptionView> found =
                mandate.visible(queries.consumption(reporter, usageId), ConsumptionView::owner);
        return found.isPresent()
                ? ResponseEntity.ok(found.get())
                : Problems.of(
                        VoucherAccountReason.USAGE_UNKNOWN,
                        "No usage with this id of this data centre was accepted.");
    }
}
