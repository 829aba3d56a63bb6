package org.computevoucher.issuer;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the stack tells its issuer.
 *
 * @param uri its address, which its tokens name as {@code iss}
 * @param keyFile where the signing key is kept; made on first start
 * @param tokenLifetime how long a token is valid; an hour is long enough to read a page and short
 *     enough that a lost one is soon worthless
 * @param regions what a role of regions gets that names none; if there are none, it must name its
 *     own
 * @param sources the top of the source tree, where the services' OpenAPI documents are; without it
 *     the page shows none
 * @param services where each service listens, by its name, as in {@code ledger}
 * @param secrets the clients' secrets
 */
@ConfigurationProperties("computevoucher.issuer")
record IssuerProperties(
        URI uri,
        Path keyFile,
        Duration tokenLifetime,
        @DefaultValue List<String> regions,
        @Nullable Path sources,
        @DefaultValue Map<String, URI> services,
        Secrets secrets) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    IssuerProperties {
        require(uri != null, "uri is missing");
        require(keyFile != null, "key-file is missing");
        require(secrets != null, "secrets are missing");
        require(
                tokenLifetime != null
                        && tokenLifetime.compareTo(SHORTEST) >= 0
                        && tokenLifetime.compareTo(LONGEST) <= 0,
                "token-lifetime must be between 1s and 1d");
        for (String region : regions) {
            require(BoundTo.REGIONS.accepts(region), "regions: " + BoundTo.REGIONS.rule());
        }
        regions = List.copyOf(regions);
        services = Map.copyOf(services);
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalArgumentException("computevoucher.issuer." + problem);
        }
    }

    /** One secret per role; each is random, so that nothing is gained by hashing it. */
    record Secrets(
            String finance,
            String office,
            String enterprise,
            String dataCentre,
            String treasury,
            String auditor,
            String operator) {

        private static final int SHORTEST_SECRET = 20;

        Secrets {
            for (String secret :
                    new String[] {
                        finance, office, enterprise, dataCentre, treasury, auditor, operator
                    }) {
                require(
                        secret != null && secret.length() >= SHORTEST_SECRET,
                        "secrets: every role needs one of at least 20 characters");
            }
        }

        String of(Role role) {
            return switch (role) {
                case FINANCE -> finance;
                case OFFICE -> office;
                case ENTERPRISE -> enterprise;
                case DATA_CENTRE -> dataCentre;
                case TREASURY -> treasury;
                case AUDITOR -> auditor;
                case OPERATOR -> operator;
            };
        }

        /** Secrets must not reach a log by way of a message that prints its settings. */
        @Override
        public String toString() {
            return "Secrets[…]";
        }
    }
}
