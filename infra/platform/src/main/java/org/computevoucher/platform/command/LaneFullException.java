package org.computevoucher.platform.command;

/**
 * The queue of a lane is full: the caller should try again shortly. HTTP 503 with {@code
 * Retry-After}.
 */
public final class LaneFullException extends RuntimeException {

    LaneFullException(int capacity) {
        super(
                "The queue of "
                        + capacity
                        + " commands is full; nothing was done. Try again shortly.");
    }
}
