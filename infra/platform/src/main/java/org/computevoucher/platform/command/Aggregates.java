package org.computevoucher.platform.command;

import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/** For handlers of commands that touch more than one aggregate. */
public final class Aggregates {

    private Aggregates() {}

    /** The aggregate with this id, or nothing where it never began. */
    public static <T> Optional<Aggregate<T>> find(Repository<T> repository, String id) {
        try {
            return Optional.of(repository.load(id));
        } catch (AggregateNotFoundException notThere) {
            return Optional.empty();
        }
    }

    /** Begins an aggregate: its constructor applies its first event. */
    public static <T> void begin(Repository<T> repository, Supplier<T> constructor) {
        try {
            repository.newInstance(constructor::get);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a supplier throws nothing checked", e);
        }
    }
}
