package org.computevoucher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.systemtests.Expect.accepted;
import static org.computevoucher.systemtests.Expect.fen;
import static org.computevoucher.systemtests.Expect.soon;

import java.time.LocalDate;
import org.computevoucher.systemtests.ThreeServices.Answer;

/**
 * Year end. The pot of 2025, 100 M: paid 62 M, payable 8 M, open 20 M, available 10 M. Closing the
 * year returns 10 M; 2026's pot of 100 M has 100 M available. Later, under 2025: the 8 M are paid;
 * 15 M are consumed and paid; 5 M expire: paid 85 M, returned 15 M. 2026 is untouched.
 */
final class Example8 {

    private static final long M = 1_000_000;
    private static final String CENTRE = "DC-SZ-01";
    private static final LocalDate DAY = LocalDate.of(2025, 12, 10);
    private static final Balances NEXT_YEAR = Balances.of(100 * M, 100 * M, 0, 0, 0);

    private final PlayedPot pot;
    private final String paid;
    private final String payable;
    private final String open;

    /** In December. */
    Example8(ThreeServices services) {
        pot = new PlayedPot(services, "440300-EXAMPLE8-2025");
        pot.publish(0);
        pot.register(pot.enterprise(1));
        var _ = pot.centre(CENTRE).approved();
        pot.allocate("allocation", 100 * M, false);
        pot.awaitEverywhere(Balances.of(100 * M, 100 * M, 0, 0, 0));
        paid = pot.granted("paid", pot.enterprise(1), 62 * M);
        payable = pot.granted("payable", pot.enterprise(1), 8 * M);
        open = pot.granted("open", pot.enterprise(1), 20 * M);
    }

    private Example8(PlayedPot pot, String paid, String payable, String open) {
        this.pot = pot;
        this.paid = paid;
        this.payable = payable;
        this.open = open;
    }

    Example8 with(ThreeServices restarted) {
        return new Example8(pot.with(restarted), paid, payable, open);
    }

    void inDecember() {
        // at 80 %
        pot.centre(CENTRE).consume(paid, "u1", DAY, 77_500_000);
        pot.treasury().pay("s1", CENTRE, 62 * M);
        pot.centre(CENTRE).consume(payable, "u2", DAY, 10 * M);
        awaitBalances(Balances.of(100 * M, 10 * M, 20 * M, 8 * M, 62 * M));
    }

    void inJanuary() {
        pot.closeTheYear();
        awaitBalances(Balances.of(100 * M, 0, 20 * M, 8 * M, 62 * M).returned(10 * M));
        Answer end = soon().until(pot::yearEnd, now -> now.text("status").equals("CLOSED"));
        assertThat(end.fen("returnedFen")).isEqualTo(fen(10 * M));
        assertThat(end.body().required("carriedTo").isNull()).isTrue();
        pot.nextYear().allocate("allocation", 100 * M, false);
        pot.nextYear().awaitEverywhere(NEXT_YEAR);

        pot.treasury().pay("s2", CENTRE, 8 * M);
        awaitBalances(Balances.of(100 * M, 0, 20 * M, 0, 70 * M).returned(10 * M));
        pot.centre(CENTRE).consume(open, "u3", DAY, 18_750_000);
        awaitBalances(Balances.of(100 * M, 0, 5 * M, 15 * M, 70 * M).returned(10 * M));
        pot.treasury().pay("s3", CENTRE, 15 * M);
        awaitBalances(Balances.of(100 * M, 0, 5 * M, 0, 85 * M).returned(10 * M));
        pot.nextYear().awaitEverywhere(NEXT_YEAR);
    }

    void inFebruary() {
        awaitBalances(Balances.of(100 * M, 0, 0, 0, 85 * M).returned(15 * M));
        pot.nextYear().awaitEverywhere(NEXT_YEAR);
        assertThat(accepted(200, pot.yearEnd()).fen("returnedFen")).isEqualTo(fen(10 * M));
    }

    private void awaitBalances(Balances expected) {
        pot.awaitEverywhere(expected, paid, payable, open);
    }
}
