package org.computevoucher.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;

/** What a reader gets of an aggregate in the unit of work that writes to it. */
class BatchEventStoreTest {

    private final BatchEventStore store =
            new BatchEventStore(
                    EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine()));

    private static DomainEventMessage<String> event(String aggregate, long number) {
        return new GenericDomainEventMessage<>("Type", aggregate, number, aggregate + number);
    }

    private List<Object> read(String aggregate) {
        return store.readEvents(aggregate)
                .asStream()
                .<Object>map(DomainEventMessage::getPayload)
                .toList();
    }

    @Test
    void what_was_applied_comes_behind_what_is_stored_and_nothing_twice() {
        store.publish(event("a", 0), event("b", 0));
        var outer = DefaultUnitOfWork.startAndGet(new GenericMessage<>("batch"));
        store.publish(event("a", 1), event("b", 1));
        var nested = DefaultUnitOfWork.startAndGet(new GenericMessage<>("command"));
        store.publish(event("a", 2));

        assertThat(read("a")).containsExactly("a0", "a1", "a2");
        assertThat(read("b")).containsExactly("b0", "b1");
        assertThat(store.lastSequenceNumberFor("a")).hasValue(2L);

        nested.commit();
        assertThat(read("a")).containsExactly("a0", "a1", "a2");
        outer.commit();
        assertThat(read("a")).containsExactly("a0", "a1", "a2");
    }

    @Test
    void what_a_nested_unit_took_back_was_not_applied() {
        var outer = DefaultUnitOfWork.startAndGet(new GenericMessage<>("batch"));
        store.publish(event("a", 0));
        var nested = DefaultUnitOfWork.startAndGet(new GenericMessage<>("command"));
        store.publish(event("a", 1));
        nested.rollback();

        assertThat(read("a")).containsExactly("a0");
        outer.rollback();
        assertThat(read("a")).isEmpty();
    }
}
