package org.computevoucher.platform.eventlog;

import org.jspecify.annotations.Nullable;

/**
 * One event of the log.
 *
 * @param logIndex its position: 1, 2, 3 … without gaps, in commit order
 * @param payload the event
 * @param traceparent the trace it was recorded for, null for one that was stored without
 */
public record LoggedEvent(long logIndex, Object payload, @Nullable String traceparent) {}
