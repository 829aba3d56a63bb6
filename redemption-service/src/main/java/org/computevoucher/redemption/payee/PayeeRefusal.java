package org.computevoucher.redemption.payee;

import java.util.UUID;
import org.computevoucher.platform.refusal.Refusal;

/** Why something is not done with a payee's account. */
sealed interface PayeeRefusal extends Refusal {

    /**
     * What is left of the voucher is still on its way: a reversal has not reached the payee's
     * account, or the payee has to give back less than is to be set off.
     *
     * @param receivableFen what it has to give back of the voucher so far, in fen
     */
    record RecoveryPending(UUID voucherId, String payee, long receivableFen)
            implements PayeeRefusal {

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

    /**
     * More came back than was to.
     *
     * @param receivableFen what can be received, in fen
     */
    record RecoveryExceedsReceivable(String pot, String payee, long receivableFen)
            implements PayeeRefusal {

        @Override
        public String reason() {
            return "RECOVERY_EXCEEDS_RECEIVABLE";
        }

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String detail() {
            return "Of what was paid to %s by the pot %s, %d fen have to come back; no more can be received."
                    .formatted(payee, pot, receivableFen);
        }
    }
}
