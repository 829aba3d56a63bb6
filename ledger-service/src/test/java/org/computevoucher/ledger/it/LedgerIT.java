package org.computevoucher.ledger.it;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.computevoucher.ledger.LedgerServiceApplication;
import org.computevoucher.local.LocalParts;
import org.computevoucher.local.LocalPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The running service over a real database, broker and registry, spoken to from outside. All tests
 * share one service, as its users do: each has a region of its own.
 */
@SpringBootTest(
        classes = LedgerServiceApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class LedgerIT {

    /** How long a fact may wait here before it is overdue. */
    static final Duration CAUSE_TIMEOUT = Duration.ofSeconds(15);

    private final FactPublisher publisher = new FactPublisher(LocalParts.shared());
    private LedgerHttp http = new LedgerHttp(0);

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry properties) {
        LocalParts parts = LocalParts.shared();
        LocalPostgres.Database database = parts.postgres().createDatabase("ledger");
        properties.add("spring.datasource.url", database::jdbcUrl);
        properties.add("spring.datasource.username", database::username);
        properties.add("spring.datasource.password", database::password);
        properties.add(
                "computevoucher.kafka.bootstrap-servers", parts.kafka()::bootstrapServers);
        properties.add("computevoucher.schema-registry.url", parts.registry()::url);
        properties.add("computevoucher.topics.partitions", () -> 3);
        properties.add("computevoucher.topics.replication-factor", () -> 1);
        properties.add("computevoucher.topics.min-in-sync-replicas", () -> 1);
        properties.add("computevoucher.intake.cause-timeout", CAUSE_TIMEOUT::toString);
    }

    @BeforeEach
    void knock(@Value("${local.server.port}") int port) {
        http = new LedgerHttp(port);
    }

    @AfterAll
    void stopPublishing() {
        publisher.close();
    }

    LedgerHttp http() {
        return http;
    }

    FactPublisher facts() {
        return publisher;
    }

    protected static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }
}
