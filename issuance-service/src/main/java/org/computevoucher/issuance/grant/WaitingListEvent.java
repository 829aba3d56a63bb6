package org.computevoucher.issuance.grant;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.platform.eventlog.StoredAs;

/** What happens to a waiting list. Private to this service: the world sees the decisions. */
public sealed interface WaitingListEvent {

    /** The id of the list. */
    String waitingList();

    /** The pot whose money is waited for. */
    String pot();

    /**
     * An application waits.
     *
     * @param number the how manieth it is that ever waited for this pot
     */
    @StoredAs("ApplicationJoinedWaitingList")
    record ApplicationJoined(
            String waitingList, String pot, UUID applicationId, long number, Instant recordedAt)
            implements WaitingListEvent {}

    /** An application was served, or gave up, or was refused. */
    @StoredAs("ApplicationLeftWaitingList")
    record ApplicationLeft(String waitingList, String pot, UUID applicationId, Instant recordedAt)
            implements WaitingListEvent {}
}
