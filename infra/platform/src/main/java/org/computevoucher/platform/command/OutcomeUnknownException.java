package org.computevoucher.platform.command;

import java.time.Duration;

/**
 * A command's outcome did not come in time: it may be done, be done later, or not be done. HTTP 503
 * with {@code Retry-After}; the same request with the same key gets its outcome.
 */
public final class OutcomeUnknownException extends RuntimeException {

    OutcomeUnknownException(Duration waited) {
        super("no outcome within %d s".formatted(waited.toSeconds()));
    }
}
