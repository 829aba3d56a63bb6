package org.computevoucher.platform.eventlog;

/**
 * One event of the log.
 *
 * @param logIndex its position: 1, 2, 3 … without gaps, in commit order
 * @param payload the event
 */
public record LoggedEvent(long logIndex, Object payload) {}
