package org.computevoucher.platform.command;

import java.util.Collection;

/**
 * A command that begins aggregates, where they are not there yet. Of all such commands of a batch
 * it is asked with one query which of theirs are there; {@link Aggregates} then looks for the
 * others no more, which would take two queries for each.
 */
public interface BeginsAggregates {

    /** The ids of the aggregates that it looks for and that are mostly not there. */
    Collection<String> begun();
}
