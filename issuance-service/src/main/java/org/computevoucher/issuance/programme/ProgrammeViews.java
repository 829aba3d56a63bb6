package org.computevoucher.issuance.programme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Programmes as callers see them. */
final class ProgrammeViews {

    private ProgrammeViews() {}

    /**
     * A programme with all of its versions.
     *
     * @param inForceVersion the version in force at the moment asked for; null: none was yet
     * @param versions in the order of their numbers
     */
    record ProgrammeView(
            String programme,
            String region,
            @Nullable Integer inForceVersion,
            List<VersionView> versions) {}

    /**
     * A programme in a list.
     *
     * @param inForceVersion the version in force now; null: none is yet
     */
    record ProgrammeSummary(
            String programme,
            String region,
            ProgrammeKind kind,
            @Nullable Integer inForceVersion,
            int latestVersion) {}

    /**
     * One page of programmes, in the order of their names.
     *
     * @param next what to pass as {@code after} for the page that follows; null where nothing is
     *     left
     */
    record ProgrammePage(List<ProgrammeSummary> programmes, @Nullable String next) {

        static final int DEFAULT_LIMIT = 50;
        static final int MAX_LIMIT = 200;
    }
}
