package org.computevoucher.platform.service;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfiguration;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.EventProcessingException;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.AggregateFactory;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.computevoucher.platform.command.AggregateCache;
import org.computevoucher.platform.command.CommandLanes;
import org.computevoucher.platform.eventlog.AggregateVersions;
import org.computevoucher.platform.eventlog.BatchEventStore;
import org.computevoucher.platform.eventlog.LogSource;
import org.computevoucher.platform.eventlog.PostgresEventLog;
import org.computevoucher.platform.rebuild.ReadModelGate;
import org.computevoucher.platform.service.ServiceDefinition.AggregateDefinition;
import org.computevoucher.platform.trace.MessageTrace;
import org.springframework.jdbc.core.JdbcOperations;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * Configures Axon for a service. Every part is named here; nothing is found, defaulted or reported
 * home.
 *
 * <p>Axon's own configuration modules are not looked up on the class path: one of them asks a
 * vendor's host for updates.
 */
final class AxonSetup {

    /** Switches off Axon's advertisement in the log. */
    private static final String NO_CONSOLE_MESSAGE = "disable-axoniq-console-message";

    private final ServiceDefinition service;
    private final PlatformProperties settings;
    private final AggregateVersions versions;
    private final JdbcOperations jdbc;

    AxonSetup(
            ServiceDefinition service,
            PlatformProperties settings,
            AggregateVersions versions,
            JdbcOperations jdbc) {
        this.service = service;
        this.versions = versions;
        this.jdbc = jdbc;
        this.settings = settings;
    }

    Configuration configure(
            PostgresEventLog eventLog,
            LogSource source,
            CommandLanes lanes,
            TransactionManager transactions,
            ConnectionProvider connections,
            Executor snapshots) {
        System.setProperty(NO_CONSOLE_MESSAGE, "true");
        MessageTrace.through(lanes);
        Serializer tokens = tokenSerializer();
        Configurer axon = DefaultConfigurer.defaultConfiguration(false);
        axon.configureSerializer(c -> tokens)
                .configureMessageSerializer(c -> eventLog.getEventSerializer())
                .configureEventSerializer(c -> eventLog.getEventSerializer())
                .configureCorrelationDataProviders(c -> List.of(MessageTrace.handedOn()))
                .registerComponent(TransactionManager.class, c -> transactions)
                .configureEventStore(c -> eventStore(eventLog))
                .configureCommandBus(c -> lanes)
                .registerComponent(TokenStore.class, c -> tokenStore(connections, tokens))
                .configureSnapshotter(c -> snapshotter(c, transactions, snapshots))
                .eventProcessing(processing -> processors(processing, source));
        service.aggregates().forEach(aggregate -> axon.configureAggregate(configure(aggregate)));
        service.commandHandlers().forEach(handler -> axon.registerCommandHandler(handler));
        return axon.buildConfiguration();
    }

    private EmbeddedEventStore eventStore(PostgresEventLog eventLog) {
        return new BatchEventStore(
                EmbeddedEventStore.builder()
                        .storageEngine(eventLog)
                        // appends of this process wake the readers; this is for appends of another
                        // instance
                        .fetchDelay(settings.relay().poll().toMillis()));
    }

    /**
     * Positions of processors. The validator has to let Axon's own classes through: a position that
     * is being replayed holds one in a field declared as {@code Object}, and without this every new
     * processor on a log that is not empty fails to start.
     */
    static Serializer tokenSerializer() {
        return Jackson3Serializer.builder()
                .defaultTyping()
                .jsonMapperBuilderCustomizer(
                        mapper ->
                                mapper.polymorphicTypeValidator(
                                        BasicPolymorphicTypeValidator.builder()
                                                .allowIfSubType("org.axonframework.")
                                                .allowIfSubType("java.util.")
                                                .build()))
                .build();
    }

    private TokenStore tokenStore(ConnectionProvider connections, Serializer tokens) {
        return new StrictTokenStore(
                JdbcTokenStore.builder()
                        .connectionProvider(connections)
                        .serializer(tokens)
                        .claimTimeout(settings.processors().claimTimeout())
                        // Axon's default is process id and host name, which two instances can share
                        .nodeId(UUID.randomUUID().toString())
                        .schema(
                                TokenSchema.builder()
                                        .setTokenTable("processor_position")
                                        .setProcessorNameColumn("processor_name")
                                        .setSegmentColumn("segment")
                                        .setTokenColumn("token")
                                        .setTokenTypeColumn("token_type")
                                        .setTimestampColumn("claimed_at")
                                        .setOwnerColumn("owner")
                                        .build()));
    }

    /**
     * With threads of its own: a snapshot reads and writes the database and must not hold up a
     * lane.
     */
    private static AggregateSnapshotter snapshotter(
            Configuration c, TransactionManager transactions, Executor executor) {
        return AggregateSnapshotter.builder()
                .eventStore(c.eventStore())
                .transactionManager(transactions)
                .executor(executor)
                .repositoryProvider(c::repository)
                .aggregateFactories(
                        c.findModules(AggregateConfiguration.class).stream()
                                .<AggregateFactory<?>>map(
                                        module ->
                                                ((AggregateConfiguration<?>) module)
                                                        .aggregateFactory())
                                .toList())
                .parameterResolverFactory(c.parameterResolverFactory())
                .handlerDefinition(c.handlerDefinition(Object.class))
                .build();
    }

    private <T> AggregateConfigurer<T> configure(AggregateDefinition<T> aggregate) {
        AggregateConfigurer<T> configurer =
                AggregateConfigurer.defaultConfiguration(aggregate.type());
        Function<String, T> empty = aggregate.empty();
        if (empty != null) {
            configurer.configureCreationPolicyAggregateFactory(
                    c -> id -> empty.apply(String.valueOf(id)));
        }
        if (aggregate.cached()) {
            AggregateCache cache = new AggregateCache(settings.aggregateCacheSize());
            versions.evictFrom(cache::remove);
            configurer
                    .configureCache(c -> cache)
                    .configureSnapshotTrigger(
                            c ->
                                    new EventCountSnapshotTriggerDefinition(
                                            c.snapshotter(), settings.snapshotEvery()));
        }
        return configurer;
    }

    private void processors(EventProcessingConfigurer processing, LogSource source) {
        IdentityHashMap<Object, String> processorOf = new IdentityHashMap<>();
        processing
                .usingPooledStreamingEventProcessors()
                .configureDefaultStreamableMessageSource(c -> source)
                // Axon's default logs a handler's failure and goes on, which would lose a fact
                .registerDefaultListenerInvocationErrorHandler(
                        c -> PropagatingErrorHandler.instance())
                .registerDefaultErrorHandler(c -> AxonSetup::retryLater)
                // one value: Axon's per-aggregate policy hashes differently in every JVM
                .registerDefaultSequencingPolicy(c -> event -> "log order")
                .registerPooledStreamingEventProcessorConfiguration(
                        (c, processor) -> pooled(processor))
                .registerDefaultHandlerInterceptor((c, processor) -> MessageTrace.handling())
                .byDefaultAssignHandlerInstancesTo(
                        handler -> processorOf.getOrDefault(handler, "unassigned"));
        service.processors()
                .forEach((name, handlers) -> register(processing, processorOf, name, handlers));
        service.readModels()
                .forEach(
                        (name, model) ->
                                processing.registerHandlerInterceptor(
                                        name, c -> new ReadModelGate(jdbc, model)));
    }

    /**
     * Axon takes an exception as a reason to start over; an error would stop the processor without
     * a word.
     */
    private static void retryLater(ErrorContext failed) throws Exception {
        if (failed.error() instanceof Exception exception) {
            throw exception;
        }
        throw new EventProcessingException("an error, not an exception", failed.error());
    }

    private static void register(
            EventProcessingConfigurer processing,
            IdentityHashMap<Object, String> processorOf,
            String name,
            List<Function<Configuration, Object>> handlers) {
        for (Function<Configuration, Object> handler : handlers) {
            processing.registerEventHandler(
                    c -> {
                        Object instance = handler.apply(c);
                        processorOf.put(instance, name);
                        return instance;
                    });
        }
    }

    private PooledStreamingEventProcessor.Builder pooled(
            PooledStreamingEventProcessor.Builder processor) {
        long claimMillis = settings.processors().claimTimeout().toMillis();
        return processor
                .batchSize(settings.processors().batchSize())
                .initialSegmentCount(1)
                // from the first event on, and not as a replay: automations must not skip history
                .initialToken(StreamableMessageSource::createTailToken)
                .tokenClaimInterval(claimMillis / 5)
                .claimExtensionThreshold(claimMillis / 5)
                .enableCoordinatorClaimExtension();
    }
}
