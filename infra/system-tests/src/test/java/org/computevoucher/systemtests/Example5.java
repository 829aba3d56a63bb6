package org.computevoucher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.systemtests.Expect.accepted;
import static org.computevoucher.systemtests.Expect.fen;
import static org.computevoucher.systemtests.Expect.problem;

import java.time.LocalDate;
import org.computevoucher.systemtests.ThreeServices.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Duplicate, conflict, reversal, netting. Pot and voucher 200 000 at 60 %. What is reversed before
 * it is paid is open again; what is reversed afterwards has to come back, and is open again when a
 * settlement has netted it.
 */
final class Example5 {

    private static final LocalDate DAY = LocalDate.of(2025, 12, 10);

    private final PlayedPot pot;
    private final UsedCentre centre;
    private final String voucher;

    Example5(ThreeServices services) {
        pot = new PlayedPot(services, "370000-EXAMPLE5-2025");
        pot.publish(6_000, 730);
        pot.register(pot.enterprise(1));
        centre = pot.centre("DC-SD-01").approved();
        pot.allocate("allocation", 200_000, false);
        pot.awaitEverywhere(Balances.of(200_000, 200_000, 0, 0, 0));
        voucher = pot.granted("application", pot.enterprise(1), 200_000);
    }

    void play() {
        duplicateAndConflict();
        reversalBeforePayment();
        reversalAfterPayment();
        netting();
    }

    private void duplicateAndConflict() {
        ObjectNode u1 = centre.usage(voucher, "u1", DAY, 100_000);
        assertThat(centre.consume(u1).fen("subsidyFen")).isEqualTo(fen(60_000));
        awaitBalances(Balances.of(200_000, 0, 140_000, 60_000, 0));
        Answer again = accepted(200, centre.report("u1-again", u1));
        assertThat(again.text("result")).isEqualTo("duplicate");
        assertThat(again.fen("subsidyFen")).isEqualTo(fen(60_000));
        assertThat(again.fen("openFen")).isEqualTo(fen(140_000));
        assertThat(centre.report("u1-other", centre.usage(voucher, "u1", DAY, 120_000)))
                .satisfies(problem(409, "USAGE_CONFLICT"));
        awaitBalances(Balances.of(200_000, 0, 140_000, 60_000, 0));
    }

    private void reversalBeforePayment() {
        Answer reversed = accepted(201, centre.reverse("u1", "r1", 25_000));
        assertThat(reversed.fen("subsidyFen")).isEqualTo(fen(15_000));
        assertThat(reversed.fen("leftFen")).isEqualTo(fen(75_000));
        awaitBalances(Balances.of(200_000, 0, 155_000, 45_000, 0));
        pot.treasury().pay("s1", centre.code(), 45_000);
        awaitBalances(Balances.of(200_000, 0, 155_000, 0, 45_000));
    }

    private void reversalAfterPayment() {
        Answer tooMuch = centre.reverse("u1", "r2", 80_000);
        assertThat(tooMuch).satisfies(problem(422, "REVERSAL_EXCEEDS_USAGE"));
        assertThat(tooMuch.fen("leftFen")).isEqualTo(fen(75_000));
        Answer reversed = accepted(201, centre.reverse("u1", "r3", 25_000));
        assertThat(reversed.fen("leftFen")).isEqualTo(fen(50_000));
        awaitBalances(Balances.of(200_000, 0, 155_000, 0, 45_000).receivable(15_000));
        assertThat(centre.consumption("u1").fen("reversedCostFen")).isEqualTo(fen(50_000));
    }

    private void netting() {
        assertThat(centre.consume(voucher, "u2", DAY, 10_000).fen("subsidyFen"))
                .isEqualTo(fen(6_000));
        awaitBalances(Balances.of(200_000, 0, 149_000, 6_000, 45_000).receivable(15_000));
        JsonNode run = pot.treasury().settle("s2", centre.code(), 6_000);
        assertThat(run.at("/run/paidFen").longValue()).isZero();
        assertThat(run.at("/run/controlSumFen").longValue()).isZero();
        assertThat(run.required("payments")).hasSize(1);
        JsonNode payment = run.at("/payments/0");
        assertThat(payment.required("status").stringValue()).isEqualTo("NETTED");
        assertThat(payment.required("amountFen").longValue()).isZero();
        assertThat(payment.at("/lines/0/grossFen").longValue()).isEqualTo(fen(6_000));
        assertThat(payment.at("/lines/0/nettedFen").longValue()).isEqualTo(fen(6_000));
        awaitBalances(Balances.of(200_000, 0, 155_000, 0, 45_000).receivable(9_000));
    }

    private void awaitBalances(Balances expected) {
        pot.awaitEverywhere(expected, voucher);
    }
}
