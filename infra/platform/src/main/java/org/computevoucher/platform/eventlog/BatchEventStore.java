package org.computevoucher.platform.eventlog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Axon's event store, for units of work with thousands of events.
 *
 * <p>Whoever reads an aggregate gets what it applied in the same unit of work as well. Axon
 * collects all that was applied there for that, and compares each with each: with the 3 000 events
 * of a full batch this takes longer than reading the aggregate from the database, many times over.
 * Here only the aggregate's own are compared.
 */
public final class BatchEventStore extends EmbeddedEventStore {

    private static final String NAME = "event store";

    /**
     * Under this Axon keeps with a unit of work what was applied in it: it begins with the name.
     */
    private static final String APPLIED = NAME + "_EVENTS";

    public BatchEventStore(Builder builder) {
        super(builder);
    }

    @Override
    protected Stream<? extends DomainEventMessage<?>> stagedDomainEventMessages(
            String aggregateIdentifier) {
        List<DomainEventMessage<?>> staged = new ArrayList<>();
        CurrentUnitOfWork.ifStarted(work -> addStaged(work, aggregateIdentifier, staged));
        return staged.stream();
    }

    /** The outermost first: nested ones hand theirs on to it, and may still have them. */
    private void addStaged(
            UnitOfWork<?> work, String aggregateIdentifier, List<DomainEventMessage<?>> staged) {
        work.parent().ifPresent(parent -> addStaged(parent, aggregateIdentifier, staged));
        if (work.isRolledBack()) {
            return;
        }
        List<EventMessage<?>> here = work.getOrDefaultResource(APPLIED, List.of());
        for (EventMessage<?> message : here) {
            if (message instanceof DomainEventMessage<?> event
                    && event.getAggregateIdentifier().equals(aggregateIdentifier)
                    && !staged.contains(event)) {
                staged.add(event);
            }
        }
    }

    @Override
    public String toString() {
        return NAME;
    }
}
