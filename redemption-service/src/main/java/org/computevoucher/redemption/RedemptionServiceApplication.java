package org.computevoucher.redemption;

import java.time.Clock;
import org.computevoucher.platform.access.AccessPolicy;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.intake.ReadTopics;
import org.computevoucher.platform.service.ServiceDefinition;
import org.computevoucher.redemption.bankaccount.BankAccountCapability;
import org.computevoucher.redemption.claim.ClaimCapability;
import org.computevoucher.redemption.contract.RedemptionContract;
import org.computevoucher.redemption.contract.RedemptionFacts;
import org.computevoucher.redemption.contract.RedemptionStatements;
import org.computevoucher.redemption.datacentre.DataCentreCapability;
import org.computevoucher.redemption.intake.IntakeCapability;
import org.computevoucher.redemption.intake.MissingVouchers;
import org.computevoucher.redemption.intake.UsageReports;
import org.computevoucher.redemption.payee.PayeeCapability;
import org.computevoucher.redemption.settlement.SettlementCapability;
import org.computevoucher.redemption.statement.StatementCapability;
import org.computevoucher.redemption.usage.UsageCapability;
import org.computevoucher.redemption.utilisation.UtilisationCapability;
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
     * @param read lazy, because the platform makes it from what is defined here
     */
    @Bean
    MissingVouchers missingVouchers(@Lazy ReadTopics read) {
        return new MissingVouchers(RedemptionFacts.issuedVouchers(read));
    }

    /**
     * @param commands lazy, because the platform makes it from what is defined here
     */
    @Bean
    ServiceDefinition redemption(
            JdbcOperations jdbc, @Lazy Commands commands, MissingVouchers missing, Clock clock) {
        ServiceDefinition service =
                ServiceDefinition.named("redemption")
                        .publishes(new RedemptionContract())
                        .statesBy(new RedemptionStatements())
                        .consumes(
                                new RedemptionFacts(commands, new UsageReports(commands, missing)));
        UsageCapability.addTo(service);
        IntakeCapability.addTo(service);
        ClaimCapability.addTo(service);
        DataCentreCapability.addTo(service, jdbc);
        PayeeCapability.addTo(service, jdbc);
        VoucherAccountCapability.addTo(service, jdbc, commands);
        BankAccountCapability.addTo(service, jdbc);
        SettlementCapability.addTo(service, jdbc, commands, clock);
        UtilisationCapability.addTo(service, jdbc);
        StatementCapability.addTo(service, jdbc);
        return service;
    }
}
