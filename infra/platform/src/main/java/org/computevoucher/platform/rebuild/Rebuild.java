package org.computevoucher.platform.rebuild;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One rebuild of a read model: what was asked for, how far it is, and what came of it.
 *
 * @param rebuildNumber in the order in which they were asked for
 * @param eventsDone events of the log that were read; those that no handler takes are passed over
 * @param eventsTotal as many as the live read model has read
 * @param eventsPerSecond of the log, since the process that does it began to; 0 before
 * @param comparedUpTo the log index at which both were compared; null: they were not yet
 * @param differences by table; none, where both say the same
 * @param failure why it failed; null: it did not
 * @param endedAt null: it goes on
 */
public record Rebuild(
        long rebuildNumber,
        UUID rebuildId,
        String readModel,
        OnDifference onDifference,
        State state,
        long eventsDone,
        long eventsTotal,
        long eventsPerSecond,
        @Nullable Long comparedUpTo,
        List<TableDifference> differences,
        @Nullable String failure,
        Instant requestedAt,
        @Nullable Instant endedAt) {

    /** What becomes of a read model that was built otherwise than the live one. */
    public enum OnDifference {
        /** Takes the live one's place: the live one was wrong. */
        SWITCH,
        /** Is thrown away, and the differences are looked into. */
        KEEP
    }

    /** Where it is. */
    public enum State {
        /** Reads the log from its beginning. */
        RUNNING,
        /** Has read all that there was when it began, and comes nearer to the live one. */
        CATCHING_UP,
        /** Is compared with the live one. */
        COMPARING,
        /** Ended: it has taken the live one's place. */
        SWITCHED,
        /** Ended: it was thrown away, because it was different. */
        KEPT,
        /** Ended: it could not be built. */
        FAILED,
        /** Ended: somebody stopped it. */
        CANCELLED
    }

    /**
     * How a table differs.
     *
     * @param samples some rows of which the other has none
     */
    public record TableDifference(
            String tableName, long liveRows, long rebuiltRows, List<Sample> samples) {}

    /**
     * A row of which the other has none.
     *
     * @param row its columns as PostgreSQL writes a row, shortened, without those that are not
     *     compared
     */
    public record Sample(Side side, String row) {}

    /** Whose row it is. */
    public enum Side {
        LIVE,
        REBUILT
    }
}
