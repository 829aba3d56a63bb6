package org.computevoucher.redemption.datacentre;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Refusal;
import org.computevoucher.redemption.datacentre.DataCentreCommand.ChangeDataCentre;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreBankAccountChanged;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreCapacityChanged;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreHardwareChanged;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreRegistered;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreStatusChanged;
import org.computevoucher.redemption.datacentre.DataCentreRefusal.DataCentreChangesExhausted;
import org.computevoucher.redemption.datacentre.DataCentreRefusal.DataCentreTimeNotPlausible;
import org.computevoucher.redemption.datacentre.DataCentreRefusal.DataCentreUnknown;
import org.computevoucher.redemption.validity.ShanghaiTime;

/**
 * A data centre in the register. The programme office of the region where it stands enters it once;
 * what it is then changes from day to day, each change a dated entry with the document that orders
 * it, and whether it complies is said from instant to instant with what was found. Nothing is ever
 * edited: what is decided later wins from its own instant on. Until it has a status nothing that is
 * used there is subsidised.
 */
final class DataCentre {

    /** How many statuses, and how many other changes, one can have in its life. */
    static final int MAX_CHANGES = 1_000;

    /** How far ahead an entry can be made. */
    static final Duration MAX_AHEAD = Duration.ofDays(366);

    /** Before it no data centre rented out GPUs; it is a typing error. */
    static final Instant EARLIEST = ShanghaiTime.startOf(LocalDate.of(2000, 1, 1));

    @SuppressWarnings("UnusedVariable") // read by Axon
    @AggregateIdentifier
    private String id;

    private DataCentreState state;

    @SuppressWarnings("NullAway.Init") // the event log sets the fields
    private DataCentre() {}

    @SuppressWarnings("NullAway.Init") // the sourcing handler sets the fields
    DataCentre(DataCentreRegistered registered) {
        apply(registered);
    }

    /** Its id among all aggregates: a code alone could be anything's. */
    static String idOf(String dataCentre) {
        return "data-centre/" + dataCentre;
    }

    /** Its registration, or why it cannot be so. */
    static Outcome<DataCentreRegistered> registration(DataCentreRegistered asked) {
        return plausible(ShanghaiTime.startOf(asked.firstDay()), asked.recordedAt())
                .<Outcome<DataCentreRegistered>>map(Outcome::refused)
                .orElseGet(() -> Outcome.accepted(asked));
    }

    /** Does what is asked, or says which rule is the first to say no. */
    Outcome<DataCentreEvent> change(ChangeDataCentre command) {
        return refusalOf(command)
                .<Outcome<DataCentreEvent>>map(Outcome::refused)
                .orElseGet(
                        () -> {
                            apply(command.event());
                            return Outcome.accepted(command.event());
                        });
    }

    DataCentreState state() {
        return state;
    }

    @EventSourcingHandler
    void on(DataCentreRegistered event) {
        id = idOf(event.dataCentre());
        state = DataCentreState.of(event);
    }

    @EventSourcingHandler
    void on(DataCentreStatusChanged event) {
        state = state.after(event);
    }

    @EventSourcingHandler
    void on(DataCentreCapacityChanged event) {
        state = state.after(event);
    }

    @EventSourcingHandler
    void on(DataCentreHardwareChanged event) {
        state = state.after(event);
    }

    @EventSourcingHandler
    void on(DataCentreBankAccountChanged event) {
        state = state.after(event);
    }

    private Optional<? extends Refusal> refusalOf(ChangeDataCentre command) {
        if (!command.byOfficesOf().contains(state.region())) {
            return Optional.of(new DataCentreUnknown(state.dataCentre()));
        }
        int changes =
                command.event() instanceof DataCentreStatusChanged
                        ? state.statusChanges()
                        : state.otherChanges();
        return changes >= MAX_CHANGES
                ? Optional.of(new DataCentreChangesExhausted(MAX_CHANGES))
                : plausible(beginningOf(command.event()), command.at());
    }

    private static Instant beginningOf(DataCentreEvent event) {
        return switch (event) {
            case DataCentreRegistered _ ->
                    throw new IllegalArgumentException("a registration is no change: " + event);
            case DataCentreStatusChanged changed -> changed.from();
            case DataCentreCapacityChanged changed -> ShanghaiTime.startOf(changed.firstDay());
            case DataCentreHardwareChanged changed -> ShanghaiTime.startOf(changed.firstDay());
            case DataCentreBankAccountChanged changed -> ShanghaiTime.startOf(changed.firstDay());
        };
    }

    private static Optional<Refusal> plausible(Instant from, Instant at) {
        Instant latest = at.plus(MAX_AHEAD);
        return from.isBefore(EARLIEST) || from.isAfter(latest)
                ? Optional.of(new DataCentreTimeNotPlausible(EARLIEST, latest))
                : Optional.empty();
    }
}
