package org.computevoucher.redemption.payee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.computevoucher.platform.money.Money;
import org.junit.jupiter.api.Test;

class PayeeBalanceTest {

    private static final UUID VOUCHER = new UUID(1, 1);

    private final PayeeBalance balance = new PayeeBalance();

    @Test
    void what_was_owed_before_vouchers_were_told_is_payable_and_of_no_voucher() {
        balance.owed(null, 10);

        assertThat(balance.payable()).isEqualTo(Money.ofFen(10));
        assertThat(balance.payableOf(VOUCHER)).isEqualTo(Money.ZERO);
    }

    @Test
    void what_was_taken_before_there_were_runs_is_paid() {
        balance.owed(null, 10);

        balance.takenAndPaid(10);

        assertThat(balance.payable()).isEqualTo(Money.ZERO);
        balance.raised(VOUCHER, 12);
        assertThat(balance.canBeReceived(null)).isEqualTo(Money.ofFen(10));
    }

    @Test
    void one_receipt_is_for_a_limited_number_of_vouchers() {
        int vouchers = PayeeBalance.MAX_NETTED + 1;
        balance.owed(VOUCHER, 3L * vouchers);
        balance.takenAndPaid(3L * vouchers);
        for (int i = 0; i < vouchers; i++) {
            balance.raised(new UUID(2, i), 2);
        }

        Money atOnce = balance.canBeReceived(null);
        assertThat(atOnce).isEqualTo(Money.ofFen(2L * PayeeBalance.MAX_NETTED));
        assertThat(balance.receivable(null, atOnce)).hasSize(PayeeBalance.MAX_NETTED);
        balance.receivable(null, atOnce)
                .forEach(part -> balance.received(part.voucherId(), part.amountFen()));
        assertThat(balance.canBeReceived(null)).isEqualTo(Money.ofFen(2));
    }

    @Test
    void nothing_is_ever_below_zero() {
        balance.owed(VOUCHER, 10);

        assertThatThrownBy(() -> balance.released(VOUCHER, 11))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> balance.takenAndPaid(11))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> balance.setOff(VOUCHER, 1))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> balance.netted(VOUCHER, 1))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> balance.received(VOUCHER, 1))
                .isInstanceOf(IllegalStateException.class);
        assertThat(balance.payable()).isEqualTo(Money.ofFen(10));
    }
}
