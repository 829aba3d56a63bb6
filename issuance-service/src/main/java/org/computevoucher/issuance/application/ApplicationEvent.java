package org.computevoucher.issuance.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.computevoucher.platform.eventlog.StoredAs;
import org.jspecify.annotations.Nullable;

/** What happens to an application. */
public sealed interface ApplicationEvent {

    UUID applicationId();

    /**
     * Somebody applied. Private: the world sees decisions.
     *
     * @param voucherId what the voucher will be called, if one is issued
     * @param origin the line of the table that brought it; null: somebody applied by a request
     */
    @StoredAs("ApplicationSubmitted")
    record ApplicationSubmitted(
            UUID applicationId,
            UUID voucherId,
            String programme,
            String region,
            Submission submission,
            @Nullable String origin,
            Instant recordedAt)
            implements ApplicationEvent {}

    /** The applicant supplied documents. Private. */
    @StoredAs("InformationSupplied")
    record InformationSupplied(UUID applicationId, List<Document> documents, Instant recordedAt)
            implements ApplicationEvent {}

    /**
     * It was decided, or its decision changed. Public, but for the details.
     *
     * @param causeId the decision before it; null: this is the first
     * @param status what it is now: any but SUBMITTED
     * @param reasons what decided it, in the order of the rules; empty for GRANTED and ELIGIBLE
     * @param missingDocuments the kinds that have to be supplied, for NEEDS_INFORMATION
     * @param automatic decided by the rules alone
     * @param voucher what was issued, for GRANTED
     * @param waitingNumber the how manieth it is that ever waited for this pot, for WAITLISTED
     */
    @StoredAs("ApplicationDecided")
    record ApplicationDecided(
            UUID eventId,
            @Nullable UUID causeId,
            UUID applicationId,
            String programme,
            String region,
            String pot,
            String enterprise,
            long requestedFen,
            ApplicationStatus status,
            List<Reason> reasons,
            List<String> missingDocuments,
            boolean automatic,
            @Nullable GrantedVoucher voucher,
            @Nullable Long waitingNumber,
            Instant recordedAt)
            implements ApplicationEvent {}
}
