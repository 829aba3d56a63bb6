package org.computevoucher.schemas.failure;

import org.jspecify.annotations.Nullable;

/** A message ends before its schema does. Not worth retrying. */
public final class TruncatedMessageException extends SchemaException {

    /**
     * @param length the length of the message in bytes
     * @param missing what should have followed
     */
    public TruncatedMessageException(int length, String missing, @Nullable Throwable cause) {
        super(
                "The message of %d byte(s) is cut short: %s. Put it aside and ask its writer to send it again."
                        .formatted(length, missing),
                cause);
    }

    @Override
    public boolean isRetriable() {
        return false;
    }
}
