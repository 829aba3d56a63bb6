package org.computevoucher.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.ledger.book.TestBook.allocated;
import static org.computevoucher.ledger.book.TestBook.givenUp;
import static org.computevoucher.ledger.book.TestBook.issued;
import static org.computevoucher.ledger.book.TestBook.unusedReturned;
import static org.computevoucher.ledger.book.TestBook.withdrawn;
import static org.computevoucher.ledger.book.TestBook.yearClosed;

import org.computevoucher.ledger.MemoryLog;
import org.computevoucher.ledger.book.EntryPosted.EntryLine;
import org.computevoucher.ledger.pot.PotId;
import org.computevoucher.platform.refusal.Outcome;
import org.junit.jupiter.api.Test;

/** Between an envelope's grant and the budget's fact the money is held for the latter. */
class HeldMoneyTest {

    private static final PotId POT = PotId.of("310000-COMPUTE-2026");
    private static final PotId OTHER_POT = PotId.of("310000-DATA-2026");
    private static final String AVAILABLE = "available:" + POT;

    private final MemoryLog log = new MemoryLog();
    private final TestBook book = new TestBook(log, "310000");

    @Test
    void what_an_envelope_gave_up_is_held_until_the_budget_takes_it() {
        book.post(allocated(POT, 100));
        book.post(givenUp(POT, 60));

        assertThat(book.balanceFen(AVAILABLE)).isEqualTo(100);
        assertThat(book.post(issued(POT, 41)))
                .isEqualTo(Outcome.refused(new PrerequisiteMissing(AVAILABLE, 41, 40)));
        assertThat(book.post(givenUp(POT, 41)))
                .isEqualTo(Outcome.refused(new PrerequisiteMissing(AVAILABLE, 41, 40)));
        assertThat(book.post(unusedReturned(POT, 41))).isInstanceOf(Outcome.Refused.class);
        assertThat(book.post(givenUp(POT, 30))).isInstanceOf(Outcome.Accepted.class);
        assertThat(book.post(issued(POT, 10))).isInstanceOf(Outcome.Accepted.class);
        assertThat(book.post(withdrawn(POT, 60))).isInstanceOf(Outcome.Accepted.class);
        assertThat(book.post(issued(POT, 1))).isInstanceOf(Outcome.Refused.class);
        assertThat(book.post(yearClosed(POT, 30))).isInstanceOf(Outcome.Accepted.class);

        assertThat(book.balanceFen(AVAILABLE)).isZero();
        assertThat(book.balanceFen("returned:" + POT)).isEqualTo(30);
        assertThat(book.balanceFen("treasury:310000")).isEqualTo(-40);
        assertThat(log.events("310000", AvailableHeld.class))
                .extracting(AvailableHeld::heldFen)
                .containsExactly(60L, 90L, 30L, 0L);
    }

    @Test
    void what_is_held_of_one_pot_is_not_held_of_another() {
        book.post(allocated(POT, 100));
        book.post(allocated(OTHER_POT, 100));
        book.post(givenUp(POT, 100));

        assertThat(book.post(issued(OTHER_POT, 100))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void money_that_is_given_up_and_not_here_waits_and_overdue_is_in_suspense() {
        assertThat(book.post(givenUp(POT, 60)))
                .isEqualTo(Outcome.refused(new PrerequisiteMissing(AVAILABLE, 60, 0)));

        assertThat(book.postOverdue(givenUp(POT, 60))).isEqualTo(Outcome.accepted(1L));

        EntryPosted entry = book.entries().getLast();
        assertThat(entry.suspenseReason()).isEqualTo("AVAILABLE_INSUFFICIENT");
        assertThat(entry.lines()).extracting(EntryLine::account).containsOnly("suspense:" + POT);
        assertThat(entry.lines()).extracting(EntryLine::amountFen).containsOnly(0L);
        assertThat(book.post(withdrawn(POT, 60))).isInstanceOf(Outcome.Refused.class);
        book.post(allocated(POT, 60));
        assertThat(book.post(withdrawn(POT, 60))).isInstanceOf(Outcome.Accepted.class);
    }
}
