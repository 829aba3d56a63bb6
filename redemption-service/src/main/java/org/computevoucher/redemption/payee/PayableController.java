package org.computevoucher.redemption.payee;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.computevoucher.platform.access.Mandate;
import org.computevoucher.platform.access.Owner;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What pots owe, and have paid. */
@RestController
@RequestMapping("/api/v1/payables")
final class PayableController {

    private static final int MAX_LIMIT = 1_000;

    private final JdbcClient jdbc;

    PayableController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param payableFen what is owed now, in fen
     * @param inPaymentFen what runs have collected and no bank has answered, in fen
     * @param receivableFen what has to come back, in fen
     * @param paidFen all that was ever paid, less what came back, in fen
     */
    record PayableView(
            String pot,
            String payee,
            long payableFen,
            long inPaymentFen,
            long receivableFen,
            long paidFen) {}

    /**
     * The payees of a pot in the order of their names, at most {@value #MAX_LIMIT}.
     *
     * @param payee null: all of the pot's; a payee reads its own alone
     * @param after the payee after which to go on
     */
    @Operation(operationId = "listPayables", summary = "What a pot owes and has paid, by payee")
    @GetMapping
    List<PayableView> payables(
            Mandate mandate,
            @RequestParam @Pattern(regexp = PayeeNames.POT_SYNTAX, message = PayeeNames.POT_WORDS)
                    String pot,
            @RequestParam(required = false)
                    @Pattern(regexp = PayeeNames.PAYEE_SYNTAX, message = PayeeNames.PAYEE_WORDS)
                    @Nullable String payee,
            @RequestParam(defaultValue = "")
                    @Pattern(
                            regexp = "(" + PayeeNames.PAYEE_SYNTAX + ")?",
                            message = PayeeNames.PAYEE_WORDS)
                    String after,
            @RequestParam(defaultValue = "" + MAX_LIMIT) @Min(1) @Max(MAX_LIMIT) int limit) {
        mandate.require(Owner.pot(pot).orEnterprise(payee).orDataCentre(payee));
        return jdbc.sql(
                        """
                        select * from payable
                        where pot = :pot and payee > :after and payee = coalesce(:payee, payee)
                        order by payee limit :limit
                        """)
                .param("pot", pot)
                .param("payee", payee)
                .param("after", after)
                .param("limit", limit)
                .query(
                        (row, number) ->
                                new PayableView(
                                        row.getString("pot"),
                                        row.getString("payee"),
                                        row.getLong("payable_fen"),
                                        row.getLong("in_payment_fen"),
                                        row.getLong("receivable_fen"),
                                        row.getLong("paid_fen")))
                .list();
    }
}
