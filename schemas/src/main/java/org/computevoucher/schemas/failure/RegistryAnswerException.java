package org.computevoucher.schemas.failure;

import org.jspecify.annotations.Nullable;

/**
 * Something answered, but not as a schema registry answers this request; usually the address is
 * wrong. Worth retrying once that is put right, except for 422, with which a registry calls the
 * request itself invalid.
 */
public final class RegistryAnswerException extends SchemaException {

    private static final int UNPROCESSABLE = 422;

    private final int status;

    /**
     * @param request method and address, without credentials
     * @param status the HTTP status
     * @param answer what it said, shortened
     */
    public RegistryAnswerException(
            String request, int status, String answer, @Nullable Throwable cause) {
        super(
                "Unexpected answer of the schema registry to %s: %d %s. Check that schema.registry.url is the base of Confluent's REST API (for Apicurio it ends in /apis/ccompat/v7)."
                        .formatted(request, status, answer),
                cause);
        this.status = status;
    }

    /** The HTTP status of the answer. */
    public int status() {
        return status;
    }

    @Override
    public boolean isRetriable() {
        return status != UNPROCESSABLE;
    }
}
