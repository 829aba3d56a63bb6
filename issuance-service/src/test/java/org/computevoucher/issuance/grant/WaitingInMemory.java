package org.computevoucher.issuance.grant;

import static org.computevoucher.issuance.grant.IssuingInMemory.NOW;

import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.Configuration;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.testkit.InMemoryService;

/** The whole service in memory, where many can be made to wait with one command. */
public final class WaitingInMemory {

    /** As many as a waiting list holds. */
    public static final int LIMIT = WaitingList.LIMIT;

    private WaitingInMemory() {}

    /** With neither a programme nor an enterprise. */
    public static InMemoryService startEmpty() {
        return IssuingInMemory.define().handler(TestDesk::new).start();
    }

    /** Make so many wait. */
    public record Queue(@TargetAggregateIdentifier String pot, int applications) {}

    static final class TestDesk {

        private final WaitingLists waitingLists;

        TestDesk(Configuration configuration) {
            this.waitingLists = new WaitingLists(configuration);
        }

        @CommandHandler
        Outcome<Integer> queue(Queue command) {
            for (int i = 0; i < command.applications(); i++) {
                var _ = waitingLists.join(command.pot(), new UUID(7, i), NOW);
            }
            return Outcome.accepted(command.applications());
        }
    }
}
