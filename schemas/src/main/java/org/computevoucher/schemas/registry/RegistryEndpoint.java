package org.computevoucher.schemas.registry;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * One address of the registry.
 *
 * @param base address without credentials and without a slash at its end
 * @param authorization the value of the Authorization header; null for none
 */
record RegistryEndpoint(String base, @Nullable String authorization) {

    /**
     * @param address as configured; may carry credentials
     * @param userInfo {@code user:password} for this address; null: those in the address, if any
     */
    static RegistryEndpoint of(String address, @Nullable String userInfo) {
        URI uri;
        try {
            uri = URI.create(address.strip());
        } catch (IllegalArgumentException e) {
            // Neither the address nor the cause may show here: they can hold a password.
            throw new ConfigException("schema.registry.url holds an address that is not a URL");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || uri.getHost() == null) {
            throw new ConfigException(
                    "schema.registry.url needs addresses like http://host:port/path");
        }
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/+$", "");
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String credentials = userInfo == null ? uri.getUserInfo() : userInfo;
        return new RegistryEndpoint(
                scheme + "://" + uri.getHost() + port + path,
                credentials == null ? null : basic(credentials));
    }

    private static String basic(String credentials) {
        return "Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    /** The address only: credentials never reach a log. */
    @Override
    public String toString() {
        return base;
    }
}
