package org.computevoucher.issuance.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.computevoucher.issuance.application.ApplicationEvent.ApplicationDecided;
import org.jspecify.annotations.Nullable;

/**
 * An application as it stands.
 *
 * @param documents everything that was supplied
 * @param decided the last decision; null: none yet
 */
public record ApplicationState(
        UUID applicationId,
        String programme,
        Submission submission,
        List<Document> documents,
        ApplicationStatus status,
        Instant submittedAt,
        @Nullable ApplicationDecided decided) {}
