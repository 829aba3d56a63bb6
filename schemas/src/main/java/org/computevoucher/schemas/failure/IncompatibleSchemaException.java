package org.computevoucher.schemas.failure;

/**
 * The registry refused a schema because it breaks the compatibility that its subject demands. Not
 * worth retrying.
 */
public final class IncompatibleSchemaException extends SchemaException {

    private final String subject;

    /**
     * @param answer what the registry said, shortened
     */
    public IncompatibleSchemaException(String subject, String answer) {
        super(
                "The schema registry refused a schema as incompatible with the versions of subject %s: %s. Only fields with defaults are ever added or removed; for anything else make a new record type and topic."
                        .formatted(subject, answer),
                null);
        this.subject = subject;
    }

    /** The subject whose versions the schema breaks. */
    public String subject() {
        return subject;
    }

    @Override
    public boolean isRetriable() {
        return false;
    }
}
