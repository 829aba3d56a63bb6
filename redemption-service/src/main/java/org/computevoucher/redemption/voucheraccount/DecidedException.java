package org.computevoucher.redemption.voucheraccount;

import org.computevoucher.redemption.usage.ExceptionVerdict;
import org.computevoucher.redemption.usage.FirstAnswer;
import org.jspecify.annotations.Nullable;

/**
 * What became of a usage record that waited for a person.
 *
 * @param first what it is worth; null: it was rejected
 */
record DecidedException(ExceptionVerdict verdict, @Nullable FirstAnswer first) {}
