package org.computevoucher.platform.service;

import java.time.Clock;
import javax.sql.DataSource;
import org.axonframework.serialization.Serializer;
import org.computevoucher.platform.identity.Ids;
import org.computevoucher.platform.kafka.KafkaClients;
import org.computevoucher.platform.kafka.Topics;
import org.computevoucher.platform.reconciliation.BalanceStatements;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Statements of balances. */
@Configuration(proxyBeanMethods = false)
class StatementsConfiguration {

    /** Null for a service that states nothing, or where it is switched off. */
    @Bean
    @Nullable BalanceStatements balanceStatements(
            ServiceDefinition service,
            DataSource dataSource,
            KafkaClients clients,
            Topics topics,
            Ids ids,
            Clock clock,
            PlatformProperties properties) {
        PlatformProperties.Statements settings = properties.statements();
        if (service.statedBalances().isEmpty() || !settings.enabled()) {
            return null;
        }
        Serializer tokens = AxonSetup.tokenSerializer();
        return new BalanceStatements(
                new BalanceStatements.Parts(
                        service.name(),
                        service.statementContract(),
                        service.statedBalances(),
                        service.readModels(),
                        (processor, jdbc) ->
                                RebuildConfiguration.positionOf(processor, jdbc, tokens),
                        dataSource,
                        clients,
                        topics,
                        ids::next,
                        settings.accountLimit()),
                settings.every(),
                clock);
    }
}
