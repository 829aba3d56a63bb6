package org.computevoucher.redemption.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalTime;
import java.util.Map;
import org.computevoucher.redemption.bank.BankAccount;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

class SettlementPropertiesTest {

    private static final String PREFIX = "computevoucher.settlement";

    @Test
    void where_nobody_has_said_anything_nobody_pays_and_nothing_is_opened_by_itself() {
        SettlementProperties settings =
                new Binder(new MapConfigurationPropertySource(Map.of()))
                        .bindOrCreate(PREFIX, SettlementProperties.class);

        assertThat(settings.debtorOf("310000")).isEmpty();
        assertThat(settings.schedule().enabled()).isFalse();
        assertThat(settings.schedule().at()).isEqualTo(LocalTime.of(20, 0));
    }

    @Test
    void the_local_stacks_treasuries_have_accounts_that_can_be_written_to_a_bank()
            throws IOException {
        SettlementProperties settings =
                new Binder(
                                ConfigurationPropertySources.from(
                                        new YamlPropertySourceLoader()
                                                .load(
                                                        "local",
                                                        new ClassPathResource(
                                                                "application-local.yaml"))))
                        .bindOrCreate(PREFIX, SettlementProperties.class);

        assertThat(settings.debtors()).containsKeys("310000", "110000", "510100");
        assertThat(settings.debtors().values())
                .allSatisfy(
                        debtor -> {
                            assertThat(debtor.holder()).matches(BankAccount.HOLDER_SYNTAX);
                            assertThat(debtor.accountNumber()).matches(BankAccount.NUMBER_SYNTAX);
                            assertThat(debtor.bankCode()).matches(BankAccount.BANK_CODE_SYNTAX);
                        });
    }
}
