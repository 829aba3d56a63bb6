package org.computevoucher.redemption.usage;

import java.util.UUID;
import org.computevoucher.redemption.subsidy.BindingLimit;

/**
 * What was answered when a usage record was accepted, and is answered again for ever.
 *
 * @param eventId the id of its ComputeConsumed fact
 * @param eligibleCostFen what no other subsidy has covered, in fen
 * @param subsidyFen what the pot pays, in fen
 * @param payerShareFen what the enterprise pays itself, in fen
 * @param openFen what was left of the voucher, in fen
 * @param payee the id of who is reimbursed
 */
public record FirstAnswer(
        UUID eventId,
        UUID voucherId,
        long eligibleCostFen,
        long subsidyFen,
        long payerShareFen,
        BindingLimit bindingLimit,
        long openFen,
        String payee) {}
