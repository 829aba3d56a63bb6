package org.computevoucher.ledger.book;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.computevoucher.ledger.book.EntryPosted.VoucherShare;
import org.jspecify.annotations.Nullable;

/**
 * What a fact names besides its money and whom it concerns: by this a voucher can be followed from
 * its application to its payment.
 *
 * @param applicationId the application that was decided, or granted; null: none, or not told
 * @param settlementId the settlement that collected what was paid or not paid; null: as above
 * @param paymentId the EndToEndId of the payment (ISO 20022); null: as above
 * @param vouchers what a payment paid for which voucher, each once and more than nothing, at most
 *     {@value #MAX_VOUCHERS}; null: not told, or no payment
 */
public record References(
        @Nullable UUID applicationId,
        @Nullable UUID settlementId,
        @Nullable String paymentId,
        @Nullable List<VoucherShare> vouchers) {

    /** It names none of these. */
    public static final References NONE = new References(null, null, null, null);

    static final int MAX_VOUCHERS = 1_000;

    /** The characters of ISO 20022's identifiers, but for space and comma. */
    private static final Pattern PAYMENT_ID = Pattern.compile("[A-Za-z0-9/?:().'+-]{1,35}");

    /**
     * @throws IllegalArgumentException if the payment's id is none, or the vouchers are not as they
     *     have to be
     */
    public References {
        if (paymentId != null && !PAYMENT_ID.matcher(paymentId).matches()) {
            throw new IllegalArgumentException("no payment can be named " + paymentId);
        }
        if (vouchers != null) {
            vouchers = List.copyOf(vouchers);
            requireEachOnce(vouchers);
        }
    }

    /** Those of a decision on an application, or of what it granted. */
    public static References ofApplication(@Nullable UUID applicationId) {
        return applicationId == null ? NONE : new References(applicationId, null, null, null);
    }

    private static void requireEachOnce(List<VoucherShare> vouchers) {
        if (vouchers.size() > MAX_VOUCHERS) {
            throw new IllegalArgumentException(
                    "one payment is told of %d vouchers at once".formatted(vouchers.size()));
        }
        Set<UUID> seen = new HashSet<>();
        for (VoucherShare share : vouchers) {
            if (share.amountFen() <= 0 || !seen.add(share.voucherId())) {
                throw new IllegalArgumentException(
                        "a voucher is paid twice, or nothing: " + share.voucherId());
            }
        }
    }
}
