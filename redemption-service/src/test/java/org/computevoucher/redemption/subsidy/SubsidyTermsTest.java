package org.computevoucher.redemption.subsidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.computevoucher.platform.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubsidyTermsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    example     | face     | rate  | cost before | cost     | subsidy  | payer    | limit
                    1           | 80000000 | 8000  | 0           | 50000000 | 40000000 | 10000000 | RATE
                    2           | 80000000 | 8000  | 50000000    | 60000000 | 40000000 | 20000000 | FACE
                    6, line 1   | 80000000 | 8000  | 0           | 3333     | 2666     | 667      | RATE
                    6, line 2   | 80000000 | 8000  | 3333        | 3333     | 2666     | 667      | RATE
                    6, line 3   | 80000000 | 8000  | 6666        | 3333     | 2667     | 666      | RATE
                    6, one line | 80000000 | 8000  | 0           | 9999     | 7999     | 2000     | RATE
                    6, one fen  | 80000000 | 8000  | 0           | 1        | 0        | 1        | RATE
                    nothing     | 80000000 | 8000  | 0           | 0        | 0        | 0        | RATE
                    exactly     | 80000000 | 8000  | 0           | 100000000| 80000000 | 20000000 | RATE
                    a fen more  | 80000000 | 8000  | 0           | 100000001| 80000000 | 20000001 | RATE
                    two more    | 80000000 | 8000  | 0           | 100000002| 80000000 | 20000002 | FACE
                    used up     | 80000000 | 8000  | 110000000   | 50000000 | 0        | 50000000 | FACE
                    whole cost  | 80000000 | 10000 | 0           | 12345    | 12345    | 0        | RATE
                    lowest rate | 80000000 | 1     | 0           | 9999     | 0        | 9999     | RATE
                    its first   | 80000000 | 1     | 9999        | 1        | 1        | 0        | RATE
                    """)
    void a_cost_gets_the_increase_of_what_is_due_in_all(
            String example,
            long faceFen,
            int rateBasisPoints,
            long costBeforeFen,
            long costFen,
            long subsidyFen,
            long payerFen,
            BindingLimit limit) {
        SubsidyTerms terms = new SubsidyTerms(Money.ofFen(faceFen), rateBasisPoints);

        assertThat(terms.shareOf(Money.ofFen(costFen), Money.ofFen(costBeforeFen)))
                .as(example)
                .isEqualTo(
                        new SubsidyShare(
                                Money.ofFen(costFen),
                                Money.ofFen(subsidyFen),
                                Money.ofFen(payerFen),
                                limit));
    }

    @Property
    void splitting_a_bill_never_changes_the_total(
            @ForAll @LongRange(min = 1, max = 10_000_000_000_000L) long faceFen,
            @ForAll @IntRange(min = 1, max = 10_000) int rateBasisPoints,
            @ForAll @Size(max = 30)
                    List<@LongRange(min = 0, max = 10_000_000_000_000L) Long> partsFen) {
        SubsidyTerms terms = new SubsidyTerms(Money.ofFen(faceFen), rateBasisPoints);
        Money cost = Money.ZERO;
        Money subsidy = Money.ZERO;
        for (long partFen : partsFen) {
            SubsidyShare share = terms.shareOf(Money.ofFen(partFen), cost);
            assertThat(share.subsidy().isNegative()).isFalse();
            assertThat(share.payerShare().isNegative()).isFalse();
            assertThat(share.subsidy().plus(share.payerShare())).isEqualTo(Money.ofFen(partFen));
            cost = cost.plus(share.eligibleCost());
            subsidy = subsidy.plus(share.subsidy());
        }

        assertThat(subsidy).isEqualTo(terms.shareOf(cost, Money.ZERO).subsidy());
        assertThat(subsidy.isMoreThan(Money.ofFen(faceFen))).isFalse();
    }
}
