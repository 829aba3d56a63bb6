package org.computevoucher.platform.purse;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.platform.command.Aggregates;
import org.computevoucher.platform.command.Register;
import org.computevoucher.platform.eventlog.StoredAs;
import org.computevoucher.platform.refusal.Outcome;
import org.jspecify.annotations.Nullable;

/** How much may be spent at once, from any purse: what many lanes rest on and none changes. */
public class PurseLimit {

    /** What happens to a limit. */
    public sealed interface LimitEvent {

        @StoredAs("LimitSet")
        record LimitSet(String limit, long mostFen) implements LimitEvent {}
    }

    public record SetLimit(@TargetAggregateIdentifier String limit, long mostFen) {}

    /**
     * Spend what a limit allows.
     *
     * @param meanwhile what happens between the look at the limit and the commit
     */
    public record SpendWithin(
            @TargetAggregateIdentifier String purse,
            String limit,
            long amountFen,
            Runnable meanwhile) {}

    /** How often the events of a limit were read to know it, by all desks of this JVM. */
    public static final AtomicInteger READ = new AtomicInteger();

    /** Decides on a purse by a limit. */
    static final class Desk {

        private final Repository<Purse> purses;
        private final Register<Long> limits;

        Desk(Configuration axon) {
            this.purses = axon.repository(Purse.class);
            this.limits =
                    new Register<>(
                            axon.eventStore(),
                            0L,
                            (before, event) -> {
                                READ.incrementAndGet();
                                return ((LimitEvent.LimitSet) event).mostFen();
                            },
                            100);
        }

        @CommandHandler
        Outcome<Long> handle(SpendWithin command) {
            long mostFen = limits.consult(command.limit());
            command.meanwhile().run();
            if (command.amountFen() > mostFen) {
                return Outcome.refused(new Purse.TooLittle(command.amountFen(), mostFen));
            }
            return Aggregates.find(purses, command.purse())
                    .orElseThrow()
                    .invoke(
                            purse ->
                                    purse.handle(
                                            new Purse.Spend(command.purse(), command.amountFen())));
        }
    }

    @SuppressWarnings("UnusedVariable") // read by Axon
    @AggregateIdentifier
    private @Nullable String id;

    PurseLimit() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome<Long> handle(SetLimit command) {
        apply(new LimitEvent.LimitSet(command.limit(), command.mostFen()));
        return Outcome.accepted(command.mostFen());
    }

    @EventSourcingHandler
    void on(LimitEvent.LimitSet event) {
        id = event.limit();
    }
}
