package org.computevoucher.redemption.payee;

import org.computevoucher.platform.refusal.Refusal;

/** Why something is not done with a payee's account. */
sealed interface PayeeRefusal extends Refusal {

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
