package org.computevoucher.issuance.voucher;

import java.time.Instant;
import java.util.UUID;

/** What tests outside this package do with vouchers. */
public final class VoucherOffice {

    private VoucherOffice() {}

    public static Object suspend(UUID voucherId, UUID eventId, Instant from, Instant at) {
        return new SuspendVoucher(
                voucherId,
                VouchersInMemory.OFFICE,
                eventId,
                SuspensionReason.UNDER_INVESTIGATION,
                "Notice 7",
                from,
                at);
    }

    public static Object resume(UUID voucherId, UUID eventId, Instant at) {
        return new ResumeVoucher(voucherId, VouchersInMemory.OFFICE, eventId, "Notice 8", at);
    }

    public static Object cancel(UUID voucherId, UUID eventId, Instant at) {
        return new CancelVoucher(voucherId, VouchersInMemory.OFFICE, eventId, "Notice 9", at);
    }

    public static Object giveBack(UUID voucherId, UUID eventId, long amountFen, Instant at) {
        return new ReturnVoucher(voucherId, VouchersInMemory.OFFICE, eventId, amountFen, at);
    }

    public static Object expire(UUID voucherId, UUID eventId, Instant at) {
        return new ExpireVoucher(voucherId, eventId, at);
    }
}
