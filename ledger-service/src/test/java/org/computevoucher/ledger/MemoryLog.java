package org.computevoucher.ledger;

import java.util.List;
import java.util.function.Consumer;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.computevoucher.ledger.book.Book;
import org.computevoucher.ledger.book.BookEvent;
import org.computevoucher.ledger.budget.Budget;
import org.computevoucher.ledger.budget.YearEndDesk;
import org.computevoucher.platform.refusal.Outcome;

/**
 * The aggregates of this service over a log in memory: given is what was sent before, when is the
 * next command, then are its outcome and the log. No aggregate is cached, so every command reads
 * its history again.
 */
public final class MemoryLog {

    private final InMemoryEventStorageEngine log = new InMemoryEventStorageEngine();
    private final Configuration axon;

    public MemoryLog() {
        axon =
                DefaultConfigurer.defaultConfiguration(false)
                        .configureEmbeddedEventStore(c -> log)
                        .configureAggregate(
                                AggregateConfigurer.defaultConfiguration(Budget.class)
                                        .configureCreationPolicyAggregateFactory(
                                                c -> id -> new Budget(String.valueOf(id))))
                        .configureAggregate(
                                AggregateConfigurer.defaultConfiguration(Book.class)
                                        .configureCreationPolicyAggregateFactory(
                                                c -> id -> new Book(String.valueOf(id))))
                        .registerCommandHandler(c -> new YearEndDesk(c.repository(Budget.class)))
                        .buildConfiguration();
        axon.start();
    }

    /**
     * Sends a command.
     *
     * @throws RuntimeException whatever its handler threw
     */
    @SuppressWarnings("unchecked") // the command's handler answers this type
    public <R> Outcome<R> send(Object command) {
        FutureCallback<Object, Object> answer = new FutureCallback<>();
        axon.commandBus().dispatch(GenericCommandMessage.asCommandMessage(command), answer);
        var result = answer.getResult();
        if (result.isExceptional()) {
            if (result.exceptionResult() instanceof RuntimeException bug) {
                throw bug;
            }
            throw new IllegalStateException(result.exceptionResult());
        }
        return (Outcome<R>) result.getPayload();
    }

    /**
     * An event of a book that has no command any more, or would take too many of them.
     *
     * @param sequenceNumber of the event in its aggregate: 0, 1, 2 and so on
     */
    public void given(String region, long sequenceNumber, BookEvent event) {
        log.appendEvents(new GenericDomainEventMessage<>("Book", region, sequenceNumber, event));
    }

    /** The events of an aggregate, in their order. */
    public <E> List<E> events(String aggregateId, Class<E> type) {
        return log.readEvents(aggregateId)
                .asStream()
                .map(EventMessage::getPayload)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** Shows an aggregate as its history makes it. */
    public <A> void show(Class<A> type, String aggregateId, Consumer<A> look) {
        DefaultUnitOfWork.startAndGet(null)
                .execute(() -> axon.repository(type).load(aggregateId).execute(look));
    }
}
