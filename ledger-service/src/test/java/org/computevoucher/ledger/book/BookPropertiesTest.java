package org.computevoucher.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple3;
import org.computevoucher.ledger.book.EntryPosted.EntryLine;
import org.computevoucher.ledger.book.Fact.RecoverySettled.Way;
import org.computevoucher.ledger.pot.PotId;

/** What holds after any history, however the facts arrive. */
class BookPropertiesTest {

    private static final List<PotId> POTS =
            List.of(PotId.of("310000-COMPUTE-2026"), PotId.of("310000-DATA-2026"));

    @Property(tries = 300)
    void any_history_leaves_a_book_that_balances(
            @ForAll("histories") List<Tuple3<Fact, Boolean, Integer>> history) {
        TestBook book = new TestBook("310000");

        history.forEach(
                step -> {
                    Instant now = TestBook.NOON.plusSeconds(step.get3());
                    book.post(step.get1(), TestBook.NOON, now, step.get2());
                });

        List<EntryPosted> entries = book.entries();
        entriesAreNumberedWithoutAGap(entries);
        recordedTimeNeverFalls(entries);
        linesSumToZeroAndBalancesAreTheirSums(entries);
        noAccountIsNegativeThatMustNotBe(entries);
        claimsAreExactlyWhatIsReceivable(entries);
        POTS.forEach(pot -> everyPotSatisfiesItsEquation(book, pot));
    }

    private static void entriesAreNumberedWithoutAGap(List<EntryPosted> entries) {
        for (int i = 0; i < entries.size(); i++) {
            assertThat(entries.get(i).entryNumber()).isEqualTo(i + 1);
        }
    }

    private static void recordedTimeNeverFalls(List<EntryPosted> entries) {
        assertThat(entries).extracting(EntryPosted::recordedAt).isSorted();
        assertThat(entries)
                .allSatisfy(
                        entry ->
                                assertThat(entry.effectiveAt())
                                        .isBeforeOrEqualTo(entry.recordedAt()));
    }

    private static void linesSumToZeroAndBalancesAreTheirSums(List<EntryPosted> entries) {
        Map<String, Long> accounts = new HashMap<>();
        Map<String, Long> kindsInPots = new HashMap<>();
        for (EntryPosted entry : entries) {
            assertThat(entry.lines().stream().mapToLong(EntryLine::amountFen).sum()).isZero();
            for (EntryLine line : entry.lines()) {
                assertThat(line.balanceFen())
                        .isEqualTo(accounts.merge(line.account(), line.amountFen(), Long::sum));
                assertThat(line.potBalanceFen())
                        .isEqualTo(
                                kindsInPots.merge(
                                        line.kind() + line.pot(), line.amountFen(), Long::sum));
            }
        }
    }

    private static void noAccountIsNegativeThatMustNotBe(List<EntryPosted> entries) {
        assertThat(entries.stream().flatMap(entry -> entry.lines().stream()))
                .filteredOn(
                        line -> !List.of("treasury", "suspense", "claims").contains(line.kind()))
                .allSatisfy(line -> assertThat(line.balanceFen()).isNotNegative());
    }

    private static void claimsAreExactlyWhatIsReceivable(List<EntryPosted> entries) {
        Map<String, Long> receivable = new HashMap<>();
        Map<String, Long> claims = new HashMap<>();
        for (EntryPosted entry : entries) {
            for (EntryLine line : entry.lines()) {
                String of = line.pot() + line.payee();
                switch (line.kind()) {
                    case "receivable" -> receivable.put(of, line.balanceFen());
                    case "claims" -> claims.put(of, -line.balanceFen());
                    default -> {
                        // of another kind
                    }
                }
            }
            assertThat(claims).isEqualTo(receivable);
        }
    }

    private static void everyPotSatisfiesItsEquation(TestBook book, PotId pot) {
        long allocatedFen =
                -book.potBalanceFen("treasury", pot) - book.potBalanceFen("planned", pot);
        assertThat(
                        book.potBalanceFen("available", pot)
                                + book.potBalanceFen("outstanding", pot)
                                + book.potBalanceFen("payable", pot)
                                + book.potBalanceFen("paid", pot)
                                + book.potBalanceFen("returned", pot)
                                + book.potBalanceFen("suspense", pot))
                .isEqualTo(allocatedFen);
    }

    /** Steps of a fact, whether it is overdue, and the seconds this clock is past noon. */
    @Provide
    Arbitrary<List<Tuple3<Fact, Boolean, Integer>>> histories() {
        Arbitrary<Boolean> overdue = Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true));
        return Combinators.combine(facts(), overdue, Arbitraries.integers().between(0, 60))
                .as(Tuple::of)
                .list()
                .ofMaxSize(40);
    }

    private static Arbitrary<Fact> facts() {
        Arbitrary<PotId> pots = Arbitraries.of(POTS);
        Arbitrary<Long> budgets = Arbitraries.longs().between(0, 1_000);
        Arbitrary<Long> spendings = Arbitraries.longs().between(0, 300);
        Arbitrary<String> payees = Arbitraries.of("dc-1", "dc-2");
        return Arbitraries.oneOf(
                Combinators.combine(pots, budgets).as(TestBook::planned),
                Combinators.combine(pots, budgets).as(TestBook::allocated),
                Combinators.combine(pots, spendings).as(TestBook::allocatedFromPlan),
                Combinators.combine(pots, spendings).as(TestBook::givenUp),
                Combinators.combine(pots, spendings).as(TestBook::withdrawn),
                Combinators.combine(pots, spendings).as(TestBook::yearClosed),
                Combinators.combine(pots, spendings).as(TestBook::unusedReturned),
                Combinators.combine(pots, spendings).as(TestBook::reduced),
                pots.map(Fact.PotConcerned::new),
                pots.map(pot -> new Fact.VoucherConcerned(pot, TestBook.VOUCHER)),
                Combinators.combine(pots, spendings).as(TestBook::issued),
                Combinators.combine(pots, spendings, payees).as(TestBook::consumed),
                Combinators.combine(pots, spendings).as(TestBook::closed),
                Combinators.combine(pots, spendings, payees).as(TestBook::reimbursed),
                corrections(pots, spendings, payees));
    }

    private static Arbitrary<Fact> corrections(
            Arbitrary<PotId> pots, Arbitrary<Long> spendings, Arbitrary<String> payees) {
        return Arbitraries.oneOf(
                Combinators.combine(pots, spendings, payees).as(TestBook::released),
                Combinators.combine(pots, spendings, payees).as(TestBook::reversed),
                Combinators.combine(pots, spendings, payees).as(TestBook::raised),
                Combinators.combine(pots, Arbitraries.of(Way.class), spendings, payees)
                        .as(TestBook::settled),
                Combinators.combine(pots, spendings, payees).as(TestBook::credited),
                Combinators.combine(pots, payees).as(Fact.PayeeConcerned::new));
    }
}
