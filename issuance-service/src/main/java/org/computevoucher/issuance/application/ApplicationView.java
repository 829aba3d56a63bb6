package org.computevoucher.issuance.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.computevoucher.issuance.application.ApplicationEvent.ApplicationDecided;
import org.computevoucher.platform.access.Owner;
import org.jspecify.annotations.Nullable;

/**
 * An application as callers see it.
 *
 * @param requestedFen the face amount that was asked for, in fen
 * @param reasons what decided it, in the order of the rules
 * @param missingDocuments what has to be supplied, for NEEDS_INFORMATION
 * @param automatic decided by the rules alone; null: not decided yet
 * @param voucher what was issued; null: none was
 * @param waitingNumber the how manieth it is that ever waited for this pot; null: it does not wait
 * @param decidedAt when the last decision was made, and so since when it waits; null: not yet
 */
record ApplicationView(
        UUID applicationId,
        String programme,
        String pot,
        String enterprise,
        @Nullable String reference,
        long requestedFen,
        @Nullable String dataCentreRegion,
        @Nullable String hardwareClass,
        List<Document> documents,
        @Nullable UUID contactId,
        ApplicationStatus status,
        List<Reason> reasons,
        List<String> missingDocuments,
        @Nullable Boolean automatic,
        @Nullable GrantedVoucher voucher,
        @Nullable Long waitingNumber,
        Instant submittedAt,
        @Nullable Instant decidedAt) {

    Owner owner() {
        return Owner.pot(pot).orEnterprise(enterprise);
    }

    static ApplicationView of(ApplicationState state) {
        Submission submission = state.submission();
        // what was decided before something was supplied holds no more
        ApplicationDecided shown =
                state.status() == ApplicationStatus.SUBMITTED ? null : state.decided();
        return new ApplicationView(
                state.applicationId(),
                state.programme(),
                submission.pot(),
                submission.enterprise(),
                submission.reference(),
                submission.requestedFen(),
                submission.place().dataCentreRegion(),
                submission.place().hardwareClass(),
                state.documents(),
                submission.contactId(),
                state.status(),
                shown == null ? List.of() : shown.reasons(),
                shown == null ? List.of() : shown.missingDocuments(),
                shown == null ? null : shown.automatic(),
                shown == null ? null : shown.voucher(),
                shown == null ? null : shown.waitingNumber(),
                state.submittedAt(),
                shown == null ? null : shown.recordedAt());
    }
}
