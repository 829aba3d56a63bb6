package org.computevoucher.issuance.envelope;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Pattern;
import org.computevoucher.issuance.pot.PotId;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What each pot can still promise. */
@RestController
@RequestMapping("/api/v1/envelopes")
final class EnvelopeController {

    private final JdbcClient jdbc;

    EnvelopeController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param allocatedFen all that was ever allocated, in fen
     * @param availableFen what can still be promised, in fen
     * @param promisedFen the faces of issued vouchers, less what came back from closed ones, in fen
     */
    record EnvelopeView(String pot, long allocatedFen, long availableFen, long promisedFen) {}

    /** An envelope exists, empty, for every pot: one that was never filled shows zeros. */
    @Operation(operationId = "getEnvelope", summary = "What a pot can still promise")
    @GetMapping("/{pot}")
    EnvelopeView envelope(
            Mandate mandate,
            @PathVariable @Pattern(regexp = PotId.SYNTAX, message = PotId.WORDS) String pot) {
        mandate.require(Owner.pot(pot));
        return jdbc.sql(
                        "select pot, allocated_fen, available_fen, promised_fen from envelope"
                                + " where pot = ?")
                .param(pot)
                .query(
                        (row, number) ->
                                new EnvelopeView(
                                        row.getString("pot"),
                                        row.getLong("allocated_fen"),
                                        row.getLong("available_fen"),
                                        row.getLong("promised_fen")))
                .optional()
                .orElseGet(() -> new EnvelopeView(pot, 0, 0, 0));
    }
}
