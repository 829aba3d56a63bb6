package org.computevoucher.issuance.programme;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.platform.eventlog.StoredAs;

/** What happens to a programme. All of it is public. */
public sealed interface ProgrammeEvent {

    /** The id of the event in the world. */
    UUID eventId();

    /** For example {@code 310000-COMPUTE}. */
    String programme();

    /** The administrative division, six digits (GB/T 2260). */
    String region();

    /** The number of the version; 1 for the first. */
    int version();

    /** The first instant of the version (inclusive). */
    Instant inForceFrom();

    ProgrammeRules rules();

    /** The official document behind it, as the region writes it. */
    String document();

    /** When this service learned of it. */
    Instant recordedAt();

    /** A subsidy scheme began. */
    @StoredAs("ProgrammePublished")
    record ProgrammePublished(
            UUID eventId,
            String programme,
            String region,
            int version,
            Instant inForceFrom,
            ProgrammeRules rules,
            String document,
            Instant recordedAt)
            implements ProgrammeEvent {}

    /**
     * A subsidy scheme has a further version.
     *
     * @param causeId the event of the version before it
     */
    @StoredAs("ProgrammeRevised")
    record ProgrammeRevised(
            UUID eventId,
            UUID causeId,
            String programme,
            String region,
            int version,
            Instant inForceFrom,
            ProgrammeRules rules,
            String document,
            Instant recordedAt)
            implements ProgrammeEvent {}
}
