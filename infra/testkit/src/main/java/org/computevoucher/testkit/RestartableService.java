package org.computevoucher.testkit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.computevoucher.platform.command.AggregateCache;
import org.computevoucher.platform.command.RootUnitOfWork;
import org.computevoucher.platform.eventlog.EventSerializers;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.service.ServiceDefinition;
import org.computevoucher.platform.service.ServiceDefinition.AggregateDefinition;

/**
 * All aggregates and command handlers of a service over a log in memory, for many short histories.
 * As in a running service, aggregates stay in memory from command to command, until it is
 * restarted; then they are read from their events, or from a snapshot and the events after it. Its
 * read models and automations are not run. Not for several threads.
 */
public final class RestartableService {

    /** More aggregates than a short history has. */
    private static final int CACHE_SIZE = 10_000;

    private final Map<String, Class<?>> aggregateTypes;
    private final List<AggregateCache> caches;
    private final MemoryLog log;
    private final Configuration configuration;

    private RestartableService(ServiceDefinition definition) {
        List<? extends Class<?>> types =
                definition.aggregates().stream().map(AggregateDefinition::type).toList();
        aggregateTypes = types.stream().collect(Collectors.toMap(Class::getSimpleName, t -> t));
        caches =
                definition.aggregates().stream()
                        .map(each -> new AggregateCache(CACHE_SIZE))
                        .toList();
        log = new MemoryLog(EventSerializers.forSnapshots(List.copyOf(types)));
        Configurer axon =
                DefaultConfigurer.defaultConfiguration(false)
                        .configureEventStore(
                                c -> EmbeddedEventStore.builder().storageEngine(log).build());
        for (int i = 0; i < caches.size(); i++) {
            axon.configureAggregate(configure(definition.aggregates().get(i), caches.get(i)));
        }
        definition.commandHandlers().forEach(axon::registerCommandHandler);
        configuration = axon.start();
    }

    private static <T> AggregateConfigurer<T> configure(
            AggregateDefinition<T> definition, AggregateCache cache) {
        AggregateConfigurer<T> aggregate =
                AggregateConfigurer.defaultConfiguration(definition.type())
                        .configureCache(c -> cache);
        Function<String, T> empty = definition.empty();
        return empty == null
                ? aggregate
                : aggregate.configureCreationPolicyAggregateFactory(
                        c -> id -> empty.apply(String.valueOf(id)));
    }

    public static RestartableService start(ServiceDefinition definition) {
        return new RestartableService(definition);
    }

    /** From now on these commands are handled here: what automations are made with. */
    public void handle(InMemoryCommands commands) {
        commands.sendTo(this::send);
    }

    /**
     * What a processor of the service does with an event, told with its position in the log.
     *
     * @param definition the one with which this was started
     */
    public BiConsumer<Long, Object> processor(ServiceDefinition definition, String name) {
        List<AnnotationEventHandlerAdapter> handlers =
                Objects.requireNonNull(definition.processors().get(name), name).stream()
                        .map(
                                handler ->
                                        new AnnotationEventHandlerAdapter(
                                                handler.apply(configuration)))
                        .toList();
        return (position, event) -> {
            var message =
                    new GenericTrackedEventMessage<>(
                            new GlobalSequenceTrackingToken(position),
                            GenericEventMessage.asEventMessage(event));
            for (AnnotationEventHandlerAdapter handler : handlers) {
                InMemoryService.handled(handler, message);
            }
        };
    }

    public <R> Outcome<R> send(Object command) {
        return configuration.commandGateway().sendAndWait(command);
    }

    /**
     * The same, but its commit fails, as when the database is away: nothing of it remains.
     *
     * @return false: it wrote nothing, and so nothing failed
     */
    public boolean sendInVain(Object command) {
        return inVain(() -> this.<Object>send(command));
    }

    /**
     * The same of what sends several commands in one transaction.
     *
     * @return false: it wrote nothing, and so nothing failed
     */
    public boolean inOneTransactionInVain(Runnable work) {
        return inVain(
                () -> {
                    inOneTransaction(work);
                    return true;
                });
    }

    private boolean inVain(Supplier<?> work) {
        log.refuseToWrite(true);
        try {
            var _ = work.get();
            return false;
        } catch (MemoryLog.NotWrittenException expected) {
            // a running service tries it again, or tells its caller
            return true;
        } finally {
            log.refuseToWrite(false);
        }
    }

    /**
     * Runs what sends several commands, as a batch of events does: all of it is done, or nothing.
     */
    public void inOneTransaction(Runnable work) {
        var _ =
                RootUnitOfWork.inOneTransaction(
                        "batch",
                        NoTransactionManager.INSTANCE,
                        () -> {
                            work.run();
                            return true;
                        });
    }

    /** What was published since this was asked last, oldest first. */
    public List<Object> takeEvents() {
        return log.takeAppended();
    }

    /** Forgets what is in memory alone. */
    public void restart() {
        caches.forEach(AggregateCache::removeAll);
    }

    /**
     * Takes a snapshot of every aggregate with events since its last one; fails where one cannot be
     * read.
     */
    public void snapshot() {
        Set<MemoryLog.Grown> grown = log.takeGrown();
        for (MemoryLog.Grown each : grown) {
            configuration.snapshotter().scheduleSnapshot(typeOf(each), each.aggregateId());
        }
        log.requireReadableSnapshots(grown);
    }

    private Class<?> typeOf(MemoryLog.Grown grown) {
        return Objects.requireNonNull(aggregateTypes.get(grown.aggregateType()));
    }

    /** Begins again, without any event. */
    public void clear() {
        restart();
        log.clear();
    }
}
