package org.computevoucher.issuance.contract;

import java.util.Set;
import java.util.UUID;
import org.computevoucher.issuance.application.ApplicationEvent.ApplicationDecided;
import org.computevoucher.issuance.envelope.EnvelopeEvent;
import org.computevoucher.issuance.programme.ProgrammeEvent.ProgrammePublished;
import org.computevoucher.issuance.programme.ProgrammeEvent.ProgrammeRevised;
import org.computevoucher.issuance.voucher.VoucherEvent;
import org.computevoucher.issuance.voucher.VoucherEvent.VoucherIssued;
import org.computevoucher.issuance.voucher.VoucherGrant;
import org.computevoucher.issuance.voucher.VoucherTerms;
import org.computevoucher.platform.relay.PublicContract;
import org.computevoucher.platform.relay.PublicRecord;
import org.computevoucher.schemas.Topics;
import org.jspecify.annotations.Nullable;

/** What the world sees of this service; what has no form here is private. */
public final class IssuanceContract implements PublicContract {

    @Override
    public Set<String> topics() {
        return Set.of(Topics.APPLICATION, Topics.ENVELOPE, Topics.PROGRAMME, Topics.VOUCHER);
    }

    @Override
    public @Nullable PublicRecord publicRecordOf(Object event) {
        return switch (event) {
            case ApplicationDecided decided -> PublicApplications.record(decided);
            case ProgrammePublished published -> ProgrammeRecords.of(published);
            case ProgrammeRevised revised -> ProgrammeRecords.of(revised);
            case VoucherIssued issued -> publicRecordOf(issued);
            case VoucherEvent later -> VoucherLife.publicRecordOf(later);
            case EnvelopeEvent envelope -> EnvelopeRecords.of(envelope);
            default -> null;
        };
    }

    private static PublicRecord publicRecordOf(VoucherIssued event) {
        VoucherTerms terms = event.terms();
        VoucherGrant grant = event.grant();
        String voucherId = event.voucherId().toString();
        computevoucher.voucher.v1.VoucherIssued issued =
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
                        .build();
        if (grant != null) {
            issued.setSerialNumber(grant.serialNumber());
            issued.setProgrammeVersion(grant.programmeVersion());
            issued.setApplicationId(textOf(grant.applicationId()));
            issued.setDataCentreRegion(grant.dataCentreRegion());
            issued.setHardwareClass(grant.hardwareClass());
            issued.setStacking(grant.stacking());
        }
        return new PublicRecord(
                Topics.VOUCHER,
                voucherId,
                issued,
                event.eventId(),
                event.causeId(),
                event.recordedAt());
    }

    private static @Nullable String textOf(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
