package org.computevoucher.redemption.payee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.computevoucher.platform.money.Money;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableCollected;
import org.computevoucher.redemption.payee.PayeeAccountEvent.SubsidyReimbursed;
import org.computevoucher.redemption.payee.PaymentCommand.RecordPayment;
import org.junit.jupiter.api.Test;

class PayeeBalanceTest {

    private static final String POT = "310000-COMPUTE-2026";
    private static final UUID VOUCHER = new UUID(1, 1);
    private static final UUID PAYMENT = new UUID(1, 2);
    private static final Instant NOW = Instant.parse("2026-03-03T08:00:00Z");

    private final PayeeBalance balance = new PayeeBalance();

    /** Old events owed for a voucher that they did not tell. */
    @Test
    void a_payment_of_what_no_voucher_was_told_of_tells_none_and_is_one() {
        balance.owed(null, 10);
        balance.owed(VOUCHER, 5);
        collect(15);

        List<SubsidyReimbursed> paid =
                new RecordPayment(POT, "DC-1", PAYMENT, new UUID(1, 3), NOW, NOW)
                        .events("310000", balance.inPayment(PAYMENT));

        assertThat(paid)
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event.amountFen()).isEqualTo(15);
                            assertThat(event.vouchers()).isNull();
                        });
    }

    /** As it was stored before payments told their vouchers. */
    @Test
    void an_old_payment_was_all_that_was_in_payment() {
        balance.owed(VOUCHER, 5);
        balance.owed(new UUID(1, 4), 7);
        collect(12);

        balance.paid(PAYMENT, null);

        assertThat(balance.canBeReceived(null)).isEqualTo(Money.ZERO);
        balance.raised(VOUCHER, 20);
        assertThat(balance.canBeReceived(VOUCHER)).isEqualTo(Money.ofFen(12));
        assertThatThrownBy(() -> balance.inPayment(PAYMENT))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_is_paid_in_parts_stays_in_payment_until_the_last_one() {
        balance.owed(VOUCHER, 5);
        balance.owed(new UUID(1, 4), 7);
        collect(12);

        balance.paid(PAYMENT, List.of(new VoucherAmount(VOUCHER, 5)));
        assertThat(balance.inPayment(PAYMENT).amounts().total()).isEqualTo(Money.ofFen(7));
        assertThatThrownBy(() -> balance.paid(PAYMENT, List.of(new VoucherAmount(VOUCHER, 1))))
                .isInstanceOf(IllegalStateException.class);

        balance.paid(PAYMENT, List.of(new VoucherAmount(new UUID(1, 4), 7)));
        assertThatThrownBy(() -> balance.inPayment(PAYMENT))
                .isInstanceOf(IllegalStateException.class);
    }

    private void collect(long fen) {
        balance.collected(
                new PayableCollected(
                        POT + ":DC-1",
                        POT,
                        "310000",
                        "DC-1",
                        new UUID(1, 5),
                        PAYMENT,
                        new UUID(1, 6),
                        fen,
                        List.of(),
                        fen,
                        NOW));
    }
}
