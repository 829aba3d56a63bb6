package org.computevoucher.issuance.contract;

import java.util.Set;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.issuance.voucher.VoucherTerms;
import org.computevoucher.platform.relay.PublicContract;
import org.computevoucher.platform.relay.PublicRecord;
import org.computevoucher.schemas.Topics;
import org.jspecify.annotations.Nullable;

/** What the world sees of this service: VoucherIssued. Everything else is private. */
public final class IssuanceContract implements PublicContract {

    @Override
    public Set<String> topics() {
        return Set.of(Topics.VOUCHER);
    }

    @Override
    public @Nullable PublicRecord publicRecordOf(Object event) {
        return event instanceof VoucherIssued issued ? publicRecordOf(issued) : null;
    }

    private static PublicRecord publicRecordOf(VoucherIssued event) {
        VoucherTerms terms = event.terms();
        String voucherId = event.voucherId().toString();
        return new PublicRecord(
                Topics.VOUCHER,
                voucherId,
                computevoucher.voucher.v1.VoucherIssued.newBuilder()
                        .setEventId(event.eventId().toString())
                        .setEffectiveAt(event.effectiveAt())
                        .setRecordedAt(event.recordedAt())
                        .setVoucherId(voucherId)
                        .setPot(terms.pot())
                        .setRegion(event.region())
                        .setEnterprise(terms.enterprise())
                        .setFaceFen(terms.faceFen())
                        .setRateBasisPoints(terms.rateBasisPoints())
                        .setValidFrom(event.validity().validFrom())
                        .setValidUntil(event.validity().validUntil())
                        .setReportableUntil(event.validity().reportableUntil())
                        .setPayee(terms.payee().name())
                        .build(),
                event.eventId(),
                event.causeId(),
                event.recordedAt());
    }
}
