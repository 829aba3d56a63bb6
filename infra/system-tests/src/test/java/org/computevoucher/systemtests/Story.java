package org.computevoucher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.systemtests.Expect.accepted;
import static org.computevoucher.systemtests.Expect.fen;
import static org.computevoucher.systemtests.Expect.problem;
import static org.computevoucher.systemtests.Expect.soon;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.computevoucher.local.Caller;
import org.computevoucher.systemtests.ThreeServices.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Worked examples 1 and 2, and around them: one trace through all services, the book at an earlier
 * moment, every request sent again, and what is refused.
 */
final class Story {

    private static final String DATA_CENTRE = "DC-SH-01";

    private final ThreeServices services;
    private final PlayedPot pot;
    private final String enterprise;

    /** The day of the usage; its year's pot pays for it, also on the first days of the next. */
    private final LocalDate day = LocalDate.now(PlayedPot.SHANGHAI).minusDays(3);

    /**
     * @param programme that only this story plays
     */
    Story(ThreeServices services, String programme) {
        this.services = services;
        this.pot = new PlayedPot(services, programme + "-" + day.getYear());
        this.enterprise = pot.enterprise(1);
    }

    void play() {
        Example1 example1 = Example1.of(pot, DATA_CENTRE, day);
        oneTraceThroughAllServices(example1.used());
        Instant beforePayment = Instant.now().truncatedTo(ChronoUnit.MICROS);
        example1.paid();
        new Example2(example1).used();

        assertThat(pot.book("?recordedAt=" + beforePayment))
                .isEqualTo(Balances.of(600_000_000, 599_200_000, 400_000, 400_000, 0));
        assertThat(balance("payable:" + pot.pot() + ":" + DATA_CENTRE)).isEqualTo(fen(400_000));
        sameAgain(example1);
        refusals(example1);
    }

    /** From the request over what it caused to the entry in the book, on both sides of Kafka. */
    private void oneTraceThroughAllServices(Answer consumed) {
        soon().untilAsserted(
                        () ->
                                assertThat(
                                                services.redemption()
                                                        .loggedEventsOf(consumed.correlationId()))
                                        .contains("ComputeConsumed", "SubsidyOwed"));
        assertThat(services.ledger().loggedEventsOf(consumed.correlationId()))
                .containsExactly("EntryPosted");
    }

    /** Every request sent once more gets its first answer, and the book does not move. */
    private void sameAgain(Example1 example1) {
        pot.publish(730);
        pot.register(enterprise);
        pot.allocate("allocation", 600_000_000, false);
        assertThat(pot.granted(Example1.APPLICATION, enterprise, 800_000))
                .isEqualTo(example1.voucher());
        UsedCentre centre = example1.centre().approved();
        ObjectNode usage = centre.usage(example1.voucher(), "u1", day, 500_000);
        assertThat(accepted(201, centre.report(usage)).text("result")).isEqualTo("accepted");
        Answer otherKey = centre.report(pot.pot() + "-u1-again", usage);
        assertThat(accepted(200, otherKey).text("result")).isEqualTo("duplicate");
        assertThat(otherKey.fen("subsidyFen")).isEqualTo(fen(400_000));
        Answer run = accepted(202, pot.treasury().open("s1", DATA_CENTRE));
        assertThat(run.text("status")).isEqualTo("OPENING");
        assertThat(pot.book("")).isEqualTo(Example2.END);
    }

    private void refusals(Example1 example1) {
        UsedCentre centre = example1.centre();
        String voucher = example1.voucher();
        ObjectNode other = centre.usage(voucher, "u1", day, 500_001);
        assertThat(centre.report(other)).satisfies(problem(409, "IDEMPOTENCY_CONFLICT"));
        assertThat(centre.report(pot.pot() + "-u1-other", other))
                .satisfies(problem(409, "USAGE_CONFLICT"));
        assertThat(centre.report(centre.usage(voucher, "u3", day, 1)))
                .satisfies(problem(422, "VOUCHER_CLOSED"));
        assertThat(
                        pot.centre("DC-NOWHERE")
                                .report(pot.centre("DC-NOWHERE").usage(voucher, "u4", day, 1)))
                .satisfies(problem(404, "DATA_CENTRE_UNKNOWN"));
        assertThat(pot.apply(Example1.APPLICATION, enterprise, 700_000))
                .satisfies(problem(409, "IDEMPOTENCY_CONFLICT"));
        assertThat(pot.apply("stranger", pot.enterprise(2), 1))
                .satisfies(problem(422, "APPLICANT_NOT_REGISTERED"));
        // by the office, without an application: then nobody waits
        assertThat(issue("too-much", 599_200_001))
                .satisfies(problem(422, "ENVELOPE_EXHAUSTED"))
                .satisfies(
                        answer ->
                                assertThat(answer.fen("availableFen")).isEqualTo(fen(599_200_000)));
        nobodyPaysAlone(example1.voucher());
    }

    /**
     * What one opened another approves; what the bank does not pay is payable again; and nobody
     * pays in one step any more.
     */
    private void nobodyPaysAlone(String voucher) {
        String run = accepted(202, pot.treasury().open("s2", DATA_CENTRE)).text("runId");
        assertThat(pot.treasury().ready(run).at("/run/controlSumFen").longValue())
                .isEqualTo(fen(400_000));
        assertThat(pot.treasury().approveOwn("s2", run)).satisfies(problem(422, "SAME_PERSON"));
        JsonNode rejected = pot.treasury().rejected("s2", run);
        assertThat(rejected.at("/run/rejectedFen").longValue()).isEqualTo(fen(400_000));
        assertThat(rejected.at("/payments/0/reasonCode").stringValue()).isEqualTo("AC04");
        soon().until(() -> pot.everywhere().payable(DATA_CENTRE), owed -> owed == fen(400_000));
        assertThat(
                        services.post(
                                Caller.treasury(pot.region()),
                                services.redemption(),
                                "/api/v1/settlements",
                                pot.pot() + "-at-once",
                                ThreeServices.object()
                                        .put("pot", pot.pot())
                                        .put("payee", DATA_CENTRE)))
                .satisfies(problem(410, "SETTLED_BY_RUNS"));
        pot.awaitEverywhere(Example2.END, voucher);
    }

    private Answer issue(String key, long face) {
        LocalDate first = LocalDate.of(day.getYear(), 1, 1);
        return services.post(
                Caller.office(pot.region()),
                services.issuance(),
                "/api/v1/vouchers",
                pot.pot() + "-" + key,
                ThreeServices.object()
                        .put("pot", pot.pot())
                        .put("enterprise", enterprise)
                        .put("faceFen", fen(face))
                        .put("rateBasisPoints", 8_000)
                        .put("validFrom", first.toString())
                        .put("validTo", first.plusDays(729).toString())
                        .put("graceDays", 30)
                        .put("payee", "DATA_CENTRE"));
    }

    private long balance(String account) {
        return services.get(services.ledger(), "/api/v1/balances?account=" + account)
                .fen("balanceFen");
    }
}
