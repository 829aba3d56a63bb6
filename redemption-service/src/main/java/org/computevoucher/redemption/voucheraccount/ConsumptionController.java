package org.computevoucher.redemption.voucheraccount;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Optional;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.web.Fault;
import org.computevoucher.platform.web.Problems;
import org.computevoucher.redemption.usage.Usage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where usage that was reported is read. */
@RestController
@RequestMapping("/api/v1/consumptions")
final class ConsumptionController {

    private final VoucherAccountQueries queries;

    ConsumptionController(VoucherAccountQueries queries) {
        this.queries = queries;
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
