package org.computevoucher.ledger.book;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.ledger.book.TestBook.NOON;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.computevoucher.ledger.MemoryLog;
import org.computevoucher.ledger.TextTable;
import org.computevoucher.ledger.book.EntryPosted.EntryLine;
import org.computevoucher.ledger.book.Fact.RecoverySettled.Way;
import org.computevoucher.ledger.pot.PotId;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.testkit.Snapshots;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What waits in suspense is cleared when the money that it lacks is there. */
class SuspenseTest {

    private static final PotId POT = PotId.of("310000-COMPUTE-2026");
    private static final PotId OTHER_POT = PotId.of("310000-DATA-2026");

    private final MemoryLog log = new MemoryLog();
    private final TestBook book = new TestBook(log, "310000");

    @Test
    void an_entry_is_cleared_by_the_fact_that_brings_its_money() {
        check(
                """
                fact     | fen | overdue | entry | clears | available | outstanding | payable | suspense
                allocate | 99  |         | 1     |        | 99        | 0           | 0       | 0
                issue    | 100 | overdue | 2     |        | 99        | 100         | 0       | -100
                consume  | 40  |         | 3     |        | 99        | 60          | 40      | -100
                allocate | 1   |         | 4     | 2      | 0         | 60          | 40      | 0
                allocate | 100 |         | 6     |        | 100       | 60          | 40      | 0
                """);
    }

    @Test
    void a_part_of_the_money_clears_nothing() {
        check(
                """
                fact     | fen | overdue | entry | clears | available | outstanding | payable | suspense
                issue    | 100 | overdue | 1     |        | 0         | 100         | 0       | -100
                allocate | 60  |         | 2     |        | 60        | 100         | 0       | -100
                allocate | 39  |         | 3     |        | 99        | 100         | 0       | -100
                allocate | 1   |         | 4     | 1      | 0         | 100         | 0       | 0
                """);
    }

    @Test
    void who_waits_longest_for_an_account_is_first_and_not_overtaken() {
        check(
                """
                fact     | fen | overdue | entry | clears | available | outstanding | payable | suspense
                issue    | 100 | overdue | 1     |        | 0         | 100         | 0       | -100
                issue    | 10  | overdue | 2     |        | 0         | 110         | 0       | -110
                consume  | 111 | overdue | 3     |        | 0         | 110         | 111     | -221
                issue    | 20  | overdue | 4     | 3      | 0         | 19          | 111     | -130
                allocate | 50  |         | 6     |        | 50        | 19          | 111     | -130
                allocate | 60  |         | 7     | 1 2    | 0         | 19          | 111     | -20
                allocate | 20  |         | 10    | 4      | 0         | 19          | 111     | 0
                """);
    }

    @Test
    void what_was_cleared_may_itself_be_what_another_waits_for() {
        check(
                """
                fact      | fen | overdue | entry | clears | available | outstanding | payable | suspense
                reimburse | 30  | overdue | 1     |        | 0         | 0           | 0       | -30
                consume   | 30  | overdue | 2     | 1      | 0         | 0           | 0       | -30
                issue     | 30  | overdue | 4     | 2      | 0         | 0           | 0       | -30
                allocate  | 30  |         | 6     | 4      | 0         | 0           | 0       | 0
                """);
        assertThat(book.balanceFen("paid:" + POT + ":dc-1")).isEqualTo(30);
    }

    @Test
    void money_that_is_held_for_the_budget_clears_nothing_else() {
        check(
                """
                fact     | fen | overdue | entry | clears | available | outstanding | payable | suspense
                allocate | 60  |         | 1     |        | 60        | 0           | 0       | 0
                give up  | 60  |         | 2     |        | 60        | 0           | 0       | 0
                issue    | 50  | overdue | 3     |        | 60        | 50          | 0       | -50
                allocate | 49  |         | 4     |        | 109       | 50          | 0       | -50
                withdraw | 60  |         | 5     |        | 49        | 50          | 0       | -50
                allocate | 1   |         | 6     | 3      | 0         | 50          | 0       | 0
                """);
    }

    @Test
    void what_was_given_up_before_its_money_came_is_cleared_when_it_can_be_held() {
        check(
                """
                fact     | fen | overdue | entry | clears | available | outstanding | payable | suspense
                give up  | 60  | overdue | 1     |        | 0         | 0           | 0       | 0
                issue    | 10  | overdue | 2     |        | 0         | 10          | 0       | -10
                allocate | 59  |         | 3     |        | 59        | 10          | 0       | -10
                allocate | 1   |         | 4     | 1      | 60        | 10          | 0       | -10
                withdraw | 60  |         | 6     |        | 0         | 10          | 0       | -10
                allocate | 10  |         | 7     | 2      | 0         | 10          | 0       | 0
                """);
    }

    @Test
    void a_withdrawal_that_came_before_its_envelopes_word_leaves_nothing_held_for_ever() {
        check(
                """
                fact     | fen | overdue | entry | clears | available | outstanding | payable | suspense
                withdraw | 60  | overdue | 1     |        | 0         | 0           | 0       | -60
                allocate | 100 |         | 2     | 1      | 40        | 0           | 0       | 0
                give up  | 60  |         | 4     |        | 40        | 0           | 0       | 0
                issue    | 40  |         | 5     |        | 0         | 40          | 0       | 0
                """);
    }

    @Test
    void a_whole_entry_is_cleared_at_once_and_the_claims_with_what_is_receivable() {
        var _ = book.postOverdue(settled(20));

        EntryPosted suspended = book.entries().getLast();
        assertThat(suspended.suspenseReason()).isEqualTo("PAYABLE_INSUFFICIENT");
        assertThat(posted(suspended))
                .isEqualTo(
                        "suspense -20 (payable:310000-COMPUTE-2026:dc-1), outstanding 20,"
                                + " suspense -20 (receivable:310000-COMPUTE-2026:dc-1),"
                                + " suspense 20 (claims:310000-COMPUTE-2026:dc-1)");
        book.post(TestBook.raised(POT, 20, "dc-1"));
        assertThat(book.balanceFen("suspense:" + POT)).isEqualTo(-20);
        book.post(TestBook.consumed(POT, 20, "dc-1"));

        EntryPosted clearing = book.entries().getLast();
        assertThat(clearing.clearsEntryNumber()).isEqualTo(1);
        assertThat(posted(clearing))
                .isEqualTo(
                        "suspense 20 (payable:310000-COMPUTE-2026:dc-1), payable -20,"
                                + " suspense 20 (receivable:310000-COMPUTE-2026:dc-1), receivable -20,"
                                + " suspense -20 (claims:310000-COMPUTE-2026:dc-1), claims 20");
        assertThat(book.balanceFen("suspense:" + POT)).isZero();
        assertThat(book.balanceFen("receivable:" + POT + ":dc-1")).isZero();
        assertThat(book.balanceFen("claims:" + POT + ":dc-1")).isZero();
    }

    /** It is the first for what is receivable, but not for what is payable. */
    @Test
    void who_waits_for_two_accounts_has_to_be_first_for_both() {
        book.post(TestBook.allocated(POT, 100));
        book.post(TestBook.issued(POT, 100));
        var _ = book.postOverdue(TestBook.reimbursed(POT, 30, "dc-1"));
        var _ = book.postOverdue(settled(20));
        book.post(TestBook.raised(POT, 20, "dc-1"));
        book.post(TestBook.consumed(POT, 25, "dc-1"));
        assertThat(clearings()).isZero();

        book.post(TestBook.consumed(POT, 25, "dc-1"));

        assertThat(book.entries())
                .extracting(EntryPosted::clearsEntryNumber)
                .filteredOn(Objects::nonNull)
                .containsExactly(3L, 4L);
    }

    @Test
    void money_of_another_pot_or_payee_clears_nothing() {
        var _ = book.postOverdue(TestBook.issued(POT, 10));
        var _ = book.postOverdue(TestBook.reimbursed(POT, 5, "dc-1"));

        book.post(TestBook.allocated(OTHER_POT, 10));
        book.post(TestBook.consumed(POT, 5, "dc-2"));

        assertThat(book.entries()).allMatch(entry -> entry.clearsEntryNumber() == null);
        assertThat(book.balanceFen("suspense:" + POT)).isEqualTo(-15);
    }

    @Test
    void a_clearing_says_what_it_clears_and_what_brought_it_about_and_takes_effect_then() {
        var _ = book.post(TestBook.issued(POT, 10), NOON, NOON.plusSeconds(60), true);
        EntryPosted suspended = book.entries().getLast();

        Outcome<Long> outcome =
                book.post(
                        TestBook.allocated(POT, 10),
                        NOON.minusSeconds(86_400),
                        NOON.plusSeconds(90),
                        false);

        assertThat(outcome).isEqualTo(Outcome.accepted(2L));
        EntryPosted fact = book.entries().get(1);
        EntryPosted clearing = book.entries().get(2);
        UUID id = TestBook.id("computevoucher.journal.v1/" + suspended.eventId());
        assertThat(clearing)
                .isEqualTo(
                        new EntryPosted(
                                id,
                                "310000",
                                3,
                                suspended.eventId(),
                                "computevoucher.journal.v1.EntryPosted",
                                fact.sourceTopic(),
                                fact.sourcePartition(),
                                fact.sourceOffset(),
                                NOON.plusSeconds(90),
                                NOON.plusSeconds(90),
                                List.of(
                                        line("suspense", 10, 0, "available:" + POT),
                                        line("available", -10, 0, null)),
                                null,
                                fact.factId(),
                                fact.sourceSequence(),
                                1L,
                                null,
                                null,
                                null,
                                null));
    }

    @Test
    void one_fact_clears_a_hundred_and_the_next_one_goes_on() {
        for (int i = 0; i < 150; i++) {
            var _ = book.postOverdue(TestBook.issued(POT, 1));
        }

        book.post(TestBook.allocated(POT, 150));
        assertThat(clearings()).isEqualTo(100);
        book.post(new Fact.PotConcerned(OTHER_POT));

        assertThat(clearings()).isEqualTo(150);
        assertThat(book.entries())
                .extracting(EntryPosted::clearsEntryNumber)
                .filteredOn(Objects::nonNull)
                .isSorted();
        assertThat(book.balanceFen("suspense:" + POT)).isZero();
    }

    @Test
    void while_as_many_wait_as_can_an_overdue_fact_waits_on() {
        var _ = book.postOverdue(TestBook.issued(POT, 1));
        EntryPosted first = book.entries().getFirst();
        for (long number = 2; number <= Suspense.LIMIT; number++) {
            log.given("310000", number - 1, copy(first, number, first.lines()));
        }

        assertThat(book.postOverdue(TestBook.issued(POT, 1)))
                .isEqualTo(Outcome.refused(new PrerequisiteMissing("available:" + POT, 1, 0)));

        book.post(TestBook.allocated(POT, 1));
        assertThat(clearings()).isEqualTo(1);
        assertThat(book.postOverdue(TestBook.issued(POT, 1)))
                .isEqualTo(Outcome.accepted(Suspense.LIMIT + 3L));
    }

    @Test
    void what_was_suspended_before_lines_said_where_they_belong_stays_there() {
        var _ = book.postOverdue(TestBook.issued(OTHER_POT, 1));
        EntryPosted now = book.entries().getFirst();
        log.given("310000", 1, copy(now, 2, now.lines().stream().map(SuspenseTest::old).toList()));

        book.post(TestBook.allocated(OTHER_POT, 2));

        assertThat(book.entries())
                .extracting(EntryPosted::clearsEntryNumber)
                .containsExactly(null, null, null, 1L);
        assertThat(book.balanceFen("available:" + OTHER_POT)).isEqualTo(1);
    }

    @Test
    void what_waits_is_read_back_whole_from_a_snapshot() {
        var _ = book.postOverdue(settled(20));
        var _ = book.postOverdue(TestBook.withdrawn(POT, 5));

        log.show(Book.class, "310000", Snapshots::assertReadBackEqual);
    }

    /** One fact per row; what clears, and what the accounts hold after all of it. */
    private void check(String table) {
        for (Map<String, String> row : TextTable.rows(table)) {
            int before = book.entries().size();
            Fact fact = fact(row.getOrDefault("fact", ""), number(row, "fen"));
            boolean overdue = !row.getOrDefault("overdue", "").isEmpty();

            Outcome<Long> outcome = overdue ? book.postOverdue(fact) : book.post(fact);

            assertThat(outcome)
                    .as(row.toString())
                    .isEqualTo(Outcome.accepted(number(row, "entry")));
            assertThat(
                            book.entries().stream()
                                    .skip(before + 1L)
                                    .map(EntryPosted::clearsEntryNumber)
                                    .map(String::valueOf)
                                    .collect(joining(" ")))
                    .as(row.toString())
                    .isEqualTo(row.get("clears"));
            for (String kind : List.of("available", "outstanding", "payable", "suspense")) {
                assertThat(book.potBalanceFen(kind, POT))
                        .as(kind + " after " + row)
                        .isEqualTo(number(row, kind));
            }
        }
    }

    private static Fact fact(String name, long fen) {
        return switch (name) {
            case "allocate" -> TestBook.allocated(POT, fen);
            case "give up" -> TestBook.givenUp(POT, fen);
            case "withdraw" -> TestBook.withdrawn(POT, fen);
            case "issue" -> TestBook.issued(POT, fen);
            case "consume" -> TestBook.consumed(POT, fen, "dc-1");
            case "reimburse" -> TestBook.reimbursed(POT, fen, "dc-1");
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Fact settled(long fen) {
        return TestBook.settled(POT, Way.NETTED, fen, "dc-1");
    }

    private static long number(Map<String, String> row, String column) {
        return Long.parseLong(row.getOrDefault(column, ""));
    }

    private long clearings() {
        return book.entries().stream().filter(entry -> entry.clearsEntryNumber() != null).count();
    }

    private static String posted(EntryPosted entry) {
        return entry.lines().stream()
                .map(
                        line ->
                                line.kind()
                                        + ' '
                                        + line.amountFen()
                                        + (line.suspendedFrom() == null
                                                ? ""
                                                : " (" + line.suspendedFrom() + ')'))
                .collect(joining(", "));
    }

    private static EntryLine line(
            String kind, long amountFen, long balanceFen, @Nullable String suspendedFrom) {
        return new EntryLine(
                kind + ':' + POT,
                kind,
                POT.toString(),
                amountFen,
                balanceFen,
                balanceFen,
                null,
                TestBook.VOUCHER,
                null,
                TestBook.ENTERPRISE,
                suspendedFrom);
    }

    /** As it was stored before lines said where they belong. */
    private static EntryLine old(EntryLine line) {
        return new EntryLine(
                line.account(),
                line.kind(),
                line.pot(),
                line.amountFen(),
                line.balanceFen(),
                line.potBalanceFen(),
                line.payee(),
                line.voucherId(),
                line.dataCentre(),
                line.enterprise(),
                null);
    }

    private static EntryPosted copy(EntryPosted entry, long number, List<EntryLine> lines) {
        return new EntryPosted(
                TestBook.id("entry " + number),
                entry.region(),
                number,
                TestBook.id("fact " + number),
                entry.factType(),
                entry.sourceTopic(),
                entry.sourcePartition(),
                entry.sourceOffset(),
                entry.effectiveAt(),
                entry.recordedAt(),
                lines,
                entry.suspenseReason(),
                entry.causeId(),
                entry.sourceSequence(),
                entry.clearsEntryNumber(),
                entry.applicationId(),
                entry.settlementId(),
                entry.paymentId(),
                entry.vouchers());
    }
}
