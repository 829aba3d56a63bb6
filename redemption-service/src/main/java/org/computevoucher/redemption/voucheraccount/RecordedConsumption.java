package org.computevoucher.redemption.voucheraccount;

import org.computevoucher.redemption.usage.UsageAnswer;

/**
 * What became of a usage record.
 *
 * @param duplicate it was there before, and this is the answer it got then
 */
public record RecordedConsumption(boolean duplicate, UsageAnswer answer) {}
