package org.computevoucher.issuance.it;

import java.util.List;
import java.util.stream.Stream;
import org.computevoucher.issuance.IssuanceServiceApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Another instance of the service, on the database and the broker of the one that is tested. */
final class SecondInstance {

    /** What makes an instance what it is, but for its port. */
    private static final List<String> SHARED =
            List.of(
                    "spring.datasource.url",
                    "spring.datasource.username",
                    "spring.datasource.password",
                    "spring.security.oauth2.resourceserver.jwt.issuer-uri",
                    "computevoucher.kafka.bootstrap-servers",
                    "computevoucher.schema-registry.url",
                    "computevoucher.topics.partitions",
                    "computevoucher.topics.replication-factor",
                    "computevoucher.topics.min-in-sync-replicas",
                    "computevoucher.expiry.poll",
                    "computevoucher.expiry.batch-limit");

    private SecondInstance() {}

    /**
     * Starts it.
     *
     * @param first what the first one was started with
     * @param further beans that the first one has besides its own
     */
    static ConfigurableApplicationContext like(Environment first, Class<?> further) {
        return new SpringApplicationBuilder(IssuanceServiceApplication.class, further)
                .run(
                        Stream.concat(
                                        Stream.of("--server.port=0"),
                                        SHARED.stream()
                                                .map(
                                                        name ->
                                                                "--"
                                                                        + name
                                                                        + "="
                                                                        + first.getRequiredProperty(
                                                                                name)))
                                .toArray(String[]::new));
    }

    static int portOf(ConfigurableApplicationContext instance) {
        return instance.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
