package org.computevoucher.schemas.failure;

/**
 * The record names a schema id that the registry does not know. Not worth retrying: ids are given
 * before a record can carry them.
 */
public final class UnknownSchemaIdException extends SchemaException {

    private final int schemaId;

    public UnknownSchemaIdException(int schemaId) {
        super(
                "The schema registry does not know schema id %d. Check that writer and reader use the same registry, and that its data was not lost or restored to an earlier state."
                        .formatted(schemaId),
                null);
        this.schemaId = schemaId;
    }

    /** The id that is unknown. */
    public int schemaId() {
        return schemaId;
    }

    @Override
    public boolean isRetriable() {
        return false;
    }
}
