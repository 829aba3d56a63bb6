package org.computevoucher.platform.service;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.computevoucher.platform.eventlog.EventNames;
import org.computevoucher.platform.eventlog.PostgresEventLog;
import org.computevoucher.platform.rebuild.RebuildRunner;
import org.computevoucher.platform.rebuild.Rebuilds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Building read models again. */
@Configuration(proxyBeanMethods = false)
class RebuildConfiguration {

    private static final String POSITION =
            "SELECT token, token_type FROM processor_position WHERE processor_name = ? AND token IS NOT NULL";

    @Bean
    Rebuilds rebuilds(JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock) {
        return new Rebuilds(jdbc, new TransactionTemplate(transactions), clock);
    }

    @Bean
    RebuildRunner rebuildRunner(
            ServiceDefinition service,
            DataSource dataSource,
            JdbcTemplate jdbc,
            PostgresEventLog eventLog,
            Rebuilds rebuilds,
            PlatformProperties properties) {
        Serializer tokens = AxonSetup.tokenSerializer();
        return new RebuildRunner(
                service.readModels(),
                new RebuildRunner.Parts(
                        dataSource,
                        jdbc,
                        eventLog,
                        EventNames.of(service.eventFamilies()),
                        rebuilds,
                        processor -> positionOf(processor, jdbc, tokens),
                        properties.rebuild().batchSize(),
                        () -> false));
    }

    /** Read without claiming it; 0 for a processor that has none yet. */
    static long positionOf(String processor, JdbcOperations jdbc, Serializer tokens) {
        List<TrackingToken> found =
                jdbc.query(
                        POSITION,
                        (row, number) ->
                                tokens.deserialize(
                                        new SimpleSerializedObject<>(
                                                row.getBytes("token"),
                                                byte[].class,
                                                row.getString("token_type"),
                                                null)),
                        processor);
        // there is one segment
        return found.isEmpty() ? 0 : found.getFirst().position().orElse(0);
    }
}
