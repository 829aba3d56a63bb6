package org.computevoucher.redemption;

import org.computevoucher.platform.access.AccessPolicy;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.service.ServiceDefinition;
import org.computevoucher.redemption.contract.RedemptionContract;
import org.computevoucher.redemption.contract.RedemptionFacts;
import org.computevoucher.redemption.settlement.SettlementCapability;
import org.computevoucher.redemption.usage.UsageCapability;
import org.computevoucher.redemption.voucheraccount.VoucherAccountCapability;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcOperations;

/** The redemption service. */
@SpringBootApplication
public class RedemptionServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(RedemptionServiceApplication.class, arguments);
    }

    @Bean
    AccessPolicy access() {
        return RedemptionAccess.POLICY;
    }

    /**
     * @param commands lazy, because the platform makes it from what is defined here
     */
    @Bean
    ServiceDefinition redemption(JdbcOperations jdbc, @Lazy Commands commands) {
        ServiceDefinition service =
                ServiceDefinition.named("redemption")
                        .publishes(new RedemptionContract())
                        .consumes(new RedemptionFacts(commands));
        UsageCapability.addTo(service);
        VoucherAccountCapability.addTo(service, jdbc);
        SettlementCapability.addTo(service, jdbc, commands);
        return service;
    }
}
