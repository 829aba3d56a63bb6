package org.computevoucher.systemtests;

import java.nio.file.Path;
import java.time.Duration;
import org.computevoucher.local.FreePorts;
import org.computevoucher.local.LocalIssuer;
import org.computevoucher.local.LocalParts;
import org.computevoucher.local.LocalPostgres.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The same story on the public images of PostgreSQL, Kafka and the registry: ./mvnw verify
 * -Pcontainers.
 */
class StoryContainersIT {

    private static final String REGISTRY_IMAGE = "apicurio/apicurio-registry:3.3.3";

    private static PostgreSQLContainer postgres;
    private static KafkaContainer kafka;
    private static GenericContainer<?> registry;
    private static LocalIssuer issuer;
    private static ThreeServices services;

    @BeforeAll
    static void start() {
        postgres = new PostgreSQLContainer(DockerImageName.parse("postgres:18"));
        kafka = new KafkaContainer(DockerImageName.parse("apache/kafka:4.2.1"));
        registry =
                new GenericContainer<>(DockerImageName.parse(REGISTRY_IMAGE))
                        .withExposedPorts(8080)
                        .waitingFor(
                                Wait.forHttp("/apis/ccompat/v7/subjects")
                                        .forPort(8080)
                                        .withStartupTimeout(Duration.ofMinutes(2)));
        postgres.start();
        kafka.start();
        registry.start();
        Path folder = LocalParts.temporaryDirectory("issuer");
        issuer = new LocalIssuer(folder, FreePorts.next(), folder.resolve("issuer.log"));
        issuer.start();
        services =
                ThreeServices.start(
                        issuer,
                        kafka.getBootstrapServers(),
                        "http://%s:%d/apis/ccompat/v7"
                                .formatted(registry.getHost(), registry.getMappedPort(8080)),
                        StoryContainersIT::createDatabase,
                        () -> {});
    }

    private static Database createDatabase(String name) {
        try (var connection = postgres.createConnection("");
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        String url =
                "jdbc:postgresql://%s:%d/%s"
                        .formatted(postgres.getHost(), postgres.getMappedPort(5432), name);
        return new Database(url, postgres.getUsername(), postgres.getPassword());
    }

    @AfterAll
    static void stop() {
        services.close();
        issuer.stop();
        registry.stop();
        kafka.stop();
        postgres.stop();
    }

    @Test
    void a_budget_becomes_a_voucher_becomes_a_subsidy_becomes_a_payment() {
        new Story(services, "310000-STORY").play();
    }
}
