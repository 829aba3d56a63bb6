package org.computevoucher.redemption.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.computevoucher.redemption.usage.Usage.Details;
import org.computevoucher.redemption.validity.ChargePeriod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-03-02T00:00:00Z");

    /**
     * A change of the canonical form would turn every repetition of an old record into a conflict.
     */
    @Test
    void the_hash_of_a_record_is_the_same_for_ever() {
        assertThat(usage("DC-1", "u1", 1, START, END, 100, Details.NONE).contentSha256())
                .isEqualTo("da3ad065560220b4f8a219c388ccb7e0e7861b13699f15f8fb3b15eabe4940cc");
        assertThat(
                        usage(
                                        "DC-1",
                                        "u1",
                                        1,
                                        START,
                                        END,
                                        100,
                                        new Details("12.5", "Hours", "A100", "n1", "S", "INV-1"))
                                .contentSha256())
                .isEqualTo("103373558edd5bb2410c29e9316698974eb2c752f45f186fe67abf3047510994");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            nullValues = "-",
            textBlock =
                    """
                    dc   | id | voucher | start                       | cost | quantity | unit  | sku | resource | issuer | number | same
                    DC-1 | u1 | 1       | 2026-03-01T00:00:00Z        | 100  | 1        | Hours | s   | r        | i      | n      | true
                    DC-1 | u1 | 1       | 2026-03-01T08:00:00+08:00   | 100  | 1        | Hours | s   | r        | i      | n      | true
                    DC-2 | u1 | 1       | 2026-03-01T00:00:00Z        | 100  | 1        | Hours | s   | r        | i      | n      | false
                    DC-1 | u2 | 1       | 2026-03-01T00:00:00Z        | 100  | 1        | Hours | s   | r        | i      | n      | false
                    DC-1 | u1 | 2       | 2026-03-01T00:00:00Z        | 100  | 1        | Hours | s   | r        | i      | n      | false
                    DC-1 | u1 | 1       | 2026-03-01T00:00:00.000001Z | 100  | 1        | Hours | s   | r        | i      | n      | false
                    DC-1 | u1 | 1       | 2026-03-01T00:00:00Z        | 101  | 1        | Hours | s   | r        | i      | n      | false
                    DC-1 | u1 | 1       | 2026-03-01T00:00:00Z        | 100  | 2        | Hours | s   | r        | i      | n      | false
                    DC-1 | u1 | 1       | 2026-03-01T00:00:00Z        | 100  | -        | Hours | s   | r        | i      | n      | false
                    DC-1 | u1 | 1       | 2026-03-01T00:00:00Z        | 100  | 1        | Days  | s   | r        | i      | n      | false
                    DC-1 | u1 | 1       | 2026-03-01T00:00:00Z        | 100  | 1        | Hours | t   | r        | i      | n      | false
                    DC-1 | u1 | 1       | 2026-03-01T00:00:00Z        | 100  | 1        | Hours | r   | s        | i      | n      | false
                    DC-1 | u1 | 1       | 2026-03-01T00:00:00Z        | 100  | 1        | Hours | s   | q        | i      | n      | false
                    DC-1 | u1 | 1       | 2026-03-01T00:00:00Z        | 100  | 1        | Hours | s   | r        | j      | n      | false
                    DC-1 | u1 | 1       | 2026-03-01T00:00:00Z        | 100  | 1        | Hours | s   | r        | i      | m      | false
                    DC-1 | u1 | 1       | 2026-03-01T00:00:00Z        | 100  | 1        | Hours | s   | r        | i      | -      | false
                    """)
    void two_records_have_one_hash_exactly_when_they_say_the_same(
            String dataCentre,
            String usageId,
            long voucher,
            String start,
            long costFen,
            String quantity,
            String unit,
            String sku,
            String resource,
            String issuer,
            String number,
            boolean same) {
        Usage one =
                usage(
                        "DC-1",
                        "u1",
                        1,
                        START,
                        END,
                        100,
                        new Details("1", "Hours", "s", "r", "i", "n"));
        Usage other =
                usage(
                        dataCentre,
                        usageId,
                        voucher,
                        Instant.parse(start),
                        END,
                        costFen,
                        new Details(quantity, unit, sku, resource, issuer, number));

        assertThat(one.contentSha256().equals(other.contentSha256())).isEqualTo(same);
    }

    @Test
    void no_value_can_pose_as_two_fields() {
        Details two = new Details(null, "Hours", "s", null, null, null);
        Details one = new Details(null, "Hours\nskuId 1 s", null, null, null, null);

        assertThat(usage("DC-1", "u1", 1, START, END, 1, one).contentSha256())
                .isNotEqualTo(usage("DC-1", "u1", 1, START, END, 1, two).contentSha256());
    }

    private static Usage usage(
            String dataCentre,
            String usageId,
            long voucher,
            Instant start,
            Instant end,
            long costFen,
            Details details) {
        return new Usage(
                dataCentre,
                usageId,
                new UUID(0, voucher),
                ChargePeriod.of(start, end),
                costFen,
                details);
    }
}
