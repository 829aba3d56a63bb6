package org.computevoucher.replay;

import static org.assertj.core.api.Assertions.assertThat;

import computevoucher.journal.v1.EntryPosted;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What waits in suspense, and what takes it out again. */
class SuspenseTest {

    private static final String REASON = "PAYABLE_INSUFFICIENT";
    private static final String PAYABLE = Written.account("payable");
    private static final String SUSPENSE = Written.account("suspense");

    private final Written book = new Written();

    /** 70 were paid before the book knew of the usage that they pay for. */
    private EntryPosted paidTooEarly(String lines) {
        var _ = book.post(book.allocated(1_000), "treasury -1000, available 1000");
        var _ = book.post(book.issued(300), "available -300, outstanding 300");
        book.at("2026-01-02T00:00:00Z");
        EntryPosted early = book.post(book.reimbursed(70), lines);
        early.setSuspenseReason(REASON);
        return early;
    }

    private EntryPosted paidTooEarly() {
        return paidTooEarly("suspense -70, paid 70");
    }

    private void theUsageComes() {
        book.at("2026-01-03T00:00:00Z");
        var _ = book.post(book.consumed(100, 0, Written.START), "outstanding -100, payable 100");
    }

    @Test
    void a_line_that_lacks_its_money_waits_and_goes_where_it_belongs_when_that_has_come() {
        EntryPosted early = paidTooEarly();
        theUsageComes();
        var _ = book.clear(early, "suspense 70, payable -70");
        assertThat(book.read().violations()).isEmpty();
        assertThat(book.journal().suspended()).isZero();
        String then = "2026-01-02T12:00:00Z";
        assertThat(book.balance(SUSPENSE, then, null)).isEqualTo(-70);
        assertThat(book.balance(PAYABLE, then, null)).isZero();
        assertThat(book.balance(Written.account("paid"), then, null)).isEqualTo(70);
        String later = "2026-01-04T00:00:00Z";
        assertThat(book.balance(SUSPENSE, later, null)).isZero();
        assertThat(book.balance(PAYABLE, later, null)).isEqualTo(30);
    }

    @Test
    void a_clearing_entry_on_the_journal_twice_counts_once() {
        EntryPosted early = paidTooEarly();
        theUsageComes();
        EntryPosted clearing = book.clear(early, "payable -70, suspense 70");
        assertThat(book.spoil(entries -> entries.add(clearing)).read().violations()).isEmpty();
        assertThat(book.journal().doubles()).isEqualTo(1);
    }

    @Test
    void what_waits_is_counted() {
        var _ = paidTooEarly();
        assertThat(book.read().violations()).isEmpty();
        assertThat(book.journal().suspended()).isEqualTo(1);
    }

    @Test
    void a_line_that_waits_without_a_reason() {
        paidTooEarly().setSuspenseReason(null);
        assertThat(book.read().breaches()).containsExactly(Breach.WRONG_SUSPENSE);
    }

    @Test
    void a_reason_where_nothing_waits() {
        theUsage(entry -> entry.setSuspenseReason(REASON));
        assertThat(book.read().breaches()).containsExactly(Breach.WRONG_SUSPENSE);
    }

    private interface Change {
        void to(EntryPosted entry);
    }

    private void theUsage(Change change) {
        var _ = book.post(book.allocated(1_000), "treasury -1000, available 1000");
        var _ = book.post(book.issued(300), "available -300, outstanding 300");
        change.to(book.post(book.consumed(100, 0, Written.START), "outstanding -100, payable 100"));
    }

    @Test
    void a_line_that_gives_need_not_wait() {
        theUsage(_ -> {});
        EntryPosted entry = book.post(book.reimbursed(1), "payable -1, suspense 1");
        entry.setSuspenseReason(REASON);
        assertThat(book.read().breaches()).containsExactly(Breach.WRONG_SUSPENSE);
    }

    @Test
    void a_line_whose_money_is_there_need_not_wait() {
        theUsage(_ -> {});
        EntryPosted entry = book.post(book.reimbursed(1), "suspense -1, paid 1");
        entry.setSuspenseReason(REASON);
        assertThat(book.read().breaches()).containsExactly(Breach.WRONG_SUSPENSE);
    }

    @Test
    void claims_wait_with_what_is_receivable_and_never_alone() {
        theUsage(_ -> {});
        EntryPosted both = book.post(book.recoverySettled("SET_OFF", 5), "suspense -5, suspense 5");
        both.setSuspenseReason("RECEIVABLE_INSUFFICIENT");
        var _ = book.post(book.recoveryRaised(9), "claims -9, receivable 9");
        EntryPosted alone =
                book.post(book.recoverySettled("SET_OFF", 5), "receivable -5, suspense 5");
        alone.setSuspenseReason("RECEIVABLE_INSUFFICIENT");
        assertThat(book.read().violations())
                .singleElement()
                .asString()
                .startsWith("WRONG_SUSPENSE entry 310000/6");
    }

    @Test
    void available_money_may_be_held_for_others_so_what_takes_it_may_wait() {
        var _ = book.post(book.allocated(1_000), "treasury -1000, available 1000");
        book.post(book.issued(300), "suspense -300, outstanding 300")
                .setSuspenseReason("AVAILABLE_INSUFFICIENT");
        assertThat(book.read().violations()).isEmpty();
    }

    @Test
    void what_does_not_wait_cannot_be_cleared() {
        theUsage(entry -> book.clear(entry, "suspense 100, outstanding -100"));
        assertThat(book.read().breaches()).containsExactly(Breach.WRONG_CLEARING);
    }

    @Test
    void what_is_cleared_cannot_be_cleared_again() {
        EntryPosted early = paidTooEarly();
        theUsageComes();
        var _ = book.clear(early, "suspense 70, payable -70");
        var _ = book.clear(early, "suspense 70, payable -70");
        assertThat(book.read().breaches()).containsExactly(Breach.WRONG_CLEARING);
    }

    @Test
    void the_cleared_entry_has_to_be_named_by_its_event() {
        EntryPosted early = paidTooEarly();
        theUsageComes();
        book.clear(early, "suspense 70, payable -70").setFactId(early.getFactId());
        assertThat(book.read().breaches()).containsExactly(Breach.WRONG_CLEARING);
    }

    @Test
    void what_is_cleared_goes_where_it_belongs_and_all_of_it() {
        for (String lines :
                List.of("suspense 70, paid -70", "suspense 60, payable -60", "suspense 70")) {
            Written other = new Written();
            var _ = other.post(other.allocated(1_000), "treasury -1000, available 1000");
            var _ = other.post(other.issued(300), "available -300, outstanding 300");
            EntryPosted early = other.post(other.reimbursed(70), "suspense -70, paid 70");
            early.setSuspenseReason(REASON);
            var _ =
                    other.post(
                            other.consumed(100, 0, Written.START), "outstanding -100, payable 100");
            var _ = other.clear(early, lines);
            assertThat(other.read().breaches()).as(lines).contains(Breach.WRONG_CLEARING);
        }
    }

    @Test
    void what_is_cleared_concerns_whom_it_concerned() {
        EntryPosted early = paidTooEarly();
        theUsageComes();
        book.clear(early, "suspense 70, payable -70").getLines().getFirst().setPayee("DC-SH-02");
        assertThat(book.read().breaches()).containsExactly(Breach.WRONG_CLEARING);
    }

    @Test
    void several_lines_are_cleared_one_after_the_other_by_one_entry() {
        EntryPosted early = paidTooEarly();
        EntryPosted netted =
                book.post(
                        book.recoverySettled("NETTED", 10),
                        "suspense -10, outstanding 10, suspense -10, suspense 10");
        netted.setSuspenseReason(REASON);
        theUsageComes();
        var _ = book.clear(early, "suspense 70, payable -70");
        book.at("2026-01-04T00:00:00Z");
        var _ = book.post(book.recoveryRaised(10), "claims -10, receivable 10");
        var _ =
                book.clear(
                        netted,
                        "suspense 10, payable -10, suspense 10, receivable -10, suspense -10, claims 10");
        assertThat(book.read().violations()).isEmpty();
        assertThat(book.balance(SUSPENSE, "2026-01-05T00:00:00Z", null)).isZero();
        assertThat(book.balance(PAYABLE, "2026-01-05T00:00:00Z", null)).isEqualTo(20);
        assertThat(book.balance(Written.account("claims"), "2026-01-05T00:00:00Z", null)).isZero();
    }

    @Test
    void a_clearing_takes_effect_when_it_is_recorded() {
        EntryPosted early = paidTooEarly();
        theUsageComes();
        EntryPosted clearing = book.clear(early, "suspense 70, payable -70");
        clearing.setEffectiveAt(clearing.getRecordedAt().minusSeconds(1));
        assertThat(book.read().breaches()).containsExactly(Breach.WRONG_EFFECTIVE_TIME);
    }

    @Test
    void a_clearing_entrys_balances_are_checked() {
        EntryPosted early = paidTooEarly();
        theUsageComes();
        book.clear(early, "suspense 70, payable -70").getLines().get(1).setBalanceFen(31);
        assertThat(book.read().breaches()).containsExactly(Breach.WRONG_BALANCE);
    }
}
