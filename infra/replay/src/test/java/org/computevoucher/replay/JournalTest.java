package org.computevoucher.replay;

import static org.assertj.core.api.Assertions.assertThat;

import computevoucher.journal.v1.EntryLine;
import computevoucher.journal.v1.EntryPosted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecordBase;
import org.computevoucher.replay.Facts.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each thing that can be wrong with a journal is planted once, into one that is right. */
class JournalTest {

    private final Written book = new Written();

    @BeforeEach
    void a_short_life() {
        var _ = book.post(book.planned(500), "treasury -500, planned 500");
        var _ = book.post(book.allocated(1_000), "treasury -1000, available 1000");
        book.at("2026-01-02T00:00:00Z");
        var _ = book.post(book.issued(300), "available -300, outstanding 300");
        book.at("2026-01-03T00:00:00Z");
        var _ = book.post(book.consumed(200, 0, Written.START), "outstanding -200, payable 200");
        book.at("2026-01-04T00:00:00Z");
        var _ = book.post(book.reimbursed(150), "payable -150, paid 150");
    }

    private List<Breach> spoiled(int entryNumber, Spoiler how) {
        return book.spoil(
                        entries ->
                                entries.set(
                                        entryNumber - 1,
                                        how.spoil(
                                                EntryPosted.newBuilder(
                                                        entries.get(entryNumber - 1)))))
                .read()
                .breaches();
    }

    private interface Spoiler {
        EntryPosted spoil(EntryPosted.Builder entry);
    }

    /** The lines of an entry with one of them changed. */
    private static EntryPosted withLine(
            EntryPosted.Builder entry, int line, Consumer<EntryLine> change) {
        EntryPosted built = entry.build();
        change.accept(built.getLines().get(line));
        return built;
    }

    @Test
    void a_right_journal_has_nothing_wrong() {
        assertThat(book.read().violations()).isEmpty();
        assertThat(book.journal().entries()).isEqualTo(5);
        assertThat(book.underWay()).isZero();
    }

    @Test
    void a_fact_without_an_entry() {
        assertThat(book.spoil(List::removeLast).read().breaches()).isEmpty();
        assertThat(book.underWay()).as("it is the newest").isEqualTo(1);
    }

    @Test
    void a_fact_without_an_entry_that_is_older_than_others() {
        book.at("2026-01-05T00:00:00Z");
        book.tell(book.closed(100));
        book.at("2026-01-06T00:00:00Z");
        var _ = book.post(book.reimbursed(50), "payable -50, paid 50");
        assertThat(book.read().breaches()).containsExactly(Breach.MISSING_ENTRY);
    }

    @Test
    void an_entry_without_a_fact() {
        assertThat(spoiled(5, entry -> entry.setFactId(UUID.randomUUID().toString()).build()))
                .containsExactly(Breach.UNKNOWN_FACT);
    }

    @Test
    void a_fact_that_has_two_entries() {
        book.spoil(
                entries ->
                        entries.add(
                                EntryPosted.newBuilder(entries.get(2))
                                        .setEntryNumber(6)
                                        .setRecordedAt(entries.getLast().getRecordedAt())
                                        .build()));
        assertThat(book.read().breaches()).containsExactly(Breach.SECOND_ENTRY);
    }

    @Test
    void a_fact_told_twice_counts_once_and_its_entry_may_name_either_place() {
        SpecificRecordBase fact = book.closed(100);
        book.at("2026-01-05T00:00:00Z");
        book.tell(fact);
        var _ = book.post(fact, "outstanding -100, available 100");
        assertThat(book.read().violations()).isEmpty();
        assertThat(book.facts().doubles()).isEqualTo(1);
        assertThat(book.balance(Written.account("available"), "2026-02-01T00:00:00Z", null))
                .isEqualTo(800);
    }

    @Test
    void a_fact_told_twice_with_different_words() {
        SpecificRecordBase fact = book.closed(100);
        SpecificRecordBase other = book.closed(99);
        other.put("eventId", fact.get("eventId"));
        book.at("2026-01-05T00:00:00Z");
        var _ = book.post(fact, "outstanding -100, available 100");
        book.tell(other);
        assertThat(book.read().breaches()).containsExactly(Breach.CHANGED_DOUBLE);
    }

    @Test
    void an_entry_that_is_on_the_journal_twice_counts_once() {
        book.spoil(entries -> entries.add(3, entries.get(2)));
        assertThat(book.read().violations()).isEmpty();
        assertThat(book.journal().doubles()).isEqualTo(1);
        assertThat(book.journal().entries()).isEqualTo(5);
    }

    @Test
    void a_number_that_is_left_out() {
        assertThat(spoiled(5, entry -> entry.setEntryNumber(6).build()))
                .containsExactly(Breach.GAP);
    }

    @Test
    void a_number_that_is_given_twice() {
        assertThat(spoiled(5, entry -> entry.setEntryNumber(4).build()))
                .containsExactly(Breach.REPEATED_NUMBER);
    }

    @Test
    void a_recorded_time_that_falls() {
        assertThat(spoiled(4, entry -> entry.setRecordedAt(Written.START.plusSeconds(1)).build()))
                .containsExactly(Breach.RECORDED_TIME_FELL);
    }

    @Test
    void an_effective_time_after_the_recorded_one() {
        assertThat(
                        spoiled(
                                5,
                                entry ->
                                        entry.setEffectiveAt(entry.getRecordedAt().plusSeconds(1))
                                                .build()))
                .containsExactly(Breach.EFFECTIVE_AFTER_RECORDED, Breach.WRONG_EFFECTIVE_TIME);
    }

    @Test
    void an_effective_time_that_is_not_the_facts() {
        assertThat(spoiled(4, entry -> entry.setEffectiveAt(Written.START.minusSeconds(1)).build()))
                .containsExactly(Breach.WRONG_EFFECTIVE_TIME);
    }

    @Test
    void another_type_than_the_facts() {
        assertThat(
                        spoiled(
                                5,
                                entry ->
                                        entry.setFactType("computevoucher.budget.v1.BudgetPlanned")
                                                .build()))
                .containsExactly(Breach.WRONG_FACT);
    }

    @Test
    void an_offset_at_which_the_fact_does_not_stand() {
        assertThat(spoiled(5, entry -> entry.setSourceOffset(77).build()))
                .containsExactly(Breach.WRONG_FACT);
    }

    @Test
    void the_book_of_another_region() {
        assertThat(spoiled(5, entry -> entry.setRegion("110000").setEntryNumber(1).build()))
                .containsExactly(Breach.WRONG_FACT);
    }

    @Test
    void an_amount_that_is_not_the_facts() {
        assertThat(
                        spoiled(
                                5,
                                entry -> {
                                    EntryPosted one =
                                            withLine(entry, 0, line -> line.setAmountFen(-149));
                                    one.getLines().get(1).setAmountFen(149);
                                    return one;
                                }))
                .containsExactly(Breach.WRONG_LINES);
    }

    @Test
    void an_account_that_is_not_the_facts() {
        assertThat(
                        spoiled(
                                2,
                                entry ->
                                        withLine(
                                                entry,
                                                1,
                                                line ->
                                                        line.setAccount(
                                                                Written.account("returned")))))
                .containsExactly(Breach.WRONG_LINES);
    }

    @Test
    void a_voucher_that_is_not_the_facts() {
        assertThat(
                        spoiled(
                                4,
                                entry ->
                                        withLine(
                                                entry,
                                                0,
                                                line ->
                                                        line.setVoucherId(
                                                                UUID.randomUUID().toString()))))
                .containsExactly(Breach.WRONG_LINES);
    }

    @Test
    void lines_in_another_order_or_number() {
        book.spoil(
                entries -> {
                    List<EntryLine> lines = new ArrayList<>(entries.get(1).getLines());
                    Collections.reverse(lines);
                    entries.get(1).setLines(lines);
                    entries.get(4).setLines(List.of());
                });
        assertThat(book.read().breaches()).containsExactly(Breach.WRONG_LINES, Breach.WRONG_LINES);
    }

    @Test
    void lines_that_do_not_sum_to_zero() {
        assertThat(spoiled(3, entry -> withLine(entry, 1, line -> line.setAmountFen(299))))
                .contains(Breach.NOT_ZERO);
    }

    @Test
    void parts_that_are_not_what_is_allocated() {
        // 100 of what was allocated stand as planned, which no part of it is
        assertThat(
                        spoiled(
                                2,
                                entry ->
                                        withLine(
                                                entry,
                                                1,
                                                line ->
                                                        line.setAccount(
                                                                Written.account("planned")))))
                .containsExactly(Breach.WRONG_LINES, Breach.UNEQUAL_POT);
    }

    @Test
    void a_balance_that_is_not_that_of_the_lines_is_told_where_it_begins_and_not_again() {
        book.at("2026-01-05T00:00:00Z");
        var _ = book.post(book.reimbursed(10), "payable -10, paid 10");
        var _ = book.post(book.reimbursed(10), "payable -10, paid 10");
        book.spoil(
                entries ->
                        entries.subList(4, 7)
                                .forEach(
                                        entry -> {
                                            EntryLine line = entry.getLines().getFirst();
                                            line.setBalanceFen(line.getBalanceFen() + 1);
                                        }));
        assertThat(book.read().violations())
                .singleElement()
                .hasToString(
                        "WRONG_BALANCE entry 310000/5: payable:310000-COMPUTE-2026:DC-SH-01 is"
                                + " 50 fen, not 51 fen");
    }

    @Test
    void the_treasurys_balance_is_that_of_its_region() {
        assertThat(spoiled(2, entry -> withLine(entry, 0, line -> line.setBalanceFen(-1_000))))
                .containsExactly(Breach.WRONG_BALANCE);
    }

    @Test
    void an_account_that_must_not_be_negative() {
        book.at("2026-01-05T00:00:00Z");
        var _ = book.post(book.reimbursed(51), "payable -51, paid 51");
        assertThat(book.read().breaches()).containsExactly(Breach.NEGATIVE);
    }

    @Test
    void a_voucher_from_which_more_was_taken_than_it_had() {
        SpecificRecordBase other = book.issued(500);
        other.put("voucherId", "22222222-2222-4222-8222-222222222222");
        book.at("2026-01-05T00:00:00Z");
        var _ = book.post(other, "available -500, outstanding 500");
        var _ = book.post(book.closed(101), "outstanding -101, available 101");
        assertThat(book.read().violations())
                .singleElement()
                .hasToString(
                        "NEGATIVE voucher "
                                + Written.VOUCHER
                                + ": outstanding is -1 fen in the end");
    }

    @Test
    void facts_that_contradict_themselves_or_are_unknown() {
        SpecificRecordBase wrongPot = book.closed(1);
        wrongPot.put("pot", "110000-COMPUTE-2026");
        SpecificRecordBase wrongVoucher = book.closed(1);
        wrongVoucher.put("pot", "310000-DATA-2026");
        book.tell(book.closed(-1));
        book.tell(wrongPot);
        book.tell(wrongVoucher);
        book.tell(book.recoverySettled("GIVEN_AWAY", 1));
        book.tell(book.consumed(5, 6, Written.START));
        book.tell(entry());
        book.facts()
                .take(
                        book.closed(1),
                        UUID.randomUUID().toString(),
                        new Place("computevoucher.consumption.v1", 0, 99),
                        0);
        book.facts().take(book.closed(1), null, new Place("computevoucher.budget.v1", 0, 98), 0);
        assertThat(book.read().breaches()).hasSize(8).containsOnly(Breach.UNREADABLE);
    }

    private EntryPosted entry() {
        return new Written().post(book.planned(1), "treasury -1, planned 1");
    }

    @Test
    void other_regions_do_not_count_when_one_is_asked_for() {
        Violations violations = new Violations();
        Facts facts = new Facts(Set.of("110000"), violations);
        facts.take(book.planned(1), null, new Place("computevoucher.budget.v1", 0, 0), 0);
        Journal journal = new Journal(facts, violations);
        journal.take(entry(), 0);
        assertThat(facts.size()).isZero();
        assertThat(journal.entries()).isZero();
        assertThat(violations.count()).isZero();
    }
}
