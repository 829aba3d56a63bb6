package org.computevoucher.platform.identity;

import java.util.UUID;

/**
 * Makes identifiers. Ids enter the domain with a command, so only edges (controllers, intakes) hold
 * one of these.
 */
@FunctionalInterface
public interface Ids {

    /** A new UUID, version 7 (RFC 9562): ordered by time, so that index pages stay hot. */
    UUID next();
}
