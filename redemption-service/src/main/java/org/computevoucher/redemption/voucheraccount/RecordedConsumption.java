package org.computevoucher.redemption.voucheraccount;

import org.computevoucher.redemption.usage.FirstAnswer;

/**
 * What became of a usage record.
 *
 * @param duplicate it had been accepted before, and this is the answer it got then
 */
record RecordedConsumption(boolean duplicate, FirstAnswer answer) {}
