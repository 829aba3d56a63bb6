package org.computevoucher.redemption.voucheraccount;

import org.computevoucher.redemption.usage.ReversalAnswer;

/**
 * What became of a correction.
 *
 * @param duplicate it had been accepted before, and this is the answer it got then
 */
record CorrectedConsumption(boolean duplicate, ReversalAnswer answer) {}
