package org.computevoucher.issuance.contact;

import java.time.Instant;
import java.util.UUID;

/** Contacts as callers see them. */
final class ContactViews {

    private ContactViews() {}

    /**
     * The answer to who made a contact; answers are kept for ever, so nothing personal is in it.
     */
    record ContactMade(UUID contactId, String enterprise, String region) {}

    /** A contact, for those who may know it. */
    record ContactView(
            UUID contactId,
            String enterprise,
            String region,
            String person,
            String phone,
            String email,
            Instant createdAt) {}

    /** What is left of one. */
    record ContactErased(UUID contactId, Instant erasedAt) {}
}
