package org.computevoucher.redemption.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.voucheraccount.VoucherNotKnown;

/**
 * Tells a voucher that does not exist from one whose issue is still on its way here: "try again" is
 * said only where trying again can help.
 */
public final class MissingVouchers {

    /** Within this, what issuance decided is on its topic, or its relay is out of order. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(60);

    /** So long a caller waits for a final answer in place of one to try again. */
    static final Duration A_MOMENT = Duration.ofMillis(1500);

    /** The version of an id that carries when it was made (RFC 9562, 5.7). */
    private static final int WITH_TIME = 7;

    private static final int BITS_BELOW_TIME = 16;

    private final IssuedVouchers issued;

    public MissingVouchers(IssuedVouchers issued) {
        this.issued = issued;
    }

    /**
     * What is answered to a report: it is asked again where its voucher was missing although all
     * are there, for the voucher may have come between the first question and that answer.
     *
     * @param at when the report arrived
     */
    <R> Outcome<R> settled(
            UUID voucherId, Instant at, Duration patience, Supplier<Outcome<R>> report) {
        Outcome<R> first = report.get();
        if (!isMissing(first) || !canBeTold(voucherId, at, patience)) {
            return first;
        }
        return concluded(voucherId, report.get());
    }

    /** Whether it can be told now that a voucher that is not here does not exist. */
    boolean canBeTold(UUID voucherId, Instant at, Duration patience) {
        return !mayBeNew(voucherId, at) && issued.haveAccountsSince(at, patience);
    }

    /** What is said of a voucher that is still missing after all have come. */
    static <R> Outcome<R> concluded(UUID voucherId, Outcome<R> again) {
        return isMissing(again) ? Outcome.refused(new VoucherUnknown(voucherId)) : again;
    }

    static boolean isMissing(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(var refusal)
                && refusal instanceof VoucherNotKnown;
    }

    /** Issuance may not have published it yet, so that it is not on the topic either. */
    private static boolean mayBeNew(UUID voucherId, Instant at) {
        if (voucherId.version() != WITH_TIME) {
            return false;
        }
        Instant made = Instant.ofEpochMilli(voucherId.getMostSignificantBits() >>> BITS_BELOW_TIME);
        return Duration.between(made, at).abs().compareTo(ON_ITS_WAY) < 0;
    }
}
