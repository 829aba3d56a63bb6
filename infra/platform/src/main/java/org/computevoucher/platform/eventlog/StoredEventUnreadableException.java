package org.computevoucher.platform.eventlog;

/**
 * A stored event does not fit the class that stands for its name: the class was changed in a way
 * history forbids.
 */
public final class StoredEventUnreadableException extends RuntimeException {

    StoredEventUnreadableException(String name, Throwable cause) {
        super(
                "An event stored as '%s' does not fit its class. Stored events never change: give new components a boxed type, and keep old ones. Cause: %s"
                        .formatted(name, cause.getMessage()),
                cause);
    }
}
