package org.computevoucher.redemption.voucheraccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.computevoucher.platform.money.Money;
import org.computevoucher.redemption.subsidy.SubsidyTerms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From whom a reversal takes a voucher's subsidy, where several data centres were used. */
class PayeeSharesTest {

    /** The rate of the terms is 80 %. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    payees: cost and subsidy | from | amount | taken
                    A 100 80                 | A    | 30     | A 30
                    A 100 80                 | A    | 0      | A 0
                    A 0 20, B 100 80         | A    | 20     | A 20
                    A 100 20, B 0 60         | A    | 80     | A 20, B 60
                    A 0 0, B 0 60, C 0 70    | A    | 100    | A 0, B 30, C 70
                    A 0 0, B 0 60, C 0 60    | A    | 70     | A 0, B 60, C 10
                    A 10 5, B 100 90, C 50 40 | A   | 16     | A 5, B 11
                    A 0 0, B 100 80, C 50 40 | A    | 90     | A 0, B 80, C 10
                    B 50 40                  | A    | 1      | A 0, B 1
                    """)
    void the_usages_own_payee_comes_first_and_then_who_has_more_than_its_usage_is_worth(
            String payees, String from, long amount, String taken) {
        PayeeShares shares = shares(payees);

        String parts =
                shares.takenBack(from, Money.ofFen(amount), terms()).stream()
                        .map(part -> part.payee() + ' ' + part.subsidy().fen())
                        .collect(Collectors.joining(", "));

        assertThat(parts).isEqualTo(taken);
    }

    @Test
    void what_nobody_has_cannot_be_taken() {
        assertThatThrownBy(
                        () -> shares("A 100 80, B 10 8").takenBack("A", Money.ofFen(89), terms()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void who_has_nothing_left_is_forgotten() {
        assertThat(shares("A 100 80").plus("A", Money.ofFen(-100), Money.ofFen(-80)))
                .isEqualTo(PayeeShares.NONE);
    }

    private static SubsidyTerms terms() {
        return new SubsidyTerms(Money.ofFen(1_000), 8_000);
    }

    private static PayeeShares shares(String text) {
        PayeeShares shares = PayeeShares.NONE;
        for (String payee : text.split(", ", -1)) {
            String[] words = payee.split(" ", -1);
            shares =
                    shares.plus(
                            words[0],
                            Money.ofFen(Long.parseLong(words[1])),
                            Money.ofFen(Long.parseLong(words[2])));
        }
        return shares;
    }
}
