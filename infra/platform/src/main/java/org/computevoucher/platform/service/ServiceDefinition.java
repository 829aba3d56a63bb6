package org.computevoucher.platform.service;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.axonframework.config.Configuration;
import org.computevoucher.platform.intake.FactHandler;
import org.computevoucher.platform.readmodel.ReadModel;
import org.computevoucher.platform.reconciliation.StatedBalances;
import org.computevoucher.platform.reconciliation.StatementContract;
import org.computevoucher.platform.relay.PublicContract;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Everything the platform has to know about a service, said once and explicitly: one bean of this
 * type makes the event log, the lanes, the processors, the relay and the intake of a service.
 *
 * <p>Nothing is found by scanning, so nothing can be missed or picked up by accident.
 */
public final class ServiceDefinition {

    /**
     * An aggregate whose instances are created by their first event's constructor, or lazily from
     * their id alone.
     */
    public record AggregateDefinition<T>(
            Class<T> type, @Nullable Function<String, T> empty, boolean cached) {}

    private final String name;
    private final List<Class<?>> eventFamilies = new ArrayList<>();
    private final List<AggregateDefinition<?>> aggregates = new ArrayList<>();
    private final List<Function<Configuration, Object>> commandHandlers = new ArrayList<>();
    private final Map<String, List<Function<Configuration, Object>>> processors =
            new LinkedHashMap<>();
    private final Map<String, ReadModel> readModels = new TreeMap<>();
    private final List<StatedBalances> statedBalances = new ArrayList<>();
    private @Nullable StatementContract statementContract;
    private @Nullable PublicContract publicContract;
    private @Nullable FactHandler factHandler;

    private ServiceDefinition(String name) {
        this.name = name;
    }

    /**
     * @param name of the service, for example {@code ledger}: names its transactional id, consumer
     *     group and position
     */
    public static ServiceDefinition named(String name) {
        return new ServiceDefinition(name);
    }

    /** Events of one capability: a sealed interface of records, each with {@code @StoredAs}. */
    public ServiceDefinition events(Class<?> sealedInterface) {
        eventFamilies.add(sealedInterface);
        return this;
    }

    /**
     * An aggregate that exists, empty, for every id (a pot, a book): a refused first command leaves
     * no trace.
     *
     * @param empty makes it from its id, with its {@code @AggregateIdentifier} set
     */
    public <T> ServiceDefinition aggregate(Class<T> type, Function<String, T> empty) {
        aggregates.add(new AggregateDefinition<>(type, empty, true));
        return this;
    }

    /** An aggregate that begins with a creating command (a voucher, a settlement). */
    public ServiceDefinition aggregate(Class<?> type) {
        aggregates.add(new AggregateDefinition<>(type, null, true));
        return this;
    }

    /**
     * An aggregate that is seldom read again (one per usage record): it is kept out of the cache.
     */
    public ServiceDefinition uncachedAggregate(Class<?> type) {
        aggregates.add(new AggregateDefinition<>(type, null, false));
        return this;
    }

    /**
     * An object with {@code @CommandHandler} methods, for commands that touch more than one
     * aggregate.
     */
    public ServiceDefinition commandHandler(Function<Configuration, Object> handler) {
        commandHandlers.add(handler);
        return this;
    }

    /**
     * An object with {@code @EventHandler} methods, run by a pooled processor in log order: an
     * automation. What writes tables is a {@link #readModel}.
     *
     * @param processor the processor's name; its position is kept under it, so it is never changed
     */
    public ServiceDefinition eventHandler(
            String processor, Function<Configuration, Object> handler) {
        processors.computeIfAbsent(processor, key -> new ArrayList<>()).add(handler);
        return this;
    }

    /**
     * A read model: its handlers are run by the processor of its name, and it can be built again
     * from the log. An event handler that is added to the processor after it takes no part in that.
     *
     * @param jdbc of the service
     * @throws IllegalArgumentException if the processor has handlers already, or a table is written
     *     by another read model
     */
    public ServiceDefinition readModel(JdbcOperations jdbc, ReadModel model) {
        if (processors.containsKey(model.name()) || readModels.containsKey(model.name())) {
            throw new IllegalArgumentException(model.name() + " is defined twice");
        }
        for (ReadModel other : readModels.values()) {
            if (!Collections.disjoint(other.tables(), model.tables())) {
                throw new IllegalArgumentException(
                        "%s and %s write the same table".formatted(other.name(), model.name()));
            }
        }
        model.handlers()
                .forEach(handler -> eventHandler(model.name(), axon -> handler.apply(jdbc)));
        readModels.put(model.name(), model);
        return this;
    }

    /**
     * Balances that this service states, for the book to compare with its own.
     *
     * @param balances of a read model that was defined before
     * @throws IllegalArgumentException if there is no such read model
     */
    public ServiceDefinition states(StatedBalances balances) {
        if (!readModels.containsKey(balances.readModel())) {
            throw new IllegalArgumentException(balances.readModel() + " is no read model");
        }
        statedBalances.add(balances);
        return this;
    }

    /** In what form balances are stated. */
    public ServiceDefinition statesBy(StatementContract contract) {
        this.statementContract = contract;
        return this;
    }

    /** What of this service's events the world sees. */
    public ServiceDefinition publishes(PublicContract contract) {
        this.publicContract = contract;
        return this;
    }

    /** What this service does with the facts of others. */
    public ServiceDefinition consumes(FactHandler handler) {
        this.factHandler = handler;
        return this;
    }

    public String name() {
        return name;
    }

    public List<Class<?>> eventFamilies() {
        return List.copyOf(eventFamilies);
    }

    public List<AggregateDefinition<?>> aggregates() {
        return List.copyOf(aggregates);
    }

    public List<Function<Configuration, Object>> commandHandlers() {
        return List.copyOf(commandHandlers);
    }

    public Map<String, List<Function<Configuration, Object>>> processors() {
        return Map.copyOf(processors);
    }

    /** By their names. */
    public Map<String, ReadModel> readModels() {
        return Collections.unmodifiableMap(readModels);
    }

    List<StatedBalances> statedBalances() {
        return List.copyOf(statedBalances);
    }

    StatementContract statementContract() {
        return require(statementContract, "statesBy");
    }

    PublicContract publicContract() {
        return require(publicContract, "publishes");
    }

    FactHandler factHandler() {
        return require(factHandler, "consumes");
    }

    private <T> T require(@Nullable T part, String method) {
        if (part == null) {
            throw new IllegalStateException(
                    "the definition of service '%s' lacks %s(…)".formatted(name, method));
        }
        return part;
    }
}
