package org.computevoucher.platform.intake;

import java.util.Set;

/**
 * What a service does with the facts of others. Implemented in the service's {@code contract}
 * package.
 *
 * <p>Called inside a unit of work; commands go through {@link
 * org.computevoucher.platform.command.Commands#within}, so that their events, the fact's id and the
 * partition's next offset commit together or not at all.
 */
public interface FactHandler {

    /** The topics this service reads. */
    Set<String> topics();

    /**
     * Takes in one fact. Each event id arrives here once: doubles on a topic are recognised before.
     *
     * <p>An exception means a bug or broken infrastructure; a fact that fails again on its own
     * becomes a dead letter.
     *
     * @param fact decoded, its named cause already taken in if {@link #needsItsCause} said so
     * @return {@link Reception#notYet} (nothing may have been applied) if the fact has to wait for
     *     another one
     */
    Reception receive(IncomingFact fact);

    /**
     * Whether this fact must wait until its cause has been taken in by this service too. Only for
     * facts whose cause travels on a topic that this service reads; otherwise the wait would never
     * end.
     */
    default boolean needsItsCause(IncomingFact fact) {
        return false;
    }
}
