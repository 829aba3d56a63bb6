package org.computevoucher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.systemtests.Expect.accepted;
import static org.computevoucher.systemtests.Expect.fen;

import java.time.LocalDate;
import org.computevoucher.systemtests.ThreeServices.Answer;

/**
 * Rounding and limits. At 80 % three lines of 33.33 get 26.66, 26.66 and 26.67, together as much as
 * one of 99.99; a lone 0.01 gets nothing. What is reversed of example 2 first changes nothing,
 * because the voucher bound, and then is open again on a voucher that is live again; where its time
 * is over, it is the pot's again.
 */
final class Example6 {

    private static final LocalDate DAY = LocalDate.of(2025, 12, 10);
    private static final String CENTRE = "DC-HA-01";

    /** Its voucher can be used to the end of the year, and reported for 30 days more. */
    private final PlayedPot pot;

    private final String brief;

    /** In December. */
    Example6(ThreeServices services) {
        pot = new PlayedPot(services, "410000-EXAMPLE6-2025");
        pot.publish(0);
        pot.register(pot.enterprise(1));
        pot.centre(CENTRE).approved();
        pot.allocate("allocation", 10_000, false);
        pot.awaitEverywhere(Balances.of(10_000, 10_000, 0, 0, 0));
        brief = pot.granted("brief", pot.enterprise(1), 800);
    }

    private Example6(PlayedPot pot, String brief) {
        this.pot = pot;
        this.brief = brief;
    }

    Example6 with(ThreeServices restarted) {
        return new Example6(pot.with(restarted), brief);
    }

    /** Subsidies of 79.99, 79.99 and 0.00, and one that exhausts its voucher. */
    void rounding() {
        String split = pot.granted("split", pot.enterprise(1), 100);
        String whole = pot.granted("whole", pot.enterprise(1), 100);
        String lone = pot.granted("lone", pot.enterprise(1), 100);
        used(split, "s1", 3_333, 2_666, 667);
        used(split, "s2", 3_333, 2_666, 667);
        used(split, "s3", 3_333, 2_667, 666);
        used(whole, "w1", 9_999, 7_999, 2_000);
        used(lone, "l1", 1, 0, 1);
        pot.awaitEverywhere(
                Balances.ofFen(1_000_000, 890_000, 80_000 + 30_000 - 15_998, 15_998, 0),
                split,
                whole,
                lone,
                brief);

        used(brief, "b1", 100_000, 80_000, 20_000);
        pot.awaitVoucher(brief, "CLOSED");
        pot.awaitEverywhere(
                Balances.ofFen(1_000_000, 890_000, 30_000 - 15_998, 95_998, 0),
                split,
                whole,
                lone,
                brief);
    }

    private void used(String voucher, String usage, long costFen, long subsidyFen, long shareFen) {
        UsedCentre centre = pot.centre(CENTRE);
        Answer answer = centre.consume(centre.usageOfFen(voucher, usage, DAY, costFen));
        assertThat(answer.fen("subsidyFen")).as(usage).isEqualTo(subsidyFen);
        assertThat(answer.fen("payerShareFen")).as(usage).isEqualTo(shareFen);
    }

    /** Continues 2: of its second consumption, of which the voucher bound the subsidy. */
    static void limits(Example1 after) {
        PlayedPot pot = after.pot();
        String voucher = after.voucher();
        Answer first = accepted(201, after.centre().reverse("u2", "r1", 100_000));
        assertThat(first.fen("subsidyFen")).isZero();
        soonTold(after, 100_000);
        pot.awaitEverywhere(Example2.END, voucher);

        Answer second = accepted(201, after.centre().reverse("u2", "r2", 100_000));
        assertThat(second.fen("subsidyFen")).isEqualTo(fen(80_000));
        soonTold(after, 200_000);
        pot.awaitEverywhere(
                Balances.of(600_000_000, 599_200_000, 80_000, 320_000, 400_000), voucher);
        pot.awaitVoucher(voucher, "ISSUED");
        Answer account = accepted(200, pot.everywhere().account(voucher));
        assertThat(account.text("status")).isEqualTo("OPEN");
        assertThat(account.fen("subsidyFen")).isEqualTo(fen(720_000));

        Answer used =
                accepted(
                        201,
                        after.centre()
                                .report(after.centre().usage(voucher, "u3", after.day(), 50_000)));
        assertThat(used.fen("subsidyFen")).isEqualTo(fen(40_000));
        pot.awaitEverywhere(
                Balances.of(600_000_000, 599_200_000, 40_000, 360_000, 400_000), voucher);
    }

    private static void soonTold(Example1 after, long reversed) {
        Expect.soon()
                .until(
                        () -> after.centre().consumption("u2").fen("reversedCostFen"),
                        fen -> fen == fen(reversed));
    }

    /** The voucher's time is over: 80.00 of what exhausted it are not open, but the pot's again. */
    void inFebruary() {
        long before = pot.book("").available();
        accepted(201, pot.centre(CENTRE).reverse("b1", "r1", 100));
        // the three others expired in January
        pot.awaitEverywhere(Balances.ofFen(1_000_000, 1_000_000 - 87_998, 0, 87_998, 0), brief);
        assertThat(pot.book("").available() - before).isEqualTo(fen(80));
        pot.awaitVoucher(brief, "CLOSED");
    }
}
