package org.computevoucher.schemas.failure;

import org.jspecify.annotations.Nullable;

/** A record that is to be written does not fit its own schema. Not worth retrying: it is a bug. */
public final class UnwritableRecordException extends SchemaException {

    public UnwritableRecordException(String what, String problem, @Nullable Throwable cause) {
        super("%s cannot be written: %s.".formatted(what, problem), cause);
    }

    @Override
    public boolean isRetriable() {
        return false;
    }
}
