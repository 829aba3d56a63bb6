package org.computevoucher.issuance.envelope;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.computevoucher.issuance.pot.PotId;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.platform.web.Fault;
import org.computevoucher.platform.web.Problems;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What each pot can still promise, and how its money was used. */
@RestController
@RequestMapping("/api/v1/envelopes/{pot}")
final class EnvelopeController {

    /** The most days of one answer: a year and what it is compared with. */
    static final int MOST_DAYS = 400;

    /** The years in which a day can be meant. */
    private static final int FIRST_YEAR = 2000;

    private static final int LAST_YEAR = 2999;

    private final EnvelopeQueries envelopes;

    EnvelopeController(EnvelopeQueries envelopes) {
        this.envelopes = envelopes;
    }

    /** An envelope exists, empty, for every pot: one that was never filled shows zeros. */
    @Operation(operationId = "getEnvelope", summary = "What a pot can still promise")
    @GetMapping
    EnvelopeView envelope(
            Mandate mandate,
            @PathVariable @Pattern(regexp = PotId.SYNTAX, message = PotId.WORDS) String pot) {
        mandate.require(Owner.pot(pot));
        return envelopes.envelope(pot);
    }

    /** 200; 400 USAGE_PERIOD_INVALID. */
    @Operation(operationId = "getEnvelopeUsage", summary = "How the money of a pot was used")
    @ApiResponse(
            responseCode = "200",
            description = "Every day of the period.",
            content = @Content(schema = @Schema(implementation = EnvelopeUsage.class)))
    @GetMapping("/usage")
    ResponseEntity<?> usage(
            Mandate mandate,
            @PathVariable @Pattern(regexp = PotId.SYNTAX, message = PotId.WORDS) String pot,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to) {
        mandate.require(Owner.pot(pot));
        if (!isPeriod(from, to)) {
            String rule =
                    "must be a period of 1 to %d days in the years %d to %d"
                            .formatted(MOST_DAYS, FIRST_YEAR, LAST_YEAR);
            return Problems.of(
                    EnvelopeReason.USAGE_PERIOD_INVALID,
                    "The days from and to " + rule + '.',
                    List.of(Fault.ofParameter("from", rule), Fault.ofParameter("to", rule)));
        }
        return ResponseEntity.ok(new EnvelopeUsage(pot, from, to, envelopes.days(pot, from, to)));
    }

    private static boolean isPeriod(LocalDate from, LocalDate to) {
        return from.getYear() >= FIRST_YEAR
                && to.getYear() <= LAST_YEAR
                && !to.isBefore(from)
                && ChronoUnit.DAYS.between(from, to) < MOST_DAYS;
    }
}
