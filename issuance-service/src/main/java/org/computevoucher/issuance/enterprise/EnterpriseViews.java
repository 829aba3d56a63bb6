package org.computevoucher.issuance.enterprise;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.computevoucher.platform.access.Owner;
import org.jspecify.annotations.Nullable;

/** The register as callers see it. */
final class EnterpriseViews {

    private EnterpriseViews() {}

    /**
     * What an enterprise is from a day on.
     *
     * @param eventId the id of the event that records it
     */
    record EntryView(
            UUID eventId,
            String enterprise,
            LocalDate firstDay,
            EnterpriseClass enterpriseClass,
            String region,
            @Nullable String affiliateGroup,
            Instant recordedAt) {

        static EntryView of(EnterpriseEvent event) {
            return new EntryView(
                    event.eventId(),
                    event.enterprise(),
                    event.firstDay(),
                    event.standing().enterpriseClass(),
                    event.standing().region(),
                    event.standing().affiliateGroup(),
                    event.recordedAt());
        }
    }

    /**
     * An enterprise with all of its entries.
     *
     * @param region whose offices keep it now
     * @param currentSince the first day of the entry that holds now; null: the first is to come
     * @param entries in the order of their days
     */
    record EnterpriseView(
            String enterprise,
            String region,
            @Nullable LocalDate currentSince,
            List<EntryView> entries) {

        Owner owner() {
            return Owner.region(region).orEnterprise(enterprise);
        }
    }

    /**
     * One page of enterprises, in the order of their codes.
     *
     * @param enterprises what each is now
     * @param next what to pass as {@code after} for the page that follows; null where nothing is
     *     left
     */
    record EnterprisePage(List<EntryView> enterprises, @Nullable String next) {

        static final int DEFAULT_LIMIT = 50;
        static final int MAX_LIMIT = 200;
    }
}
