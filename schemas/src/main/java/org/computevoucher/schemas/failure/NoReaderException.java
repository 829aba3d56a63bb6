package org.computevoucher.schemas.failure;

import org.jspecify.annotations.Nullable;

/**
 * The message may be sound, but this build cannot read its schema: no generated class, one whose
 * schema cannot resolve the writer's, or a kind of schema that is not supported. Not worth retrying
 * in this build; a newer one may read it.
 */
public final class NoReaderException extends SchemaException {

    public NoReaderException(int schemaId, String problem, @Nullable Throwable cause) {
        super(
                "Schema id %d cannot be read here: %s. Use a build that knows it, or read generic records (specific.avro.reader=false)."
                        .formatted(schemaId, problem),
                cause);
    }

    @Override
    public boolean isRetriable() {
        return false;
    }
}
