package org.computevoucher.testkit;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Outcome.Accepted;
import org.computevoucher.platform.refusal.Outcome.Refused;
import org.computevoucher.platform.refusal.Refusal;
import org.computevoucher.platform.service.ServiceDefinition;

/**
 * Aggregates and command handlers on a real event store in memory: each command reads its
 * aggregates from their events, as after a restart.
 */
public final class InMemoryService {

    private final Configurer configurer = DefaultConfigurer.defaultConfiguration(false);
    private final List<Object> events = new CopyOnWriteArrayList<>();
    private final List<Function<Configuration, Object>> automations = new ArrayList<>();
    private final List<AnnotationEventHandlerAdapter> running = new ArrayList<>();
    private int automated;
    private Configuration configuration;

    public static InMemoryService define() {
        InMemoryService service = new InMemoryService();
        service.configurer.configureEmbeddedEventStore(
                configuration -> new InMemoryEventStorageEngine());
        return service;
    }

    /**
     * All aggregates and command handlers of a service; its read models and automations are not.
     */
    public static InMemoryService of(ServiceDefinition definition) {
        InMemoryService service = define();
        definition.aggregates().forEach(service::aggregate);
        definition.commandHandlers().forEach(service::handler);
        return service;
    }

    private <T> void aggregate(ServiceDefinition.AggregateDefinition<T> definition) {
        AggregateConfigurer<T> aggregate =
                AggregateConfigurer.defaultConfiguration(definition.type());
        Function<String, T> empty = definition.empty();
        configurer.configureAggregate(
                empty == null
                        ? aggregate
                        : aggregate.configureCreationPolicyAggregateFactory(
                                configuration -> id -> empty.apply(String.valueOf(id))));
    }

    @SuppressWarnings("NullAway.Init") // start() sets the configuration
    private InMemoryService() {}

    /** An aggregate that exists, empty, for every id. */
    public <T> InMemoryService existing(Class<T> type) {
        configurer.configureAggregate(
                AggregateConfigurer.defaultConfiguration(type)
                        .configureCreationPolicyAggregateFactory(
                                configuration -> id -> emptyOf(type, String.valueOf(id))));
        return this;
    }

    /** An aggregate that begins with its first event. */
    public InMemoryService created(Class<?> type) {
        configurer.configureAggregate(type);
        return this;
    }

    public InMemoryService handler(Function<Configuration, Object> handler) {
        configurer.registerCommandHandler(handler);
        return this;
    }

    public InMemoryService start() {
        configuration = configurer.start();
        automations.forEach(
                automation ->
                        running.add(
                                new AnnotationEventHandlerAdapter(
                                        automation.apply(configuration))));
        configuration
                .eventStore()
                .subscribe(
                        batch -> batch.stream().map(EventMessage::getPayload).forEach(events::add));
        return this;
    }

    /**
     * Runs automations after each command, on what was published since, in log order, until nothing
     * follows from it any more.
     *
     * @param commands those that the automations were made with
     * @param processors their names
     */
    public InMemoryService automating(
            ServiceDefinition definition, InMemoryCommands commands, String... processors) {
        commands.sendTo(this::sendAlone);
        for (String processor : processors) {
            Objects.requireNonNull(definition.processors().get(processor), processor)
                    .forEach(automations::add);
        }
        return this;
    }

    public <R> Outcome<R> send(Object command) {
        Outcome<R> outcome = sendAlone(command);
        while (automated < events.size()) {
            automated++;
            var message =
                    new GenericTrackedEventMessage<>(
                            new GlobalSequenceTrackingToken(automated),
                            GenericEventMessage.asEventMessage(events.get(automated - 1)));
            running.forEach(automation -> handled(automation, message));
        }
        return outcome;
    }

    static void handled(AnnotationEventHandlerAdapter automation, EventMessage<?> message) {
        try {
            automation.handle(message);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends a command of which no automation hears before the next one was sent. */
    public <R> Outcome<R> sendAlone(Object command) {
        return configuration.commandGateway().sendAndWait(command);
    }

    /** The result of a command that has to be accepted. */
    public Object accepted(Object command) {
        return switch (this.<Object>send(command)) {
            case Accepted<Object>(Object result) -> result;
            case Refused<Object>(Refusal refusal) ->
                    throw new AssertionError(command + " was refused: " + refusal);
        };
    }

    /** The same, where the result matters. */
    public <R> R accepted(Class<R> result, Object command) {
        return result.cast(accepted(command));
    }

    /** The refusal of a command that has to be refused. */
    public Refusal refused(Object command) {
        return switch (this.<Object>send(command)) {
            case Accepted<Object>(Object result) ->
                    throw new AssertionError(command + " was accepted: " + result);
            case Refused<Object>(Refusal refusal) -> refusal;
        };
    }

    /** Everything that was published, oldest first. */
    public List<Object> events() {
        return List.copyOf(events);
    }

    /** What one command published. */
    public List<Object> eventsOf(Object command) {
        int before = events.size();
        send(command);
        return List.copyOf(events.subList(before, events.size()));
    }

    private static <T> T emptyOf(Class<T> type, String id) {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(String.class);
            constructor.setAccessible(true);
            return constructor.newInstance(id);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " needs a constructor from its id", e);
        }
    }
}
