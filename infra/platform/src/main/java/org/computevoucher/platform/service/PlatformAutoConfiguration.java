package org.computevoucher.platform.service;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.computevoucher.platform.access.AccessSetup;
import org.computevoucher.platform.command.CommandLanes;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.command.LaneCommands;
import org.computevoucher.platform.eventlog.AggregateVersions;
import org.computevoucher.platform.eventlog.AppendSignal;
import org.computevoucher.platform.eventlog.EventNames;
import org.computevoucher.platform.eventlog.EventSerializers;
import org.computevoucher.platform.eventlog.LogSource;
import org.computevoucher.platform.eventlog.PostgresEventLog;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.intake.DeadLetters;
import org.computevoucher.platform.kafka.KafkaClients;
import org.computevoucher.platform.kafka.Topics;
import org.computevoucher.platform.limits.LimitsSetup;
import org.computevoucher.platform.openapi.OpenApiSetup;
import org.computevoucher.platform.request.AnsweredRequests;
import org.computevoucher.platform.trace.TraceSetup;
import org.computevoucher.platform.web.CommandEdges;
import org.computevoucher.platform.web.WebEdges;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Makes the parts of a service out of its {@link ServiceDefinition}. Every part is a bean that is
 * named here.
 */
@AutoConfiguration(
        after = {
            DataSourceTransactionManagerAutoConfiguration.class,
            JdbcTemplateAutoConfiguration.class,
            FlywayAutoConfiguration.class
        },
        before = {
            // they make what our own answers to errors and to strangers leave no place for
            ErrorMvcAutoConfiguration.class,
            OAuth2ResourceServerAutoConfiguration.class,
            OAuth2ResourceServerWebSecurityAutoConfiguration.class,
            ServletWebSecurityAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class
        })
@ConditionalOnBean(ServiceDefinition.class)
@EnableConfigurationProperties(PlatformProperties.class)
@Import({
    AccessSetup.class,
    CommandEdges.class,
    LimitsSetup.class,
    OpenApiSetup.class,
    PipesConfiguration.class,
    RebuildConfiguration.class,
    StatementsConfiguration.class,
    TimeConfiguration.class,
    TraceSetup.class,
    WebEdges.class
})
public class PlatformAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Ids ids() {
        TimeBasedEpochGenerator generator = Generators.timeBasedEpochGenerator();
        return generator::generate;
    }

    @Bean
    AppendSignal appendSignal() {
        return new AppendSignal();
    }

    @Bean
    AggregateVersions aggregateVersions(JdbcTemplate jdbc, PlatformProperties properties) {
        return new AggregateVersions(jdbc, properties.aggregateCacheSize());
    }

    @Bean
    @DependsOn("flywayInitializer")
    PostgresEventLog eventLog(
            DataSource dataSource,
            ServiceDefinition service,
            AppendSignal appended,
            AggregateVersions versions) {
        List<Class<?>> aggregates =
                service.aggregates().stream()
                        .<Class<?>>map(ServiceDefinition.AggregateDefinition::type)
                        .toList();
        return PostgresEventLog.create(
                dataSource,
                EventSerializers.forEvents(EventNames.of(service.eventFamilies())),
                EventSerializers.forSnapshots(aggregates),
                appended,
                versions);
    }

    @Bean
    TransactionManager axonTransactions(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    AnsweredRequests answeredRequests(JdbcTemplate jdbc, Clock clock) {
        return new AnsweredRequests(jdbc, clock);
    }

    @Bean(destroyMethod = "")
    CommandLanes commandLanes(
            TransactionManager transactions,
            AggregateVersions versions,
            AnsweredRequests answered,
            PlatformProperties properties) {
        PlatformProperties.Lanes lanes = properties.lanes();
        return CommandLanes.start(
                transactions,
                versions,
                answered,
                new CommandLanes.Settings(lanes.count(), lanes.batchLimit(), lanes.queueLimit()));
    }

    @Bean
    Commands commands(
            CommandLanes lanes, AggregateVersions versions, PlatformProperties properties) {
        return new LaneCommands(lanes, versions, properties.lanes().outcomeTimeout());
    }

    @Bean(destroyMethod = "shutdown")
    ExecutorService snapshotExecutor() {
        return Executors.newSingleThreadExecutor(Thread.ofPlatform().name("snapshots").factory());
    }

    @Bean
    Configuration axon(
            ServiceDefinition service,
            PlatformProperties properties,
            PostgresEventLog eventLog,
            AppendSignal appended,
            AggregateVersions versions,
            CommandLanes lanes,
            TransactionManager transactions,
            DataSource dataSource,
            JdbcTemplate jdbc,
            ExecutorService snapshotExecutor) {
        return new AxonSetup(service, properties, versions, jdbc)
                .configure(
                        eventLog,
                        new LogSource(eventLog, appended),
                        lanes,
                        transactions,
                        new SpringDataSourceConnectionProvider(dataSource),
                        snapshotExecutor);
    }

    @Bean
    AxonLifecycle axonLifecycle(Configuration axon, CommandLanes lanes) {
        return new AxonLifecycle(axon, lanes);
    }

    @Bean
    DeadLetters deadLetters(JdbcTemplate jdbc) {
        return new DeadLetters(jdbc);
    }

    @Bean
    KafkaClients kafkaClients(ServiceDefinition service, PlatformProperties properties) {
        PlatformProperties.Kafka kafka = properties.kafka();
        Map<String, Object> common = new HashMap<>(kafka.client());
        common.put("bootstrap.servers", kafka.bootstrapServers());
        Map<String, Object> registry = new HashMap<>(properties.schemaRegistry().client());
        registry.put("schema.registry.url", properties.schemaRegistry().url());
        registry.putIfAbsent("specific.avro.reader", true);
        return new KafkaClients(
                service.name(),
                common,
                registry,
                kafka.valueSerializer(),
                kafka.valueDeserializer());
    }

    @Bean
    Topics topics(PlatformProperties properties) {
        PlatformProperties.Topics topics = properties.topics();
        return new Topics(
                topics.partitions(), topics.replicationFactor(), topics.minInSyncReplicas());
    }
}
