package org.computevoucher.issuance.enterprise;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.computevoucher.issuance.enterprise.EnterpriseEvent.EnterpriseChanged;
import org.computevoucher.issuance.enterprise.EnterpriseEvent.EnterpriseRegistered;
import org.computevoucher.issuance.enterprise.EnterpriseRefusal.EnterpriseNotRegistered;
import org.computevoucher.issuance.enterprise.EnterpriseRefusal.RegisterChangeOutOfOrder;
import org.computevoucher.issuance.enterprise.EnterpriseRefusal.RegisterDayNotPlausible;
import org.computevoucher.issuance.enterprise.EnterpriseRefusal.RegisterEntriesExhausted;
import org.computevoucher.issuance.validity.ShanghaiTime;
import org.computevoucher.platform.refusal.Outcome;

/**
 * An enterprise in the register. It is entered once, by the office of the region where it is
 * registered; what it is changes from day to day: each change is a dated entry behind the others,
 * by the office of the region where it is registered at that time. No entry is ever edited, so what
 * it was on any day stays known.
 */
public final class Enterprise {

    static final int MAX_ENTRIES = 200;

    /** How far ahead an entry can be made, in days. */
    static final int MAX_DAYS_AHEAD = 366;

    /** The year in which the first of them were founded as such; before it is a typing error. */
    private static final LocalDate EARLIEST_DAY = LocalDate.of(1949, 10, 1);

    /** What it is from a day on. */
    private record Entry(LocalDate firstDay, Standing standing) {}

    @AggregateIdentifier private String enterprise;

    /** In the order of their days; never empty. */
    private List<Entry> entries = List.of();

    @SuppressWarnings("NullAway.Init") // the event log sets the fields
    private Enterprise() {}

    @SuppressWarnings("NullAway.Init") // the sourcing handler sets the fields
    Enterprise(EnterpriseRegistered registered) {
        apply(registered);
    }

    /** Its registration, or the refusal of the first rule that says no. */
    static Outcome<EnterpriseRegistered> registration(RegisterEnterprise command) {
        return UnifiedSocialCreditCode.check(command.enterprise())
                .then(code -> plausible(command.firstDay(), command.at()))
                .map(
                        day ->
                                new EnterpriseRegistered(
                                        command.eventId(),
                                        command.enterprise(),
                                        command.standing(),
                                        day,
                                        command.at()));
    }

    Outcome<EnterpriseChanged> change(ChangeEnterprise command) {
        if (!command.byOfficesOf().contains(regionAt(command.at()))) {
            return Outcome.refused(new EnterpriseNotRegistered(enterprise));
        }
        return plausible(command.firstDay(), command.at())
                .then(this::behindTheOthers)
                .map(
                        day ->
                                new EnterpriseChanged(
                                        command.eventId(),
                                        enterprise,
                                        command.standing(),
                                        day,
                                        command.at()))
                .map(
                        changed -> {
                            apply(changed);
                            return changed;
                        });
    }

    /** What it is at an instant; nothing before its first entry begins. */
    public Optional<Standing> standingAt(Instant at) {
        LocalDate day = ShanghaiTime.dayOf(at);
        return entries.reversed().stream()
                .filter(entry -> !entry.firstDay().isAfter(day))
                .findFirst()
                .map(Entry::standing);
    }

    @EventSourcingHandler
    void on(EnterpriseRegistered event) {
        follow(event);
    }

    @EventSourcingHandler
    void on(EnterpriseChanged event) {
        follow(event);
    }

    private void follow(EnterpriseEvent event) {
        enterprise = event.enterprise();
        List<Entry> more = new ArrayList<>(entries);
        more.add(new Entry(event.firstDay(), event.standing()));
        entries = List.copyOf(more);
    }

    /** Whose office keeps it: while no entry has begun, that of the first. */
    private String regionAt(Instant at) {
        return standingAt(at).orElseGet(() -> entries.getFirst().standing()).region();
    }

    private Outcome<LocalDate> behindTheOthers(LocalDate firstDay) {
        LocalDate last = entries.getLast().firstDay();
        if (!firstDay.isAfter(last)) {
            return Outcome.refused(new RegisterChangeOutOfOrder(firstDay, last));
        }
        return entries.size() >= MAX_ENTRIES
                ? Outcome.refused(new RegisterEntriesExhausted(MAX_ENTRIES))
                : Outcome.accepted(firstDay);
    }

    private static Outcome<LocalDate> plausible(LocalDate firstDay, Instant at) {
        LocalDate latest = ShanghaiTime.dayOf(at).plusDays(MAX_DAYS_AHEAD);
        return firstDay.isBefore(EARLIEST_DAY) || firstDay.isAfter(latest)
                ? Outcome.refused(new RegisterDayNotPlausible(EARLIEST_DAY, latest))
                : Outcome.accepted(firstDay);
    }
}
