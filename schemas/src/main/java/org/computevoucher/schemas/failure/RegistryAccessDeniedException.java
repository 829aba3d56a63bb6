package org.computevoucher.schemas.failure;

/**
 * The schema registry refused our credentials (401) or our rights (403). Worth retrying once the
 * credentials are put right: the record is not at fault.
 */
public final class RegistryAccessDeniedException extends SchemaException {

    /**
     * @param request method and address, without credentials
     * @param status 401 or 403
     */
    public RegistryAccessDeniedException(String request, int status) {
        super(
                "The schema registry answered %d to %s. Check basic.auth.credentials.source and basic.auth.user.info, and what that user may do."
                        .formatted(status, request),
                null);
    }

    @Override
    public boolean isRetriable() {
        return true;
    }
}
