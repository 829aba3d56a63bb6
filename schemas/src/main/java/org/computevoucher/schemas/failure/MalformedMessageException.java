package org.computevoucher.schemas.failure;

import org.jspecify.annotations.Nullable;

/**
 * The bytes of a message are not what the schema it names describes: an impossible length or
 * branch, or bytes left over. Not worth retrying.
 */
public final class MalformedMessageException extends SchemaException {

    /**
     * @param schema the full name of the writer's schema
     */
    public MalformedMessageException(
            int schemaId, String schema, String problem, @Nullable Throwable cause) {
        super(
                "The message does not fit its schema %s (id %d): %s. Put it aside; check that its writer frames it with the id of the schema it writes with."
                        .formatted(schema, schemaId, problem),
                cause);
    }

    @Override
    public boolean isRetriable() {
        return false;
    }
}
