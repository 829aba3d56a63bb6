package org.computevoucher.issuance.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.computevoucher.issuance.application.ApplicationStatus;
import org.computevoucher.platform.access.Owner;
import org.jspecify.annotations.Nullable;

/** Imports as callers see them. */
final class ImportViews {

    private ImportViews() {}

    /** How many lines have a reason. */
    record ReasonCount(LineOutcome outcome, String reason, int count) {}

    /**
     * An import and how far it has come.
     *
     * @param lineCount without the header; the counts that follow add up to it
     * @param byReason of lines that have a reason, the most frequent first
     * @param startedAt null: nothing was begun
     * @param finishedAt null: lines wait
     */
    record ImportView(
            UUID importId,
            String pot,
            int lineCount,
            int waiting,
            int granted,
            int waitlisted,
            int submitted,
            int needsInformation,
            int rejected,
            int refused,
            int alreadyThere,
            int bad,
            int failed,
            List<ReasonCount> byReason,
            Instant receivedAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {

        Owner owner() {
            return Owner.pot(pot);
        }
    }

    /**
     * A line and what became of it.
     *
     * @param applicationStatus null: there is no application
     */
    record ImportLineView(
            long line,
            String enterprise,
            String reference,
            LineOutcome outcome,
            @Nullable ApplicationStatus applicationStatus,
            @Nullable String reason,
            @Nullable String detail,
            @Nullable UUID applicationId,
            @Nullable String serialNumber) {}

    /**
     * One page of lines, in their order.
     *
     * @param next what to pass as {@code after} for the page that follows; null where nothing is
     *     left
     */
    record ImportLinePage(List<ImportLineView> lines, @Nullable Long next) {

        static final int DEFAULT_LIMIT = 100;
        static final int MAX_LIMIT = 1_000;
    }
}
