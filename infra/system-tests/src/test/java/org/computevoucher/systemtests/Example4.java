package org.computevoucher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.systemtests.PlayedPot.fen;
import static org.computevoucher.systemtests.PlayedPot.problem;

import java.time.LocalDate;
import tools.jackson.databind.JsonNode;

/**
 * Late usage, expiry. Allocated 1 000 000. A voucher of 100 000 at 80 %, valid to 31 December, 30
 * days' grace. Usage of 30 December for 50 000, reported on 10 January, gets 40 000; usage of 2
 * January is rejected; usage of 28 December reported on 5 February gets nothing. At the end of 30
 * January 60 000 return to the pot.
 */
final class Example4 {

    private static final String DATA_CENTRE = "DC-CD-01";

    private final PlayedPot pot;
    private final String voucher;

    /** In December. */
    Example4(ThreeServices services) {
        pot = new PlayedPot(services, "510100-EXAMPLE4-2025");
        pot.publish(0);
        pot.register(pot.enterprise(1));
        pot.allocate("allocation", 1_000_000, false);
        pot.awaitEverywhere(Balances.of(1_000_000, 1_000_000, 0, 0, 0));
        voucher = pot.granted("application", pot.enterprise(1), 100_000);
        JsonNode issued = pot.awaitVoucher(voucher, "ISSUED");
        assertThat(issued.required("validUntil").stringValue()).isEqualTo("2025-12-31T16:00:00Z");
        assertThat(issued.required("reportableUntil").stringValue())
                .isEqualTo("2026-01-30T16:00:00Z");
    }

    private Example4(PlayedPot pot, String voucher) {
        this.pot = pot;
        this.voucher = voucher;
    }

    Example4 with(ThreeServices restarted) {
        return new Example4(pot.with(restarted), voucher);
    }

    void inDecember() {
        pot.awaitEverywhere(Balances.of(1_000_000, 900_000, 100_000, 0, 0), voucher);
    }

    void onTheTenthOfJanuary() {
        assertThat(
                        pot.consume(
                                        DATA_CENTRE,
                                        voucher,
                                        "late",
                                        LocalDate.of(2025, 12, 30),
                                        50_000)
                                .fen("subsidyFen"))
                .isEqualTo(fen(40_000));
        assertThat(pot.report(DATA_CENTRE, voucher, "after", LocalDate.of(2026, 1, 2), 10_000))
                .satisfies(problem(422, "OUTSIDE_VALIDITY"));
        pot.awaitEverywhere(Balances.of(1_000_000, 900_000, 60_000, 40_000, 0), voucher);
    }

    void onTheFifthOfFebruary() {
        pot.awaitEverywhere(Balances.of(1_000_000, 960_000, 0, 40_000, 0), voucher);
        JsonNode closed = pot.awaitVoucher(voucher, "CLOSED");
        assertThat(closed.required("closingReason").stringValue()).isEqualTo("EXPIRED");
        assertThat(closed.required("unusedFen").longValue()).isEqualTo(fen(60_000));
        assertThat(pot.report(DATA_CENTRE, voucher, "too-late", LocalDate.of(2025, 12, 28), 10_000))
                .satisfies(problem(422, "REPORTED_TOO_LATE"));
        pot.awaitEverywhere(Balances.of(1_000_000, 960_000, 0, 40_000, 0), voucher);
    }
}
