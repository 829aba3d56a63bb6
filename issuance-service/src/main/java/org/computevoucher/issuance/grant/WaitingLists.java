package org.computevoucher.issuance.grant;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.Configuration;
import org.axonframework.modelling.command.Repository;
import org.computevoucher.issuance.grant.GrantRefusal.OthersWaitBefore;
import org.computevoucher.issuance.grant.GrantRefusal.WaitingListFull;
import org.computevoucher.platform.command.Aggregates;
import org.computevoucher.platform.refusal.Refusal;

/** The waiting lists of all pots, for commands that touch one together with other aggregates. */
public final class WaitingLists {

    private final Repository<WaitingList> repository;

    public WaitingLists(Configuration configuration) {
        this.repository = configuration.repository(WaitingList.class);
    }

    /** Why somebody new cannot be served at once: others wait. */
    public Optional<Refusal> refusalOfOvertaking(String pot) {
        int waiting = of(pot).map(WaitingList::size).orElse(0);
        return waiting == 0 ? Optional.empty() : Optional.of(new OthersWaitBefore(pot, waiting));
    }

    /** Why nobody more can wait. */
    public Optional<Refusal> refusalOfJoining(String pot) {
        return of(pot).filter(list -> list.size() >= WaitingList.LIMIT).isPresent()
                ? Optional.of(new WaitingListFull(pot, WaitingList.LIMIT))
                : Optional.empty();
    }

    /** Who is served next. */
    public Optional<UUID> first(String pot) {
        return of(pot).flatMap(WaitingList::first);
    }

    /**
     * An application waits from now on; whether it can was asked.
     *
     * @return the how manieth it is that ever waited for this pot
     */
    public long join(String pot, UUID applicationId, Instant at) {
        var found = Aggregates.find(repository, WaitingList.idOf(pot));
        if (found.isEmpty()) {
            Aggregates.begin(repository, () -> new WaitingList(pot, applicationId, at));
            return 1;
        }
        long number = found.get().invoke(WaitingList::nextNumber);
        found.get().execute(list -> list.join(applicationId, at));
        return number;
    }

    /** An application waits no more. */
    public void leave(String pot, UUID applicationId, Instant at) {
        repository.load(WaitingList.idOf(pot)).execute(list -> list.leave(applicationId, at));
    }

    private Optional<WaitingList> of(String pot) {
        return Aggregates.consult(repository, WaitingList.idOf(pot))
                .map(found -> found.invoke(list -> list));
    }
}
