package org.computevoucher.platform.command;

import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.IncompatibleAggregateException;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/**
 * For handlers of commands that touch more than one aggregate.
 *
 * <p>What a decision looks at is noted in its unit of work, and whoever commits that makes sure
 * that no other instance has written there in the meantime. An aggregate that is written to guards
 * itself, by its place in the log; one that is only consulted (the rules in force, a register)
 * would not, and a refusal writes nothing at all.
 */
public final class Aggregates {

    private Aggregates() {}

    /**
     * The aggregate with this id, or nothing where it never began. For one that is written to
     * whenever the command is accepted.
     */
    public static <T> Optional<Aggregate<T>> find(Repository<T> repository, String id) {
        LookedAt lookedAt = LookedAt.inCurrentWork();
        lookedAt.found(id);
        return load(repository, id, lookedAt);
    }

    /**
     * The same for an aggregate that an accepted command may rest on without writing to it: it is
     * certain to be up to date when the command is committed, or still not to be there.
     */
    public static <T> Optional<Aggregate<T>> consult(Repository<T> repository, String id) {
        LookedAt lookedAt = LookedAt.inCurrentWork();
        lookedAt.consulted(id);
        return load(repository, id, lookedAt);
    }

    /**
     * What was not there is not looked for again in the same unit of work, which costs two queries
     * each time, unless it was begun in the meantime.
     */
    private static <T> Optional<Aggregate<T>> load(
            Repository<T> repository, String id, LookedAt lookedAt) {
        if (lookedAt.absent().contains(id)) {
            return Optional.empty();
        }
        try {
            return Optional.of(repository.load(id));
        } catch (IncompatibleAggregateException ofAnotherKind) {
            // none of its events says anything here; whoever asks by an id of others learns no more
            return Optional.empty();
        } catch (AggregateNotFoundException notThere) {
            lookedAt.absent(id);
            return Optional.empty();
        }
    }

    /** Begins an aggregate: its constructor applies its first event. */
    public static <T> void begin(Repository<T> repository, Supplier<T> constructor) {
        try {
            Aggregate<T> begun = repository.newInstance(constructor::get);
            LookedAt.inCurrentWork().begun(begun.identifierAsString());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a supplier throws nothing checked", e);
        }
    }
}
