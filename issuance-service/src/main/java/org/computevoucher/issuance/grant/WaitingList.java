package org.computevoucher.issuance.grant;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.computevoucher.issuance.grant.WaitingListEvent.ApplicationJoined;
import org.computevoucher.issuance.grant.WaitingListEvent.ApplicationLeft;

/**
 * Who waits for money of one pot, first come, first served. It begins with the first application
 * that the envelope could not pay; whoever comes while anybody waits joins behind, also with a
 * smaller amount that the envelope could still pay. When money arrives the first of the list is
 * served, and nobody is passed over.
 */
final class WaitingList {

    /** How many can wait for one pot. */
    static final int LIMIT = 10_000;

    @AggregateIdentifier private String id;
    private String pot;
    private List<UUID> waiting = new ArrayList<>();
    private long joined;

    @SuppressWarnings("NullAway.Init") // the event log sets the fields
    private WaitingList() {}

    @SuppressWarnings("NullAway.Init") // the sourcing handler sets the fields
    WaitingList(String pot, UUID applicationId, Instant at) {
        apply(new ApplicationJoined(idOf(pot), pot, applicationId, 1, at));
    }

    /** The id of a pot's list. */
    static String idOf(String pot) {
        return "waiting/" + pot;
    }

    int size() {
        return waiting.size();
    }

    /** Who is served next. */
    Optional<UUID> first() {
        return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.getFirst());
    }

    boolean holds(UUID applicationId) {
        return waiting.contains(applicationId);
    }

    /**
     * @throws IllegalStateException if it waits already, or the list is full: whoever joins it has
     *     asked
     */
    void join(UUID applicationId, Instant at) {
        if (holds(applicationId) || size() >= LIMIT) {
            throw new IllegalStateException("%s cannot join %s".formatted(applicationId, id));
        }
        apply(new ApplicationJoined(id, pot, applicationId, joined + 1, at));
    }

    /** The number that the next one to join gets. */
    long nextNumber() {
        return joined + 1;
    }

    /**
     * @throws IllegalStateException if it does not wait
     */
    void leave(UUID applicationId, Instant at) {
        if (!holds(applicationId)) {
            throw new IllegalStateException("%s is not in %s".formatted(applicationId, id));
        }
        apply(new ApplicationLeft(id, pot, applicationId, at));
    }

    @EventSourcingHandler
    void on(ApplicationJoined event) {
        id = event.waitingList();
        pot = event.pot();
        waiting.add(event.applicationId());
        joined = event.number();
    }

    /** Nearly always the first one leaves, so that looking for it costs nothing. */
    @EventSourcingHandler
    void on(ApplicationLeft event) {
        waiting.remove(event.applicationId());
    }
}
