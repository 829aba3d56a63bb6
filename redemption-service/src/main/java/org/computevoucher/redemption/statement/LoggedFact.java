package org.computevoucher.redemption.statement;

import java.util.UUID;

/**
 * An event and where it stands.
 *
 * @param position in the event log
 * @param messageId what it is called there: the event id of an event that has none of its own
 */
record LoggedFact(long position, UUID messageId, Object event) {}
