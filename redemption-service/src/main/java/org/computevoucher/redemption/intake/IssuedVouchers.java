package org.computevoucher.redemption.intake;

import java.time.Duration;
import java.time.Instant;

/** How far this service has come with what issuance published. */
@FunctionalInterface
public interface IssuedVouchers {

    /**
     * Whether every voucher that was published at that moment, or later, has its account; false
     * also where that is not known within the patience.
     */
    boolean haveAccountsSince(Instant moment, Duration patience);
}
