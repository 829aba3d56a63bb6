package org.computevoucher.platform.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MoneyTest {

    @Property
    void a_share_is_the_exact_product_rounded_down(
            @ForAll @LongRange(min = 0) long fen, @ForAll @IntRange(max = 10_000) int rate) {
        long exact =
                BigInteger.valueOf(fen)
                        .multiply(BigInteger.valueOf(rate))
                        .divide(BigInteger.valueOf(10_000))
                        .longValueExact();

        assertThat(Money.ofFen(fen).shareRoundedDown(rate)).isEqualTo(Money.ofFen(exact));
    }

    @Test
    void sums_and_differences_that_do_not_fit_are_refused() {
        Money most = Money.ofFen(Long.MAX_VALUE);
        Money least = Money.ofFen(Long.MIN_VALUE);

        assertThatThrownBy(() -> most.plus(Money.ofFen(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> least.minus(Money.ofFen(1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(least::negated).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void a_rate_outside_zero_to_one_hundred_percent_is_refused() {
        assertThatThrownBy(() -> Money.ofFen(1).shareRoundedDown(10_001))
                .hasMessageContaining("10001");
        assertThatThrownBy(() -> Money.ofFen(1).shareRoundedDown(-1)).hasMessageContaining("-1");
    }

    @Test
    void there_is_no_share_of_a_negative_amount() {
        assertThatThrownBy(() -> Money.ofFen(-1).shareRoundedDown(8_000))
                .hasMessageContaining("-1 fen");
    }
}
