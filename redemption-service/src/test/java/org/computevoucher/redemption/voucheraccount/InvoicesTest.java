package org.computevoucher.redemption.voucheraccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.NOW;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.PERIOD;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.consume;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.id;
import static org.computevoucher.redemption.voucheraccount.ConsumingInMemory.reverse;

import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.usage.UsageAnswer;
import org.computevoucher.testkit.InMemoryService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One invoice is subsidised once, unless all who do allow more, and never above what it costs. */
class InvoicesTest {

    private final InMemoryService service = ConsumingInMemory.start();

    private void issue(String voucher, int rate, @Nullable String stacking) {
        VoucherTerms terms =
                ConsumingInMemory.terms(100_000_000, rate, PayeeKind.DATA_CENTRE, stacking);
        service.accepted(
                new OpenVoucherAccount(id(voucher), id("issue of " + voucher), terms, NOW));
    }

    private static Usage usage(
            String usageId,
            String voucher,
            long fen,
            @Nullable String issuer,
            @Nullable String number) {
        return new Usage(
                "DC-1",
                usageId,
                id(voucher),
                PERIOD,
                fen,
                new Usage.Details(null, null, null, null, issuer, number));
    }

    private String says(String usageId, String voucher, long fen, String number) {
        Usage usage = usage(usageId, voucher, fen, "S", number);
        return switch (service.<RecordedConsumption>send(consume(usage, NOW))) {
            case Outcome.Accepted<RecordedConsumption>(
                            RecordedConsumption(boolean again, UsageAnswer.Accepted(var first))) ->
                    Long.toString(first.subsidyFen());
            case Outcome.Accepted<RecordedConsumption> waits -> "waits";
            case Outcome.Refused<RecordedConsumption>(var refusal) -> refusal.reason();
        };
    }

    @Test
    void worked_example_7_one_invoice_two_regions() {
        issue("a", 3_000, "EXCLUSIVE");
        issue("b", 2_000, "EXCLUSIVE");

        assertThat(says("u1", "a", 50_000_000, "INV-1")).isEqualTo("15000000");
        assertThat(says("u2", "b", 50_000_000, "INV-1")).isEqualTo("INVOICE_CLAIMED");
        assertThat(says("u3", "b", 30_000_000, "INV-2")).isEqualTo("6000000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    first     | second    | says
                    EXCLUSIVE | EXCLUSIVE | INVOICE_CLAIMED
                    ALLOWED   | EXCLUSIVE | INVOICE_CLAIMED
                    EXCLUSIVE | ALLOWED   | INVOICE_CLAIMED
                    ALLOWED   |           | INVOICE_CLAIMED
                    ALLOWED   | ALLOWED   | 350
                    """)
    void stacking_is_for_those_who_both_allow_it(
            String first, @Nullable String second, String says) {
        issue("a", 3_000, first);
        issue("b", 5_000, second);

        assertThat(says("u1", "a", 1_000, "INV-1")).isEqualTo("300");
        // of the 1 000, 700 are not covered, and half of that is paid
        assertThat(says("u2", "b", 1_000, "INV-1")).isEqualTo(says);
    }

    @Test
    void together_they_never_pay_more_than_the_invoice() {
        issue("a", 10_000, "ALLOWED");
        issue("b", 10_000, "ALLOWED");
        issue("c", 10_000, "ALLOWED");

        assertThat(says("u1", "a", 600, "INV-1")).isEqualTo("600");
        assertThat(says("u2", "b", 1_000, "INV-1")).isEqualTo("400");
        assertThat(says("u3", "c", 1_000, "INV-1")).isEqualTo("0");
        assertThat(says("u4", "c", 1, "INV-1")).isEqualTo("1");
    }

    /** Where its face binds, what a voucher pays moves to the invoices that are left. */
    @Test
    void together_they_never_pay_more_whichever_invoice_of_one_is_taken_back() {
        long face = 100_000;
        service.accepted(openSharing("a", face));
        service.accepted(openSharing("b", face));
        assertThat(says("u1", "a", 100_000, "INV-1")).isEqualTo("80000");
        assertThat(says("u2", "a", 125_000, "INV-2")).isEqualTo("20000");
        service.accepted(reverse("r1", "u1", 100_000));

        // a pays 100 000 of the second one's 125 000 now, and b its part of what is left
        assertThat(says("u3", "b", 125_000, "INV-2")).isEqualTo("20000");
    }

    /** It has no more, whatever its rate. */
    @Test
    void a_small_voucher_leaves_to_another_what_it_cannot_pay() {
        service.accepted(openSharing("a", 20_000));
        service.accepted(openSharing("b", 100_000));

        assertThat(says("u1", "a", 125_000, "INV-1")).isEqualTo("20000");
        assertThat(says("u2", "b", 125_000, "INV-1")).isEqualTo("84000");
    }

    private static OpenVoucherAccount openSharing(String voucher, long faceFen) {
        return new OpenVoucherAccount(
                id(voucher),
                id("issue of " + voucher),
                ConsumingInMemory.terms(faceFen, 8_000, PayeeKind.DATA_CENTRE, "ALLOWED"),
                NOW);
    }

    @Test
    void lines_of_one_invoice_are_claimed_with_one_voucher() {
        issue("a", 5_000, "EXCLUSIVE");

        assertThat(says("u1", "a", 100, "INV-1")).isEqualTo("50");
        assertThat(says("u2", "a", 100, "INV-1")).isEqualTo("50");
    }

    @Test
    void what_was_taken_back_whole_can_be_claimed_elsewhere() {
        issue("a", 5_000, "EXCLUSIVE");
        issue("b", 5_000, "EXCLUSIVE");
        assertThat(says("u1", "a", 100, "INV-1")).isEqualTo("50");
        service.accepted(reverse("r1", "u1", 99));
        assertThat(says("u2", "b", 100, "INV-1")).isEqualTo("INVOICE_CLAIMED");

        service.accepted(reverse("r2", "u1", 1));

        assertThat(says("u2", "b", 100, "INV-1")).isEqualTo("50");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    issuer        | number  | same
                    Cloud Co Ltd  | INV-1   | true
                    cloud co ltd  | inv-1   | true
                    CloudCoLtd    | INV - 1 | true
                    Ｃｌｏｕｄ Co Ltd | ＩＮＶ-1   | true
                    Cloud Co      | LtdINV-1 | false
                    Cloud Co Ltd  | INV-2   | false
                    """)
    void however_it_is_written(String issuer, String number, boolean same) {
        issue("a", 5_000, "EXCLUSIVE");
        issue("b", 5_000, "EXCLUSIVE");
        service.accepted(consume(usage("u1", "a", 100, "Cloud Co Ltd", "INV-1"), NOW));

        Outcome<RecordedConsumption> elsewhere =
                service.send(consume(usage("u2", "b", 100, issuer, number), NOW));

        assertThat(elsewhere instanceof Outcome.Refused).isEqualTo(same);
    }

    @Test
    void usage_without_an_invoice_claims_none() {
        issue("a", 5_000, "EXCLUSIVE");
        issue("b", 5_000, "EXCLUSIVE");

        service.accepted(consume(usage("u1", "a", 100, null, null), NOW));
        service.accepted(consume(usage("u2", "b", 100, null, null), NOW));
        assertThat(service.refused(consume(usage("u3", "b", 100, "S", null), NOW)).reason())
                .isEqualTo("INVOICE_INCOMPLETE");
    }
}
