package org.computevoucher.redemption.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.computevoucher.testkit.ReadModels;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Whatever the other tests did: each read model can be built again from the log, and is the same.
 */
@Order(Integer.MAX_VALUE)
class ReadModelsIT extends WithDataCentres {

    @Autowired private ApplicationContext service;

    @Test
    void every_read_model_has_tables_of_its_own_and_is_what_the_log_says() {
        register("DC-REBUILT", "326000", "H800", 24L, today.minusDays(90)).with(201);
        status("DC-REBUILT", "APPROVED", Duration.ofDays(100)).with(201);

        ReadModels.assertTheyHaveEveryTable(service);
        // other tests write to their tables
        ReadModels.heal(service, "payee-bank-accounts", "statements");
        whoIsToldOfADifferenceSeesNoBankAccount();
        ReadModels.heal(service, "payee-bank-accounts");
        ReadModels.assertTheyAreWhatTheLogSays(service);
        // and go on where they were
        status("DC-REBUILT", "SUSPENDED", Duration.ofDays(1)).with(201);
        ReadModels.assertTheyAreWhatTheLogSays(service);
    }

    private void whoIsToldOfADifferenceSeesNoBankAccount() {
        jdbc.update(
                """
                INSERT INTO payee_bank_account (payee, first_day, holder, number, bank_code)
                VALUES ('DC-REBUILT', '2026-01-01', 'Rebuilt Ltd', '6222020000000009999', '102332000017')
                """);

        assertThat(ReadModels.differences(service, "payee-bank-accounts"))
                .singleElement()
                .asString()
                .contains("DC-REBUILT", "not shown")
                .doesNotContain("Rebuilt Ltd")
                .doesNotContain("6222020000000009999");
    }
}
