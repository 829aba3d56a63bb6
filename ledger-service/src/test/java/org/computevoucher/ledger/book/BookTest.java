package org.computevoucher.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.computevoucher.ledger.book.TestBook.NOON;
import static org.computevoucher.ledger.book.TestBook.allocated;
import static org.computevoucher.ledger.book.TestBook.allocatedFromPlan;
import static org.computevoucher.ledger.book.TestBook.closed;
import static org.computevoucher.ledger.book.TestBook.consumed;
import static org.computevoucher.ledger.book.TestBook.givenUp;
import static org.computevoucher.ledger.book.TestBook.issued;
import static org.computevoucher.ledger.book.TestBook.planned;
import static org.computevoucher.ledger.book.TestBook.raised;
import static org.computevoucher.ledger.book.TestBook.reimbursed;
import static org.computevoucher.ledger.book.TestBook.settled;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.computevoucher.ledger.MemoryLog;
import org.computevoucher.ledger.book.EntryPosted.EntryLine;
import org.computevoucher.ledger.book.EntryPosted.VoucherShare;
import org.computevoucher.ledger.book.Fact.RecoverySettled.Way;
import org.computevoucher.ledger.pot.PotId;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Refusal;
import org.computevoucher.testkit.Snapshots;
import org.junit.jupiter.api.Test;

class BookTest {

    private static final PotId POT = PotId.of("310000-COMPUTE-2026");
    private static final PotId OTHER_POT = PotId.of("310000-DATA-2026");
    private static final String AVAILABLE = "available:" + POT;
    private static final String OUTSTANDING = "outstanding:" + POT;
    private static final String RECEIVABLE = "receivable:" + POT + ":dc-1";

    private final MemoryLog log = new MemoryLog();
    private final TestBook book = new TestBook(log, "310000");

    @Test
    void a_fact_becomes_an_entry_that_says_where_it_came_from() {
        Instant effectiveAt = NOON.minusSeconds(86_400);

        Outcome<Long> outcome = book.post(allocated(POT, 500), effectiveAt, NOON, false);

        assertThat(outcome).isEqualTo(Outcome.accepted(1L));
        var factId = TestBook.id("310000 fact 1");
        assertThat(book.entries())
                .containsExactly(
                        new EntryPosted(
                                TestBook.id("entry of " + factId),
                                "310000",
                                1,
                                factId,
                                "BudgetAllocated",
                                "topic",
                                0,
                                1,
                                effectiveAt,
                                NOON,
                                List.of(
                                        line("treasury:310000", "treasury", -500, -500),
                                        line(AVAILABLE, "available", 500, 500)),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null));
    }

    @Test
    void an_entry_names_what_its_fact_names_in_suspense_too() {
        References payment =
                new References(
                        null,
                        TestBook.id("settlement"),
                        "payment",
                        List.of(
                                new VoucherShare(TestBook.id("v1"), 3),
                                new VoucherShare(TestBook.id("v2"), 4)));
        References application = References.ofApplication(TestBook.id("application"));

        book.post(TestBook.decided(POT), application, false);
        book.post(TestBook.reimbursed(POT, 7, "dc-1"), payment, true);
        book.post(allocated(POT, 1));

        assertThat(book.entries())
                .extracting(
                        EntryPosted::applicationId,
                        EntryPosted::settlementId,
                        EntryPosted::paymentId,
                        EntryPosted::vouchers)
                .containsExactly(
                        tuple(TestBook.id("application"), null, null, null),
                        tuple(null, TestBook.id("settlement"), "payment", payment.vouchers()),
                        tuple(null, null, null, null));
        assertThat(book.entries().get(1).suspenseReason()).isEqualTo("PAYABLE_INSUFFICIENT");
    }

    @Test
    void what_no_fact_can_name_is_a_bug_of_its_service() {
        UUID voucher = TestBook.id("v1");
        List<VoucherShare> many =
                IntStream.rangeClosed(0, References.MAX_VOUCHERS)
                        .mapToObj(i -> new VoucherShare(new UUID(7, i), 1))
                        .toList();
        for (List<VoucherShare> wrong :
                List.of(
                        List.of(new VoucherShare(voucher, 0)),
                        List.of(new VoucherShare(voucher, -1)),
                        List.of(new VoucherShare(voucher, 1), new VoucherShare(voucher, 1)),
                        many)) {
            assertThatThrownBy(() -> new References(null, null, null, wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (String wrong : List.of("", "a b", "a,b", "a\nb", "x".repeat(36))) {
            assertThatThrownBy(() -> new References(null, null, wrong, null))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(new References(null, null, "x".repeat(35), many.subList(0, 1_000)).vouchers())
                .hasSize(1_000);
    }

    @Test
    void entries_are_numbered_without_a_gap_even_where_facts_had_to_wait() {
        book.post(planned(POT, 10));
        book.post(issued(POT, 1));
        book.post(allocatedFromPlan(POT, 10));
        book.post(closed(POT, 0));

        assertThat(book.entries()).extracting(EntryPosted::entryNumber).containsExactly(1L, 2L, 3L);
    }

    @Test
    void recorded_time_never_runs_backwards() {
        book.post(allocated(POT, 1), NOON, NOON.plusSeconds(5), false);
        book.post(allocated(POT, 1), NOON, NOON, false);
        book.post(allocated(POT, 1), NOON, NOON.plusSeconds(9), false);

        assertThat(book.entries())
                .extracting(EntryPosted::recordedAt)
                .containsExactly(NOON.plusSeconds(5), NOON.plusSeconds(5), NOON.plusSeconds(9));
    }

    @Test
    void a_fact_dated_ahead_of_this_clock_is_effective_when_recorded() {
        book.post(allocated(POT, 1), NOON.plusSeconds(3), NOON, false);

        assertThat(book.entries()).extracting(EntryPosted::effectiveAt).containsExactly(NOON);
    }

    @Test
    void running_balances_are_per_account_and_per_kind_in_the_pot() {
        book.post(allocated(POT, 100));
        book.post(allocated(OTHER_POT, 1_000));
        book.post(issued(POT, 60));
        book.post(consumed(POT, 10, "dc-1"));
        book.post(consumed(POT, 20, "dc-2"));

        assertThat(book.balanceFen("treasury:310000")).isEqualTo(-1_100);
        assertThat(book.potBalanceFen("treasury", POT)).isEqualTo(-100);
        assertThat(book.potBalanceFen("treasury", OTHER_POT)).isEqualTo(-1_000);
        assertThat(book.balanceFen("payable:" + POT + ":dc-1")).isEqualTo(10);
        assertThat(book.balanceFen("payable:" + POT + ":dc-2")).isEqualTo(20);
        assertThat(book.potBalanceFen("payable", POT)).isEqualTo(30);
        assertThat(book.balanceFen(AVAILABLE)).isEqualTo(40);
        assertThat(book.balanceFen(OUTSTANDING)).isEqualTo(30);
    }

    @Test
    void a_fact_whose_money_has_not_arrived_is_not_yet_posted() {
        book.post(allocated(POT, 99));

        Outcome<Long> outcome = book.post(issued(POT, 100));

        assertThat(outcome).isEqualTo(Outcome.refused(new PrerequisiteMissing(AVAILABLE, 100, 99)));
        assertThat(new PrerequisiteMissing(AVAILABLE, 100, 99).kind())
                .isEqualTo(Refusal.Kind.NOT_YET);
        assertThat(book.entries()).hasSize(1);
    }

    @Test
    void a_fact_that_waited_is_posted_when_its_money_is_there() {
        book.post(consumed(POT, 80, "dc-1"));
        book.post(allocated(POT, 100));
        book.post(issued(POT, 100));

        assertThat(book.post(consumed(POT, 80, "dc-1"))).isEqualTo(Outcome.accepted(3L));
        assertThat(book.balanceFen(OUTSTANDING)).isEqualTo(20);
    }

    @Test
    void money_of_another_pot_or_payee_does_not_cover_a_fact() {
        book.post(allocated(OTHER_POT, 100));
        book.post(allocated(POT, 100));
        book.post(issued(POT, 100));
        book.post(consumed(POT, 80, "dc-1"));

        assertThat(book.post(issued(POT, 1))).isInstanceOf(Outcome.Refused.class);
        assertThat(book.post(reimbursed(POT, 80, "dc-2"))).isInstanceOf(Outcome.Refused.class);
        assertThat(book.post(reimbursed(POT, 80, "dc-1"))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void an_overdue_fact_is_posted_with_the_uncovered_line_in_suspense() {
        book.post(allocated(POT, 99));

        assertThat(book.postOverdue(issued(POT, 100))).isEqualTo(Outcome.accepted(2L));

        EntryPosted entry = book.entries().getLast();
        assertThat(entry.suspenseReason()).isEqualTo("AVAILABLE_INSUFFICIENT");
        assertThat(entry.lines())
                .extracting(EntryLine::account, EntryLine::amountFen, EntryLine::balanceFen)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("suspense:" + POT, -100L, -100L),
                        org.assertj.core.groups.Tuple.tuple(OUTSTANDING, 100L, 100L));
        assertThat(entry.lines()).extracting(EntryLine::voucherId).containsOnly(TestBook.VOUCHER);
        assertThat(book.balanceFen(AVAILABLE)).isEqualTo(99);
    }

    @Test
    void each_uncovered_account_has_its_own_suspense_reason() {
        book.postOverdue(allocatedFromPlan(POT, 1));
        book.postOverdue(issued(POT, 2));
        book.postOverdue(consumed(POT, 3, "dc-1"));
        book.postOverdue(reimbursed(POT, 4, "dc-1"));

        assertThat(book.entries())
                .extracting(EntryPosted::suspenseReason)
                .containsExactly(
                        "PLANNED_INSUFFICIENT",
                        "AVAILABLE_INSUFFICIENT",
                        "OUTSTANDING_INSUFFICIENT",
                        "PAYABLE_INSUFFICIENT");
    }

    @Test
    void what_is_not_receivable_yet_is_waited_for() {
        book.post(allocated(POT, 100));
        book.post(issued(POT, 100));
        book.post(consumed(POT, 80, "dc-1"));
        book.post(reimbursed(POT, 80, "dc-1"));
        book.post(raised(POT, 30, "dc-2"));

        // another payee's does not do
        assertThat(book.post(settled(POT, Way.SET_OFF, 30, "dc-1")))
                .isEqualTo(Outcome.refused(new PrerequisiteMissing(RECEIVABLE, 30, 0)));
        assertThat(book.post(settled(POT, Way.RECEIVED, 30, "dc-1")))
                .isEqualTo(Outcome.refused(new PrerequisiteMissing(RECEIVABLE, 30, 0)));
        assertThat(book.post(raised(POT, 30, "dc-1"))).isInstanceOf(Outcome.Accepted.class);
        for (Way way : Way.values()) {
            book.post(consumed(POT, 10, "dc-1"));
            assertThat(book.post(settled(POT, way, 10, "dc-1")))
                    .isInstanceOf(Outcome.Accepted.class);
        }
        assertThat(book.balanceFen(RECEIVABLE)).isZero();
        assertThat(book.balanceFen("claims:" + POT + ":dc-1")).isZero();
    }

    @Test
    void each_amount_of_a_fact_has_to_be_covered_by_its_own_account() {
        book.post(allocated(POT, 100));
        book.post(issued(POT, 100));
        book.post(raised(POT, 70, "dc-1"));
        book.post(consumed(POT, 60, "dc-1"));

        // it is receivable, but so much is not payable
        assertThat(book.post(settled(POT, Way.NETTED, 70, "dc-1")))
                .isEqualTo(
                        Outcome.refused(
                                new PrerequisiteMissing("payable:" + POT + ":dc-1", 70, 60)));
        assertThat(book.post(settled(POT, Way.NETTED, 60, "dc-1")))
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(book.balanceFen(OUTSTANDING)).isEqualTo(100);
        assertThat(book.balanceFen(RECEIVABLE)).isEqualTo(10);
    }

    @Test
    void an_overdue_fact_without_its_receivable_leaves_the_claims_alone_too() {
        book.post(allocated(POT, 100));
        book.post(issued(POT, 100));

        book.post(consumed(POT, 30, "dc-1"));

        book.postOverdue(settled(POT, Way.NETTED, 20, "dc-1"));

        EntryPosted entry = book.entries().getLast();
        assertThat(entry.suspenseReason()).isEqualTo("RECEIVABLE_INSUFFICIENT");
        assertThat(entry.lines())
                .extracting(EntryLine::account, EntryLine::amountFen, EntryLine::balanceFen)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("payable:" + POT + ":dc-1", -20L, 10L),
                        org.assertj.core.groups.Tuple.tuple(OUTSTANDING, 20L, 90L),
                        org.assertj.core.groups.Tuple.tuple("suspense:" + POT, -20L, -20L),
                        org.assertj.core.groups.Tuple.tuple("suspense:" + POT, 20L, 0L));
    }

    @Test
    void an_overdue_fact_whose_money_came_after_all_is_posted_in_the_regular_way() {
        book.post(allocated(POT, 100));

        book.postOverdue(issued(POT, 100));

        assertThat(book.entries().getLast().suspenseReason()).isNull();
        assertThat(book.balanceFen(AVAILABLE)).isZero();
    }

    @Test
    void a_fact_that_moves_nothing_has_its_entry_too() {
        assertThat(book.post(closed(POT, 0))).isEqualTo(Outcome.accepted(1L));
        assertThat(book.post(consumed(POT, 0, "dc-1"))).isEqualTo(Outcome.accepted(2L));
        assertThat(book.lines()).extracting(EntryLine::amountFen).containsOnly(0L);
    }

    @Test
    void a_fact_that_concerns_a_pot_or_a_voucher_has_its_entry_and_names_it() {
        book.post(new Fact.PotConcerned(POT));
        book.post(allocated(POT, 5));
        book.post(issued(POT, 3));
        book.post(new Fact.VoucherConcerned(POT, TestBook.VOUCHER));

        assertThat(book.entries().getFirst().lines())
                .containsExactly(line(AVAILABLE, "available", 0, 0));
        EntryLine about = book.entries().getLast().lines().getFirst();
        assertThat(about.account()).isEqualTo(OUTSTANDING);
        assertThat(about.amountFen()).isZero();
        assertThat(about.balanceFen()).isEqualTo(3);
        assertThat(about.voucherId()).isEqualTo(TestBook.VOUCHER);
    }

    @Test
    void a_fact_of_another_region_is_a_bug() {
        assertThatThrownBy(() -> book.post(allocated(PotId.of("110000-COMPUTE-2026"), 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("310000");
    }

    @Test
    void a_sum_that_no_longer_fits_is_an_error_and_not_other_money() {
        book.post(allocated(POT, Long.MAX_VALUE));

        assertThatThrownBy(() -> book.post(allocated(POT, 2)))
                .isInstanceOf(ArithmeticException.class);
        assertThat(book.entries()).hasSize(1);
    }

    @Test
    void a_book_is_read_back_whole_from_a_snapshot() {
        book.post(allocated(POT, 100));
        book.post(issued(POT, 60));
        book.post(consumed(POT, 10, "dc-1"));
        book.post(givenUp(POT, 7));

        log.show(Book.class, "310000", Snapshots::assertReadBackEqual);
    }

    private static EntryLine line(String account, String kind, long amountFen, long balanceFen) {
        return new EntryLine(
                account,
                kind,
                POT.toString(),
                amountFen,
                balanceFen,
                balanceFen,
                null,
                null,
                null,
                null,
                null);
    }
}
