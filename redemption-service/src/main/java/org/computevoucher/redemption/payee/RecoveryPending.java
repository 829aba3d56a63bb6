package org.computevoucher.redemption.payee;

import java.util.UUID;
import org.computevoucher.platform.refusal.Refusal;

/**
 * What is left of the voucher is still on its way: the payee's account has not heard of a reversal,
 * or the voucher's has not heard of what became of one.
 *
 * @param receivableFen what the payee has to give back of the voucher so far, in fen
 */
public record RecoveryPending(UUID voucherId, String payee, long receivableFen) implements Refusal {

    @Override
    public String reason() {
        return "RECOVERY_PENDING";
    }

    @Override
    public Kind kind() {
        return Kind.NOT_YET;
    }

    @Override
    public String detail() {
        return "A correction of usage of this voucher is still being booked; send the same again shortly.";
    }
}
