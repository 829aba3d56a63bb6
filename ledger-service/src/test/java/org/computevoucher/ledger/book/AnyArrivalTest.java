package org.computevoucher.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.computevoucher.ledger.book.EntryPosted.EntryLine;
import org.computevoucher.ledger.pot.PotId;

/**
 * However the topics are read, every fact gets into the book in the end without any wait being cut
 * short, and no balance is negative on the way; and where a wait is cut short, the book ends where
 * it would have ended without.
 */
class AnyArrivalTest {

    @Property(tries = 300)
    void nothing_waits_for_ever_and_no_balance_is_ever_negative(@ForAll long seed) {
        ThreeServices services = new ThreeServices(seed);

        services.live(400);

        assertThat(services.readToTheEnd()).as("waits for ever, seed " + seed).isEmpty();
        TestBook book = services.book();
        assertThat(book.entries()).allMatch(entry -> entry.suspenseReason() == null);
        assertThat(book.lines())
                .filteredOn(line -> !line.kind().equals("treasury"))
                .filteredOn(line -> !line.kind().equals("claims"))
                .extracting(EntryLine::balanceFen)
                .allMatch(balanceFen -> balanceFen >= 0);
        assertThat(ThreeServices.POTS).allSatisfy(pot -> satisfiesItsEquation(book, pot));
    }

    /** The oracle is a book that had everything in order, and never a line in suspense. */
    @Property(tries = 150)
    void waits_that_were_cut_short_make_no_difference_once_everything_is_there(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int oneOverdueIn) {
        ThreeServices services = new ThreeServices(seed, oneOverdueIn);

        services.live(400);

        assertThat(services.readToTheEnd()).as("waits for ever, seed " + seed).isEmpty();
        TestBook book = services.book();
        TestBook inOrder = services.inOrder();
        Statistics.label("entries that waited in suspense").collect(waited(book) > 0);
        assertThat(inOrder.entries()).allMatch(entry -> entry.suspenseReason() == null);
        assertThat(book.balancesFen()).isEqualTo(inOrder.balancesFen());
        assertThat(book.lines())
                .filteredOn(
                        line -> !List.of("treasury", "claims", "suspense").contains(line.kind()))
                .extracting(EntryLine::balanceFen)
                .allMatch(balanceFen -> balanceFen >= 0);
    }

    @Property(tries = 100)
    void nothing_is_left_in_suspense_in_whatever_order_everything_came(@ForAll long seed) {
        ThreeServices services = new ThreeServices(seed);
        services.live(400);

        assertThat(services.inAnyOrder().balancesFen()).isEqualTo(services.inOrder().balancesFen());
    }

    private static long waited(TestBook book) {
        return book.entries().stream().filter(entry -> entry.suspenseReason() != null).count();
    }

    private static void satisfiesItsEquation(TestBook book, PotId pot) {
        assertThat(
                        book.potBalanceFen("available", pot)
                                + book.potBalanceFen("outstanding", pot)
                                + book.potBalanceFen("payable", pot)
                                + book.potBalanceFen("paid", pot)
                                + book.potBalanceFen("returned", pot))
                .isEqualTo(-book.potBalanceFen("treasury", pot));
    }
}
