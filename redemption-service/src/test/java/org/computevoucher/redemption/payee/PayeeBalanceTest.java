package org.computevoucher.redemption.payee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.computevoucher.platform.money.Money;
import org.computevoucher.redemption.payee.PayeeAccountEvent.PayableCollected;
import org.computevoucher.redemption.payee.PayeeAccountEvent.SubsidyReimbursed;
import org.computevoucher.redemption.payee.PaymentCommand.RecordPayment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({"1, 1", "999, 1", "1000, 1", "1001, 2", "2000, 2", "2001, 3"})
    void a_payment_is_told_in_parts_of_a_thousand_vouchers(int vouchers, int parts) {
        for (int i = 1; i <= vouchers; i++) {
            balance.owed(new UUID(2, i), i);
        }
        long all = vouchers * (vouchers + 1L) / 2;
        collect(all);

        List<SubsidyReimbursed> paid =
                new RecordPayment(POT, "DC-1", PAYMENT, new UUID(1, 3), NOW, NOW)
                        .events("310000", balance.inPayment(PAYMENT));

        assertThat(paid).hasSize(parts);
        assertThat(paid).extracting(SubsidyReimbursed::eventId).doesNotHaveDuplicates();
        assertThat(paid)
                .extracting(
                        part -> vouchersOf(part).stream().mapToLong(VoucherAmount::amountFen).sum())
                .isEqualTo(paid.stream().map(SubsidyReimbursed::amountFen).toList());
        assertThat(paid).allMatch(part -> vouchersOf(part).size() <= 1_000);
        assertThat(paid.stream().flatMap(part -> vouchersOf(part).stream()))
                .extracting(VoucherAmount::voucherId)
                .doesNotHaveDuplicates()
                .hasSize(vouchers);
        assertThat(paid.stream().mapToLong(SubsidyReimbursed::amountFen).sum()).isEqualTo(all);
        paid.forEach(part -> balance.paid(PAYMENT, part.vouchers()));
        assertThatThrownBy(() -> balance.inPayment(PAYMENT))
                .isInstanceOf(IllegalStateException.class);
    }

    private static List<VoucherAmount> vouchersOf(SubsidyReimbursed paid) {
        return Objects.requireNonNull(paid.vouchers());
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
