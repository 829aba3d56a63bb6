package org.computevoucher.platform.purse;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.platform.command.Aggregates;
import org.computevoucher.platform.command.BeginsAggregates;
import org.computevoucher.platform.refusal.Outcome;

/** Fills purses that may not be there yet, and counts how often it has to look for one. */
public final class PurseFiller {

    /** Of all fillers of this JVM. */
    public static final AtomicInteger LOOKED_FOR = new AtomicInteger();

    /**
     * Put money into a purse.
     *
     * @param shelf chooses the lane
     */
    public record Fill(
            @TargetAggregateIdentifier String shelf,
            String purse,
            long amountFen,
            UUID eventId,
            Instant now)
            implements BeginsAggregates {

        @Override
        public Collection<String> begun() {
            return List.of(purse);
        }

        private Purse.Deposit deposit() {
            return new Purse.Deposit(purse, amountFen, eventId, null, now);
        }
    }

    private final Repository<Purse> purses;

    @SuppressWarnings("unchecked") // it has the one interface
    PurseFiller(Repository<Purse> purses) {
        this.purses =
                (Repository<Purse>)
                        Proxy.newProxyInstance(
                                PurseFiller.class.getClassLoader(),
                                new Class<?>[] {Repository.class},
                                (proxy, method, arguments) -> {
                                    if (method.getName().equals("load")) {
                                        LOOKED_FOR.incrementAndGet();
                                    }
                                    try {
                                        return method.invoke(purses, arguments);
                                    } catch (InvocationTargetException e) {
                                        throw e.getCause();
                                    }
                                });
    }

    @CommandHandler
    Outcome<Long> fill(Fill command) {
        return Aggregates.find(purses, command.purse())
                .map(found -> found.invoke(purse -> purse.handle(command.deposit())))
                .orElseGet(() -> begun(command));
    }

    private Outcome<Long> begun(Fill command) {
        Aggregates.begin(purses, () -> Purse.begun(command.deposit()));
        return Outcome.accepted(command.amountFen());
    }
}
