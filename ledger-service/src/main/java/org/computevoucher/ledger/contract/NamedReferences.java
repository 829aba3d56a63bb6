package org.computevoucher.ledger.contract;

import computevoucher.application.v1.ApplicationDecided;
import computevoucher.settlement.v1.PaymentRejected;
import computevoucher.settlement.v1.ReimbursedVoucher;
import computevoucher.settlement.v1.SubsidyReimbursed;
import computevoucher.voucher.v1.VoucherIssued;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.computevoucher.ledger.book.EntryPosted.VoucherShare;
import org.computevoucher.ledger.book.References;
import org.jspecify.annotations.Nullable;

/** Reads which application, settlement and payment an Avro record names. */
final class NamedReferences {

    private NamedReferences() {}

    /**
     * @throws IllegalArgumentException if the record contradicts itself
     */
    static References of(Object value) {
        return switch (value) {
            case ApplicationDecided avro ->
                    References.ofApplication(UUID.fromString(avro.getApplicationId()));
            case VoucherIssued avro -> References.ofApplication(uuid(avro.getApplicationId()));
            case SubsidyReimbursed avro ->
                    new References(
                            null,
                            UUID.fromString(avro.getSettlementId()),
                            avro.getPaymentId(),
                            shares(avro));
            case PaymentRejected avro ->
                    new References(
                            null,
                            UUID.fromString(avro.getSettlementId()),
                            avro.getPaymentId(),
                            null);
            default -> References.NONE;
        };
    }

    private static @Nullable UUID uuid(@Nullable String id) {
        return id == null ? null : UUID.fromString(id);
    }

    private static @Nullable List<VoucherShare> shares(SubsidyReimbursed avro) {
        List<ReimbursedVoucher> told = avro.getVouchers();
        if (told == null) {
            return null;
        }
        List<VoucherShare> shares = new ArrayList<>(told.size());
        long sum = 0;
        for (ReimbursedVoucher one : told) {
            shares.add(new VoucherShare(UUID.fromString(one.getVoucherId()), one.getAmountFen()));
            sum = sumOf(sum, one.getAmountFen(), avro);
        }
        if (sum != avro.getAmountFen()) {
            throw new IllegalArgumentException(
                    "%d fen were paid, and %d fen for its vouchers: event %s"
                            .formatted(avro.getAmountFen(), sum, avro.getEventId()));
        }
        return shares;
    }

    private static long sumOf(long one, long other, SubsidyReimbursed avro) {
        try {
            return Math.addExact(one, other);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "what was paid for its vouchers is too much: event " + avro.getEventId(), e);
        }
    }
}
