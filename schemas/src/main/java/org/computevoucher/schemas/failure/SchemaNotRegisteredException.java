package org.computevoucher.schemas.failure;

/**
 * A schema is not registered under its subject. Not worth retrying before somebody registers it.
 */
public final class SchemaNotRegisteredException extends SchemaException {

    private final String subject;

    public SchemaNotRegisteredException(String subject) {
        super(
                "The schema is not registered under subject %s. Register it, or set auto.register.schemas=true."
                        .formatted(subject),
                null);
        this.subject = subject;
    }

    /** The subject under which it was looked for. */
    public String subject() {
        return subject;
    }

    @Override
    public boolean isRetriable() {
        return false;
    }
}
