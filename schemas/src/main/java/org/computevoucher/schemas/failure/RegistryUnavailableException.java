package org.computevoucher.schemas.failure;

import org.jspecify.annotations.Nullable;

/** No schema registry answered within the limits on time and attempts. Worth retrying. */
public final class RegistryUnavailableException extends SchemaException {

    /**
     * @param urls the addresses that were tried, without credentials
     * @param requests how many requests were made
     * @param lastProblem what the last of them met
     */
    public RegistryUnavailableException(
            String urls, int requests, String lastProblem, @Nullable Throwable cause) {
        super(
                "No schema registry answered at %s after %d request(s); the last one met: %s. Check that it runs and that schema.registry.url is right, then try again."
                        .formatted(urls, requests, lastProblem),
                cause);
    }

    @Override
    public boolean isRetriable() {
        return true;
    }
}
