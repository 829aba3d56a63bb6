package org.computevoucher.platform.purse;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.platform.eventlog.StoredAs;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/** The smallest aggregate that can hold money: what the platform's own tests run on. */
public class Purse {

    /** Public from {@code Deposited} on, private otherwise: both kinds stand in one log. */
    public sealed interface PurseEvent {

        @StoredAs("Deposited")
        record Deposited(
                UUID eventId,
                @Nullable UUID causeId,
                String purse,
                long amountFen,
                Instant recordedAt)
                implements PurseEvent {}

        @StoredAs("Spent")
        record Spent(String purse, long amountFen) implements PurseEvent {}
    }

    public record Deposit(
            @TargetAggregateIdentifier String purse,
            long amountFen,
            UUID eventId,
            @Nullable UUID causeId,
            Instant now) {}

    public record Spend(@TargetAggregateIdentifier String purse, long amountFen) {}

    /** Applies an event and then throws: a bug, as seen from the platform. */
    public record Break(@TargetAggregateIdentifier String purse) {}

    /** Refused by its form, before any purse is looked at. */
    public record SpendOnNothing(@TargetAggregateIdentifier String purse) {}

    /** Handles what concerns no purse. */
    static final class Doorkeeper {

        @CommandHandler
        Outcome<Long> handle(SpendOnNothing command) {
            return Outcome.refused(new TooLittle(0, 0));
        }
    }

    public record TooLittle(long askedFen, long balanceFen) implements Refusal {
        @Override
        public String reason() {
            return "TOO_LITTLE";
        }

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String detail() {
            return "There is not enough money in the purse.";
        }
    }

    @SuppressWarnings("UnusedVariable") // read by Axon
    @AggregateIdentifier
    private @Nullable String id;

    private long balanceFen;

    Purse() {}

    Purse(String id) {
        this.id = id;
    }

    /** One that begins with a deposit. */
    static Purse begun(Deposit first) {
        Purse purse = new Purse();
        var _ = purse.handle(first);
        return purse;
    }

    /** A purse that nothing was put into yet. */
    public static Purse empty(String id) {
        return new Purse(id);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome<Long> handle(Deposit command) {
        apply(
                new PurseEvent.Deposited(
                        command.eventId(),
                        command.causeId(),
                        command.purse(),
                        command.amountFen(),
                        command.now()));
        return Outcome.accepted(balanceFen);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome<Long> handle(Spend command) {
        if (command.amountFen() > balanceFen) {
            return Outcome.refused(new TooLittle(command.amountFen(), balanceFen));
        }
        apply(new PurseEvent.Spent(command.purse(), command.amountFen()));
        return Outcome.accepted(balanceFen);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome<Long> handle(Break command) {
        apply(new PurseEvent.Spent(command.purse(), 1));
        throw new IllegalStateException("broken on purpose");
    }

    @EventSourcingHandler
    void on(PurseEvent.Deposited event) {
        id = event.purse();
        balanceFen += event.amountFen();
    }

    @EventSourcingHandler
    void on(PurseEvent.Spent event) {
        id = event.purse();
        balanceFen -= event.amountFen();
    }
}
