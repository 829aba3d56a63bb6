package org.computevoucher.replay;

import static org.assertj.core.api.Assertions.assertThat;

import computevoucher.journal.v1.EntryPosted;
import computevoucher.journal.v1.EntryVoucher;
import computevoucher.settlement.v1.ReimbursedVoucher;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A voucher from its application to its payment: what can be wrong with that is planted once. */
class PapersTest {

    private final Written book = new Written();

    @BeforeEach
    void a_voucher_is_applied_for_granted_and_used() {
        var _ = book.post(book.allocated(1_000), "treasury -1000, available 1000");
        book.at("2026-01-02T00:00:00Z");
        var _ = book.post(book.decided(null), "available 0");
        SpecificRecordBase issued = book.issued(300);
        issued.put("applicationId", Written.APPLICATION);
        var _ = book.post(issued, "available -300, outstanding 300");
        var _ = book.post(book.decided(Written.VOUCHER), "available 0");
        SpecificRecordBase other = book.issued(300);
        other.put("voucherId", Written.OTHER_VOUCHER);
        var _ = book.post(other, "available -300, outstanding 300");
        book.at("2026-01-03T00:00:00Z");
        var _ = book.post(book.consumed(100, 0, Written.START), "outstanding -100, payable 100");
        SpecificRecordBase used = book.consumed(50, 0, Written.START);
        used.put("voucherId", Written.OTHER_VOUCHER);
        var _ = book.post(used, "outstanding -50, payable 50");
        book.at("2026-01-04T00:00:00Z");
    }

    private void pay(long fen, long forOther) {
        long both = fen + forOther;
        var _ =
                book.post(
                        book.reimbursed(fen, forOther), "payable -%1$d, paid %1$d".formatted(both));
    }

    private List<Breach> spoiled(int entryNumber, Consumer<EntryPosted> how) {
        return book.spoil(entries -> how.accept(entries.get(entryNumber - 1))).read().breaches();
    }

    @Test
    void a_right_chain_has_nothing_wrong() {
        pay(60, 10);
        pay(40, 40);
        assertThat(book.read().violations()).isEmpty();
        assertThat(book.journal().entries()).isEqualTo(9);
    }

    @Test
    void more_for_a_voucher_than_was_payable_of_it() {
        pay(60, 10);
        pay(41, 39);
        assertThat(book.read().violations())
                .singleElement()
                .hasToString(
                        "UNEARNED voucher "
                                + Written.VOUCHER
                                + ": 1 fen were paid for it that were never payable");
    }

    @Test
    void what_was_released_is_not_earned() {
        pay(60, 10);
        SpecificRecordBase released = book.released(41);
        var _ = book.post(released, "payable -41, outstanding 41");
        assertThat(book.read().breaches()).containsExactly(Breach.UNEARNED);
    }

    @Test
    void a_payment_that_is_not_the_sum_of_its_vouchers() {
        SpecificRecordBase notTheSum = book.reimbursed(60, 10);
        notTheSum.put("amountFen", 71L);
        SpecificRecordBase twice = book.reimbursed(60, 10);
        twice.put(
                "vouchers",
                List.of(
                        new ReimbursedVoucher(Written.VOUCHER, 35L),
                        new ReimbursedVoucher(Written.VOUCHER, 35L)));
        SpecificRecordBase ofNone = book.reimbursed(60, 10);
        ofNone.put("vouchers", List.of());
        book.tell(notTheSum);
        book.tell(twice);
        book.tell(ofNone);
        assertThat(book.read().breaches()).hasSize(3).containsOnly(Breach.UNREADABLE);
    }

    @Test
    void a_payment_told_twice_with_other_shares() {
        SpecificRecordBase paid = book.reimbursed(60, 10);
        SpecificRecordBase again = book.reimbursed(59, 11);
        again.put("eventId", paid.get("eventId"));
        again.put("settlementId", paid.get("settlementId"));
        var _ = book.post(paid, "payable -70, paid 70");
        book.tell(again);
        assertThat(book.read().breaches()).containsExactly(Breach.CHANGED_DOUBLE);
    }

    @Test
    void an_entry_that_names_another_application() {
        assertThat(spoiled(3, entry -> entry.setApplicationId(UUID.randomUUID().toString())))
                .containsExactly(Breach.WRONG_PAPERS);
    }

    @Test
    void an_entry_that_names_another_payment() {
        pay(60, 10);
        assertThat(spoiled(8, entry -> entry.setPaymentId("payment-2")))
                .containsExactly(Breach.WRONG_PAPERS);
    }

    @Test
    void an_entry_that_names_other_shares() {
        pay(60, 10);
        assertThat(
                        spoiled(
                                8,
                                entry ->
                                        entry.setVouchers(
                                                List.of(new EntryVoucher(Written.VOUCHER, 70L)))))
                .containsExactly(Breach.WRONG_PAPERS);
    }

    @Test
    void an_entry_from_before_entries_named_anything() {
        pay(60, 10);
        assertThat(
                        spoiled(
                                8,
                                entry -> {
                                    entry.setSettlementId(null);
                                    entry.setPaymentId(null);
                                    entry.setVouchers(null);
                                }))
                .isEmpty();
    }
}
