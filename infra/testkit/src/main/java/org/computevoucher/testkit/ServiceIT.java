package org.computevoucher.testkit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.computevoucher.local.LocalParts;
import org.computevoucher.local.LocalPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * A running service over a real database, broker and registry, spoken to from outside. A service's
 * own base class says which application it is ({@code @SpringBootTest} on a random port) and, in
 * its {@code @DynamicPropertySource}, calls {@link #useSharedParts}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ServiceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    /** What goes between this service and the others. */
    protected final FactTopics topics = new FactTopics(LocalParts.shared());

    /** The service's HTTP interface; before the first test its port is not known. */
    protected ServiceHttp http = new ServiceHttp(0);

    /**
     * Has a service use the parts that the tests of this JVM share, with a new database.
     *
     * @param service names the database
     */
    protected static void useSharedParts(DynamicPropertyRegistry properties, String service) {
        LocalParts parts = LocalParts.shared();
        LocalPostgres.Database database = parts.postgres().createDatabase(service);
        properties.add("spring.datasource.url", database::jdbcUrl);
        properties.add("spring.datasource.username", database::username);
        properties.add("spring.datasource.password", database::password);
        properties.add("computevoucher.kafka.bootstrap-servers", parts.kafka()::bootstrapServers);
        properties.add("computevoucher.schema-registry.url", parts.registry()::url);
        properties.add(
                "spring.security.oauth2.resourceserver.jwt.issuer-uri", TestIssuer.shared()::uri);
        properties.add("computevoucher.topics.partitions", () -> 3);
        properties.add("computevoucher.topics.replication-factor", () -> 1);
        properties.add("computevoucher.topics.min-in-sync-replicas", () -> 1);
    }

    @BeforeEach
    void knock(@Value("${local.server.port}") int port) {
        http = new ServiceHttp(port);
    }

    @AfterAll
    void stopPublishing() {
        topics.close();
    }

    /** Waits for what another thread or service does. */
    protected static ConditionFactory soon() {
        return Awaitility.await().atMost(PATIENCE).pollInterval(LOOK_EVERY);
    }
}
