package org.computevoucher.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.computevoucher.ledger.book.EntryPosted.EntryLine;
import org.computevoucher.ledger.pot.PotId;

/**
 * However the topics are read, every fact gets into the book in the end without any wait being cut
 * short, and no balance is negative on the way.
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
