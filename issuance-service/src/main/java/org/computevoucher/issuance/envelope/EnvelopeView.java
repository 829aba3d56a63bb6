package org.computevoucher.issuance.envelope;

/**
 * What a pot can still promise, in fen: {@code allocated = available + promised + withdrawn +
 * returned} at every moment.
 *
 * @param allocatedFen all that was ever allocated
 * @param availableFen what can still be promised
 * @param promisedFen the faces of issued vouchers, less what came back from closed and reduced ones
 * @param withdrawnFen what was given back to the region
 * @param returnedFen what was given up by the end of the fiscal year, and since, and what payees
 *     gave back for closed vouchers
 * @param closed whether the fiscal year has ended: nothing is promised any more
 */
record EnvelopeView(
        String pot,
        long allocatedFen,
        long availableFen,
        long promisedFen,
        long withdrawnFen,
        long returnedFen,
        boolean closed) {}
