package org.computevoucher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.systemtests.Expect.fen;
import static org.computevoucher.systemtests.Expect.problem;
import static org.computevoucher.systemtests.Expect.soon;

import java.time.LocalDate;
import org.computevoucher.systemtests.ThreeServices.Answer;
import tools.jackson.databind.node.ObjectNode;

/**
 * One invoice, two regions. Invoice INV-1 of seller S, 500 000: region A pays 30 %, 150 000. The
 * same invoice to region B is refused as claimed. B's own invoice of 300 000 at 20 % gets 60 000.
 */
final class Example7 {

    private static final LocalDate DAY = LocalDate.of(2025, 12, 10);
    private static final String SELLER = "91310115MA1K4QBT2Y";

    private final PlayedPot a;
    private final PlayedPot b;
    private final UsedCentre centre;
    private final String voucherOfA;
    private final String voucherOfB;

    Example7(ThreeServices services) {
        a = prepared(services, "310000-EXAMPLE7-2025", 3_000);
        b = prepared(services, "330200-EXAMPLE7-2025", 2_000);
        centre = a.centre("DC-EXAMPLE7").approved();
        // one firm that both regions support
        String enterprise = a.enterprise(7);
        a.register(enterprise);
        voucherOfA = a.granted("application", enterprise, 1_000_000);
        voucherOfB = b.granted("application", enterprise, 1_000_000);
    }

    private static PlayedPot prepared(ThreeServices services, String name, int rateBasisPoints) {
        PlayedPot pot = new PlayedPot(services, name);
        pot.publish(rateBasisPoints, 730);
        pot.allocate("allocation", 1_000_000, false);
        pot.awaitEverywhere(Balances.of(1_000_000, 1_000_000, 0, 0, 0));
        return pot;
    }

    void play() {
        Answer first = centre.consume(invoiced(centre, voucherOfA, "u1", 500_000, "INV-1"));
        assertThat(first.fen("subsidyFen")).isEqualTo(fen(150_000));
        assertThat(first.fen("payerShareFen")).isEqualTo(fen(350_000));
        a.awaitEverywhere(Balances.of(1_000_000, 0, 850_000, 150_000, 0), voucherOfA);

        UsedCentre forB = centre.of(b);
        soon().until(() -> b.everywhere().account(voucherOfB).status() == 200);
        assertThat(forB.report(invoiced(forB, voucherOfB, "u1", 500_000, "INV-1")))
                .satisfies(problem(422, "INVOICE_CLAIMED"));
        b.awaitEverywhere(Balances.of(1_000_000, 0, 1_000_000, 0, 0), voucherOfB);

        Answer own = forB.report(invoiced(forB, voucherOfB, "u2", 300_000, "INV-2"));
        assertThat(own.fen("subsidyFen")).isEqualTo(fen(60_000));
        b.awaitEverywhere(Balances.of(1_000_000, 0, 940_000, 60_000, 0), voucherOfB);
        a.awaitEverywhere(Balances.of(1_000_000, 0, 850_000, 150_000, 0), voucherOfA);
    }

    private static ObjectNode invoiced(
            UsedCentre centre, String voucher, String usage, long cost, String invoice) {
        return centre.usage(voucher, usage, DAY, cost)
                .put("invoiceIssuer", SELLER)
                .put("invoiceNumber", invoice);
    }
}
