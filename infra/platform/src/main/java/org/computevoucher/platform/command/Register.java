package org.computevoucher.platform.command;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Iterator;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * What decisions of many lanes rest on and none of them changes: a data centre's status, a
 * programme's rules.
 *
 * <p>To load an aggregate is to lock it, and whoever asks for the one data centre that everybody
 * uses would wait for everybody. So its state is a value here, folded from its events and shared,
 * and asking takes no lock. Whoever commits what rests on it makes sure that nothing newer is in
 * the log; if there is, the work is done again with it.
 *
 * <p>The aggregate itself has to be an uncached one: reading its events here is not reading them
 * there.
 *
 * @param <S> the state, immutable
 */
public final class Register<S> {

    static final long NOTHING = -1;

    private final EventStore store;
    private final S none;
    private final BiFunction<S, Object, S> after;
    private final Cache<String, Entry<S>> entries;

    private record Entry<S>(S state, long sequenceNumber) {}

    /**
     * @param none the state where nothing ever happened
     * @param after the state after an event
     * @param maximumSize the most states kept; the least used are forgotten first
     */
    public Register(EventStore store, S none, BiFunction<S, Object, S> after, long maximumSize) {
        this.store = store;
        this.none = none;
        this.after = after;
        this.entries = Caffeine.newBuilder().maximumSize(maximumSize).build();
    }

    /**
     * The state of an aggregate, certain to be the newest one when the current unit of work is
     * committed.
     */
    public S consult(String id) {
        Entry<S> entry = entries.get(id, this::read);
        LookedAt.inCurrentWork()
                .registered(
                        this, id, entry.sequenceNumber(), () -> entries.asMap().remove(id, entry));
        return entry.state();
    }

    private Entry<S> read(String id) {
        S state = none;
        long last = NOTHING;
        Iterator<? extends DomainEventMessage<?>> events =
                store.readEvents(id, 0).asStream().iterator();
        while (events.hasNext()) {
            DomainEventMessage<?> event = events.next();
            state = after.apply(state, event.getPayload());
            last = event.getSequenceNumber();
        }
        return new Entry<>(state, last);
    }
}
