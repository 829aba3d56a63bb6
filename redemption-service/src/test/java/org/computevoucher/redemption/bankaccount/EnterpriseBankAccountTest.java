package org.computevoucher.redemption.bankaccount;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.computevoucher.redemption.bank.BankAccount;
import org.computevoucher.redemption.bankaccount.BankAccountEvent.EnterpriseBankAccountSet;
import org.computevoucher.testkit.InMemoryService;
import org.computevoucher.testkit.Snapshots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnterpriseBankAccountTest {

    private static final String ENTERPRISE = "91330100799655058B";
    private static final String ID = "bank-account/91330100799655058B";
    private static final Instant NOW = Instant.parse("2026-03-03T08:00:00Z");
    private static final BankAccount ONE =
            new BankAccount("杭州", "6222020000000001", "102331000017");
    private static final BankAccount OTHER =
            new BankAccount("杭州", "62220200000002", "102331000017");

    private final InMemoryService service =
            InMemoryService.define().existing(EnterpriseBankAccount.class).start();

    @Test
    void each_change_is_an_event_and_the_same_again_is_none() {
        assertThat(service.eventsOf(set(ONE)))
                .containsExactly(new EnterpriseBankAccountSet(ID, ENTERPRISE, ONE, "clerk", NOW));
        assertThat(service.eventsOf(set(ONE))).isEmpty();
        assertThat(service.eventsOf(set(OTHER))).hasSize(1);
        assertThat(service.eventsOf(set(ONE))).hasSize(1);
    }

    @Test
    void it_survives_its_snapshot() {
        Snapshots.assertReadBackWhole(
                EnterpriseBankAccount.class,
                new EnterpriseBankAccountSet(ID, ENTERPRISE, ONE, "clerk", NOW));
    }

    @Test
    void a_number_is_shown_by_its_last_digits() {
        assertThat(ONE.maskedNumber()).isEqualTo("*0001");
    }

    @ParameterizedTest
    @CsvSource({
        "上海市财政局, true",
        "'Computing (Shanghai) Co., Ltd.', true",
        "A & B, true",
        "' leading', false",
        "<script>, false",
        "'', false"
    })
    void names_are_names(String holder, boolean valid) {
        assertThat(holder.matches(BankAccount.HOLDER_SYNTAX)).isEqualTo(valid);
    }

    private static SetBankAccount set(BankAccount account) {
        return new SetBankAccount(ID, ENTERPRISE, account, "clerk", NOW);
    }
}
