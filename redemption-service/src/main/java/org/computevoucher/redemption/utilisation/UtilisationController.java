package org.computevoucher.redemption.utilisation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.web.Fault;
import org.computevoucher.platform.web.Problems;
import org.computevoucher.redemption.datacentre.DataCentreQueries;
import org.computevoucher.redemption.datacentre.DataCentreRefusal.DataCentreUnknown;
import org.computevoucher.redemption.datacentre.Place;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.validity.ShanghaiTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How data centres are used, and where there is room. */
@RestController
@RequestMapping("/api/v1/data-centres")
final class UtilisationController {

    private static final int MAX_DAYS = 366;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2999;

    /** A hundred times what all GPUs of the world could do in a year. */
    private static final long MAX_GPU_HOURS = 1_000_000_000_000L;

    private final UtilisationQueries queries;
    private final DataCentreQueries register;
    private final Clock clock;

    UtilisationController(UtilisationQueries queries, DataCentreQueries register, Clock clock) {
        this.queries = queries;
        this.register = register;
        this.clock = clock;
    }

    /** 200; 400 UTILISATION_PERIOD_INVALID; 404 DATA_CENTRE_UNKNOWN. */
    @Operation(
            operationId = "getUtilisation",
            summary = "How much of a data centre's capacity was used, day by day")
    @ApiResponse(
            responseCode = "200",
            description = "Every day of the period.",
            content = @Content(schema = @Schema(implementation = UtilisationView.class)))
    @GetMapping("/{dataCentre}/utilisation")
    ResponseEntity<?> utilisation(
            Mandate mandate,
            @PathVariable
                    @Pattern(regexp = Usage.DATA_CENTRE_SYNTAX, message = Usage.DATA_CENTRE_WORDS)
                    String dataCentre,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to) {
        if (mandate.visible(register.ownerOf(dataCentre), Function.identity()).isEmpty()) {
            return Problems.of(new DataCentreUnknown(dataCentre));
        }
        return isPeriod(from, to)
                ? ResponseEntity.ok(
                        UtilisationView.of(dataCentre, queries.days(dataCentre, from, to)))
                : invalid(
                        "must be a period of 1 to %d days in the years %d to %d"
                                .formatted(MAX_DAYS, FIRST_YEAR, LAST_YEAR));
    }

    /**
     * 200; 400 UTILISATION_PERIOD_INVALID.
     *
     * @param from the first day on which to compute; null: today
     * @param to the last one; null: so that the period is as long as that which tells what is used
     */
    @Operation(operationId = "suggestDataCentres", summary = "Data centres that have room")
    @ApiResponse(
            responseCode = "200",
            description = "Those that have room, and why others are left out.",
            content = @Content(schema = @Schema(implementation = SuggestionsView.class)))
    @GetMapping("/suggestions")
    ResponseEntity<?> suggestions(
            @RequestParam @Min(1) @Max(MAX_GPU_HOURS) long gpuHours,
            @RequestParam(required = false)
                    @Pattern(regexp = Place.REGION_SYNTAX, message = Place.REGION_WORDS)
                    @Nullable String region,
            @RequestParam(required = false)
                    @Pattern(
                            regexp = Place.HARDWARE_CLASS_SYNTAX,
                            message = Place.HARDWARE_CLASS_WORDS)
                    @Nullable String hardwareClass,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        Instant now = clock.instant();
        LocalDate today = ShanghaiTime.dayOf(now);
        LocalDate first = Objects.requireNonNullElse(from, today);
        LocalDate last =
                Objects.requireNonNullElse(to, first.plusDays(Suggesting.RECENT_DAYS - 1L));
        if (first.isBefore(today) || !isPeriod(first, last)) {
            return invalid(
                    "must be a period of 1 to %d days that begins today or later, up to the year %d"
                            .formatted(MAX_DAYS, LAST_YEAR));
        }
        Suggesting asked = new Suggesting(gpuHours, new Place(region, hardwareClass), first, last);
        return ResponseEntity.ok(asked.among(queries.candidates(asked, now)));
    }

    private static boolean isPeriod(LocalDate from, LocalDate to) {
        return from.getYear() >= FIRST_YEAR
                && to.getYear() <= LAST_YEAR
                && !to.isBefore(from)
                && ChronoUnit.DAYS.between(from, to) < MAX_DAYS;
    }

    private static ResponseEntity<?> invalid(String rule) {
        return Problems.of(
                UtilisationReason.UTILISATION_PERIOD_INVALID,
                "The days from and to " + rule + '.',
                List.of(Fault.ofParameter("from", rule), Fault.ofParameter("to", rule)));
    }
}
