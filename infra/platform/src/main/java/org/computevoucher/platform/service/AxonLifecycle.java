package org.computevoucher.platform.service;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.computevoucher.platform.command.CommandLanes;
import org.springframework.context.SmartLifecycle;

/**
 * Starts Axon's processors with the application and stops them before it, and refuses to start
 * where any part is not the one we mean: Axon can run without event store and transactions and say
 * nothing.
 */
final class AxonLifecycle implements SmartLifecycle {

    private final Configuration axon;
    private final CommandLanes lanes;
    private volatile boolean running;

    AxonLifecycle(Configuration axon, CommandLanes lanes) {
        this.axon = axon;
        this.lanes = lanes;
    }

    @Override
    public void start() {
        axon.start();
        requirePart(CommandBus.class, axon.commandBus(), CommandLanes.class);
        requirePart(EmbeddedEventStore.class, axon.eventBus(), EmbeddedEventStore.class);
        requirePart(TokenStore.class, axon.getComponent(TokenStore.class), JdbcTokenStore.class);
        if (axon.getComponent(TransactionManager.class) instanceof NoTransactionManager) {
            throw new IllegalStateException("Axon runs without transactions");
        }
        for (EventProcessor processor :
                axon.eventProcessingConfiguration().eventProcessors().values()) {
            requirePart(EventProcessor.class, processor, PooledStreamingEventProcessor.class);
        }
        running = true;
    }

    static void requirePart(Class<?> role, Object part, Class<?> expected) {
        if (!expected.isInstance(part)) {
            throw new IllegalStateException(
                    "Axon's %s must be %s but is %s"
                            .formatted(role.getSimpleName(), expected, part.getClass()));
        }
    }

    @Override
    public void stop() {
        running = false;
        lanes.close();
        axon.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /**
     * After the data source is up, before the web server takes requests; stopped in the opposite
     * order.
     */
    @Override
    public int getPhase() {
        return 0;
    }
}
