package org.computevoucher.redemption.datacentre;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.web.Problems;
import org.computevoucher.redemption.datacentre.DataCentreRefusal.DataCentreUnknown;
import org.computevoucher.redemption.datacentre.DataCentreViews.BankAccountsView;
import org.computevoucher.redemption.datacentre.DataCentreViews.DataCentrePage;
import org.computevoucher.redemption.datacentre.DataCentreViews.DataCentreView;
import org.computevoucher.redemption.usage.Usage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Looking into the register of data centres. */
@RestController
@RequestMapping("/api/v1/data-centres")
final class DataCentreController {

    private final DataCentreQueries queries;
    private final Clock clock;

    DataCentreController(DataCentreQueries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /** What data centres are now, in the order of their codes: whoever may ask sees all of them. */
    @Operation(
            operationId = "listDataCentres",
            summary = "What data centres are now, in the order of their codes")
    @GetMapping
    DataCentrePage list(
            @RequestParam(required = false)
                    @Pattern(regexp = Place.REGION_SYNTAX, message = Place.REGION_WORDS)
                    @Nullable String region,
            @RequestParam(required = false)
                    @Pattern(
                            regexp = Place.HARDWARE_CLASS_SYNTAX,
                            message = Place.HARDWARE_CLASS_WORDS)
                    @Nullable String hardwareClass,
            @RequestParam(required = false) @Nullable ComplianceStatus status,
            @RequestParam(required = false)
                    @Pattern(regexp = Usage.DATA_CENTRE_SYNTAX, message = Usage.DATA_CENTRE_WORDS)
                    @Nullable String after,
            @RequestParam(defaultValue = "" + DataCentrePage.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(DataCentrePage.MAX_LIMIT)
                    int limit) {
        return queries.page(
                new DataCentreQueries.Filter(new Place(region, hardwareClass), status),
                after == null ? "" : after,
                limit,
                clock.instant());
    }

    @Operation(operationId = "getDataCentre", summary = "A data centre with its history")
    @ApiResponse(
            responseCode = "200",
            description = "What it is now, and all entries.",
            content = @Content(schema = @Schema(implementation = DataCentreView.class)))
    @GetMapping("/{dataCentre}")
    ResponseEntity<?> dataCentre(
            Mandate mandate,
            @PathVariable
                    @Pattern(regexp = Usage.DATA_CENTRE_SYNTAX, message = Usage.DATA_CENTRE_WORDS)
                    String dataCentre) {
        return found(
                dataCentre,
                mandate.visible(
                        queries.byCode(dataCentre, clock.instant()), DataCentreView::owner));
    }

    /** Not a part of the above, because fewer may see it. */
    @Operation(operationId = "getBankAccounts", summary = "Where a data centre is paid")
    @ApiResponse(
            responseCode = "200",
            description = "All accounts that were entered.",
            content = @Content(schema = @Schema(implementation = BankAccountsView.class)))
    @GetMapping("/{dataCentre}/bank-accounts")
    ResponseEntity<?> bankAccounts(
            Mandate mandate,
            @PathVariable
                    @Pattern(regexp = Usage.DATA_CENTRE_SYNTAX, message = Usage.DATA_CENTRE_WORDS)
                    String dataCentre) {
        return found(
                dataCentre,
                mandate.visible(queries.ownerOf(dataCentre), Function.identity())
                        .map(
                                _ ->
                                        new BankAccountsView(
                                                dataCentre, queries.bankAccounts(dataCentre))));
    }

    private static ResponseEntity<?> found(String dataCentre, Optional<?> found) {
        return found.isPresent()
                ? ResponseEntity.ok(found.get())
                : Problems.of(new DataCentreUnknown(dataCentre));
    }
}
