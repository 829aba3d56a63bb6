package org.computevoucher.issuance.contract;

import computevoucher.application.v1.ApplicationDecided;
import java.util.UUID;
import org.computevoucher.issuance.application.ApplicationEvent;
import org.computevoucher.issuance.application.GrantedVoucher;
import org.computevoucher.issuance.application.Reason;
import org.computevoucher.platform.relay.PublicRecord;
import org.computevoucher.schemas.Topics;

/** Decisions about applications as the world sees them: codes, and no details. */
final class PublicApplications {

    private PublicApplications() {}

    static PublicRecord record(ApplicationEvent.ApplicationDecided event) {
        String applicationId = event.applicationId().toString();
        GrantedVoucher voucher = event.voucher();
        UUID voucherId = voucher == null ? null : voucher.voucherId();
        return new PublicRecord(
                Topics.APPLICATION,
                applicationId,
                ApplicationDecided.newBuilder()
                        .setEventId(event.eventId().toString())
                        .setEffectiveAt(event.recordedAt())
                        .setRecordedAt(event.recordedAt())
                        .setApplicationId(applicationId)
                        .setPot(event.pot())
                        .setRegion(event.region())
                        .setProgramme(event.programme())
                        .setEnterprise(event.enterprise())
                        .setDecision(event.status().name())
                        .setReasons(event.reasons().stream().map(Reason::reason).toList())
                        .setRequestedFen(event.requestedFen())
                        .setAutomatic(event.automatic())
                        .setVoucherId(voucherId == null ? null : voucherId.toString())
                        .build(),
                event.eventId(),
                event.causeId(),
                event.recordedAt());
    }
}
