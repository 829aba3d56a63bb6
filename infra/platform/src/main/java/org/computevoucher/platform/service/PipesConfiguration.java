package org.computevoucher.platform.service;

import java.time.Clock;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.computevoucher.platform.eventlog.AppendSignal;
import org.computevoucher.platform.eventlog.PostgresEventLog;
import org.computevoucher.platform.intake.DeadLetters;
import org.computevoucher.platform.intake.Intake;
import org.computevoucher.platform.intake.TopicEnds;
import org.computevoucher.platform.kafka.KafkaClients;
import org.computevoucher.platform.kafka.Topics;
import org.computevoucher.platform.relay.Relay;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The two pipes of a service: its relay to Kafka and its intake from it. */
@Configuration(proxyBeanMethods = false)
class PipesConfiguration {

    @Bean(destroyMethod = "")
    Relay relay(
            ServiceDefinition service,
            PostgresEventLog eventLog,
            AppendSignal appended,
            KafkaClients clients,
            Topics topics,
            DataSource dataSource,
            PlatformProperties properties) {
        PlatformProperties.Relay relay = properties.relay();
        return new Relay(
                service.name(),
                service.publicContract(),
                eventLog,
                appended,
                clients,
                topics,
                dataSource,
                // the brokers' time is the real one, also in a rehearsal
                Clock.systemUTC(),
                new Relay.Settings(
                        relay.batchSize(),
                        relay.poll(),
                        relay.retryAfter(),
                        relay.transactionTimeout()));
    }

    @Bean(destroyMethod = "")
    Intake intake(
            ServiceDefinition service,
            KafkaClients clients,
            Topics topics,
            JdbcTemplate jdbc,
            DeadLetters deadLetters,
            TransactionManager transactions,
            Clock clock,
            PlatformProperties properties) {
        PlatformProperties.Intake intake = properties.intake();
        return new Intake(
                service.factHandler(),
                clients,
                topics,
                jdbc,
                deadLetters,
                transactions,
                clock,
                new Intake.Settings(
                        intake.batchSize(),
                        intake.bufferLimit(),
                        intake.causeTimeout(),
                        intake.retryAfter()));
    }

    @Bean
    TopicEnds topicEnds(KafkaClients clients, JdbcTemplate jdbc, Clock clock) {
        return new TopicEnds(jdbc, clients::endReader, clock);
    }

    @Bean
    PipesLifecycle pipesLifecycle(Relay relay, Intake intake) {
        return new PipesLifecycle(relay, intake);
    }

    @Bean
    HealthIndicator pipesHealthIndicator(
            Relay relay,
            Intake intake,
            DeadLetters deadLetters,
            PostgresEventLog eventLog,
            org.axonframework.config.Configuration axon) {
        return new PipesHealth(
                relay, intake, deadLetters, eventLog, axon.eventProcessingConfiguration());
    }
}
