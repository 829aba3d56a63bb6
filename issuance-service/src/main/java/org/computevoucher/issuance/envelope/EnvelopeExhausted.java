package org.computevoucher.issuance.envelope;

import org.computevoucher.platform.refusal.Refusal;

/**
 * The envelope holds less than the face amount that was asked for.
 *
 * @param requestedFen the face amount, in fen
 * @param availableFen what the envelope could still promise, in fen
 */
record EnvelopeExhausted(String pot, long requestedFen, long availableFen) implements Refusal {

    @Override
    public String reason() {
        return "ENVELOPE_EXHAUSTED";
    }

    @Override
    public Kind kind() {
        return Kind.RULE;
    }

    @Override
    public String detail() {
        return "The pot %s can promise %d fen more, not %d."
                .formatted(pot, availableFen, requestedFen);
    }
}
