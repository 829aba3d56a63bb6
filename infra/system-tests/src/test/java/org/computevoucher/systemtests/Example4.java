package org.computevoucher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.systemtests.Expect.accepted;
import static org.computevoucher.systemtests.Expect.fen;
import static org.computevoucher.systemtests.Expect.problem;

import java.time.LocalDate;
import org.computevoucher.local.Caller;
import org.computevoucher.systemtests.ThreeServices.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Late usage, expiry. Allocated 1 000 000. A voucher of 100 000 at 80 %, valid to 31 December, 30
 * days' grace. Usage of 30 December for 50 000, reported on 10 January, gets 40 000; usage of 2
 * January is rejected; usage of 28 December reported on 5 February is an exception and gets
 * nothing. At the end of 30 January 60 000 return to the pot.
 *
 * @param pot of no other example
 */
record Example4(PlayedPot pot, String voucher) {

    private static final String CENTRE = "DC-CD-01";

    static final Balances IN_DECEMBER = Balances.of(1_000_000, 900_000, 100_000, 0, 0);
    static final Balances IN_JANUARY = Balances.of(1_000_000, 900_000, 60_000, 40_000, 0);
    private static final Balances IN_FEBRUARY = Balances.of(1_000_000, 960_000, 0, 40_000, 0);

    /** In December. */
    static Example4 of(ThreeServices services) {
        PlayedPot pot = new PlayedPot(services, "510100-EXAMPLE4-2025");
        pot.publish(0);
        pot.register(pot.enterprise(1));
        pot.centre(CENTRE).approved();
        pot.allocate("allocation", 1_000_000, false);
        pot.awaitEverywhere(Balances.of(1_000_000, 1_000_000, 0, 0, 0));
        String voucher = pot.granted("application", pot.enterprise(1), 100_000);
        JsonNode issued = pot.awaitVoucher(voucher, "ISSUED");
        assertThat(issued.required("validUntil").stringValue()).isEqualTo("2025-12-31T16:00:00Z");
        assertThat(issued.required("reportableUntil").stringValue())
                .isEqualTo("2026-01-30T16:00:00Z");
        return new Example4(pot, voucher);
    }

    Example4 with(ThreeServices restarted) {
        return new Example4(pot.with(restarted), voucher);
    }

    private UsedCentre centre() {
        return pot.centre(CENTRE);
    }

    void inDecember() {
        pot.awaitEverywhere(IN_DECEMBER, voucher);
    }

    void onTheTenthOfJanuary() {
        Answer late = centre().consume(voucher, "late", LocalDate.of(2025, 12, 30), 50_000);
        assertThat(late.fen("subsidyFen")).isEqualTo(fen(40_000));
        ObjectNode after = centre().usage(voucher, "after", LocalDate.of(2026, 1, 2), 10_000);
        assertThat(centre().report(after)).satisfies(problem(422, "OUTSIDE_VALIDITY"));
        pot.awaitEverywhere(IN_JANUARY, voucher);
    }

    void onTheFifthOfFebruary() {
        pot.awaitEverywhere(IN_FEBRUARY, voucher);
        JsonNode closed = pot.awaitVoucher(voucher, "CLOSED");
        assertThat(closed.required("closingReason").stringValue()).isEqualTo("EXPIRED");
        assertThat(closed.required("unusedFen").longValue()).isEqualTo(fen(60_000));
        anException();
        pot.awaitEverywhere(IN_FEBRUARY, voucher);
    }

    /**
     * It is not dropped: a person decides, and then it is known for ever that it does not count.
     */
    private void anException() {
        ObjectNode tooLate =
                centre().usage(voucher, "too-late", LocalDate.of(2025, 12, 28), 10_000);
        Answer waits = accepted(202, centre().report(tooLate));
        assertThat(waits.text("result")).isEqualTo("excepted");
        assertThat(waits.text("reason")).isEqualTo("REPORTED_TOO_LATE");
        JsonNode waiting = Expect.soon().until(() -> exceptions(true), found -> found.size() == 1);
        assertThat(waiting.at("/0/usageId").stringValue())
                .isEqualTo(tooLate.required("usageId").stringValue());
        assertThat(waiting.at("/0/billedCostFen").longValue()).isEqualTo(fen(10_000));
        assertThat(waiting.at("/0/verdict").isNull()).isTrue();

        // even who wants to accept it is told that nothing is left
        assertThat(decide("ACCEPT")).satisfies(problem(422, "VOUCHER_CLOSED"));
        Answer rejected = accepted(200, decide("REJECT"));
        assertThat(rejected.body().required("subsidyFen").isNull()).isTrue();
        JsonNode decided = Expect.soon().until(() -> exceptions(false), found -> found.size() == 1);
        assertThat(decided.at("/0/verdict").stringValue()).isEqualTo("REJECT");
        assertThat(exceptions(true)).isEmpty();
        assertThat(centre().report("once-more", tooLate))
                .satisfies(problem(422, "EXCEPTION_REJECTED"));
    }

    private JsonNode exceptions(boolean waiting) {
        return accepted(
                        200,
                        pot.services()
                                .get(
                                        pot.services().redemption(),
                                        "/api/v1/exceptions?region=%s&dataCentre=%s&waiting=%s"
                                                .formatted(pot.region(), CENTRE, waiting)))
                .body()
                .required("exceptions");
    }

    private Answer decide(String verdict) {
        return pot.services()
                .post(
                        Caller.office(pot.region()),
                        pot.services().redemption(),
                        "/api/v1/exceptions/%s/%s-too-late/decisions".formatted(CENTRE, pot.pot()),
                        pot.pot() + "-" + verdict,
                        ThreeServices.object()
                                .put("verdict", verdict)
                                .put("reason", "NO_OUTAGE")
                                .put("document", "Notice 4"));
    }
}
