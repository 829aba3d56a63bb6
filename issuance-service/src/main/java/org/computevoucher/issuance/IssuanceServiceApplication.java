package org.computevoucher.issuance;

import java.time.Clock;
import org.computevoucher.issuance.allowance.AllowanceCapability;
import org.computevoucher.issuance.application.ApplicationCapability;
import org.computevoucher.issuance.contract.IssuanceContract;
import org.computevoucher.issuance.contract.IssuanceFacts;
import org.computevoucher.issuance.contract.IssuanceStatements;
import org.computevoucher.issuance.enterprise.EnterpriseCapability;
import org.computevoucher.issuance.envelope.EnvelopeCapability;
import org.computevoucher.issuance.grant.GrantCapability;
import org.computevoucher.issuance.imports.ImportCapability;
import org.computevoucher.issuance.programme.ProgrammeCapability;
import org.computevoucher.issuance.voucher.VoucherCapability;
import org.computevoucher.platform.access.AccessPolicy;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.service.ServiceDefinition;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcOperations;

/** The issuance service. */
@SpringBootApplication
public class IssuanceServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(IssuanceServiceApplication.class, arguments);
    }

    @Bean
    AccessPolicy access() {
        return IssuanceAccess.POLICY;
    }

    /**
     * @param commands lazy, because the platform makes it from what is defined here
     */
    @Bean
    public ServiceDefinition issuance(JdbcOperations jdbc, @Lazy Commands commands, Clock clock) {
        ServiceDefinition service =
                ServiceDefinition.named("issuance")
                        .publishes(new IssuanceContract())
                        .statesBy(new IssuanceStatements())
                        .consumes(new IssuanceFacts(commands));
        AllowanceCapability.addTo(service);
        EnterpriseCapability.addTo(service, jdbc);
        ProgrammeCapability.addTo(service, jdbc);
        EnvelopeCapability.addTo(service, jdbc);
        GrantCapability.addTo(service);
        VoucherCapability.addTo(service, jdbc);
        ApplicationCapability.addTo(service, jdbc, commands, clock);
        ImportCapability.addTo(service);
        return service;
    }
}
