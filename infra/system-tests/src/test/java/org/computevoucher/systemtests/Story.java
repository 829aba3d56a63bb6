package org.computevoucher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.systemtests.PlayedPot.accepted;
import static org.computevoucher.systemtests.PlayedPot.fen;
import static org.computevoucher.systemtests.PlayedPot.problem;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.computevoucher.local.Caller;
import org.computevoucher.systemtests.ThreeServices.Answer;

/**
 * Worked examples 1 and 2 through the public interfaces.
 *
 * <p>Allocated 600 000 000 CNY; a voucher of 800 000 at 80 %; a consumption of 500 000 is
 * subsidised with 400 000, of which the payee is reimbursed; one of 600 000 gets the 400 000 that
 * are left and exhausts the voucher.
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
        pot.publish(730);
        pot.register(enterprise);
        pot.allocate("allocation", 600_000_000, false);
        pot.awaitEverywhere(Balances.of(600_000_000, 600_000_000, 0, 0, 0));

        String voucher = pot.granted("application", enterprise, 800_000);
        pot.awaitVoucher(voucher, "ISSUED");
        awaitOpened(voucher);
        pot.awaitEverywhere(Balances.of(600_000_000, 599_200_000, 800_000, 0, 0), voucher);

        Answer first = report(voucher, "u1", 500_000);
        assertThat(accepted(201, first).fen("subsidyFen")).isEqualTo(fen(400_000));
        assertThat(first.fen("payerShareFen")).isEqualTo(fen(100_000));
        assertThat(first.text("bindingLimit")).isEqualTo("RATE");
        pot.awaitEverywhere(Balances.of(600_000_000, 599_200_000, 400_000, 400_000, 0), voucher);
        oneTraceThroughAllServices(first);
        Instant beforePayment = Instant.now().truncatedTo(ChronoUnit.MICROS);

        pot.settle("s1", DATA_CENTRE, 400_000);
        pot.awaitEverywhere(Balances.of(600_000_000, 599_200_000, 400_000, 0, 400_000), voucher);

        Answer second = report(voucher, "u2", 600_000);
        assertThat(accepted(201, second).fen("subsidyFen")).isEqualTo(fen(400_000));
        assertThat(second.fen("payerShareFen")).isEqualTo(fen(200_000));
        assertThat(second.text("bindingLimit")).isEqualTo("FACE");
        assertThat(second.fen("openFen")).isZero();
        Balances end = Balances.of(600_000_000, 599_200_000, 0, 400_000, 400_000);
        pot.awaitEverywhere(end, voucher);
        pot.awaitVoucher(voucher, "CLOSED");

        assertThat(pot.book("?recordedAt=" + beforePayment))
                .isEqualTo(Balances.of(600_000_000, 599_200_000, 400_000, 400_000, 0));
        assertThat(balance("payable:" + pot.pot() + ":" + DATA_CENTRE)).isEqualTo(fen(400_000));
        sameAgain(voucher, end);
        refusals(voucher, end);
    }

    private void awaitOpened(String voucher) {
        String account = "/api/v1/voucher-accounts/" + voucher;
        PlayedPot.soon().until(() -> services.get(services.redemption(), account).status() == 200);
    }

    private Answer report(String voucher, String usage, long cost) {
        return pot.report(DATA_CENTRE, voucher, usage, day, cost);
    }

    /** From the request over what it caused to the entry in the book, on both sides of Kafka. */
    private void oneTraceThroughAllServices(Answer consumed) {
        PlayedPot.soon()
                .untilAsserted(
                        () ->
                                assertThat(
                                                services.redemption()
                                                        .loggedEventsOf(consumed.correlationId()))
                                        .contains("ComputeConsumed", "SubsidyOwed"));
        assertThat(services.ledger().loggedEventsOf(consumed.correlationId()))
                .containsExactly("EntryPosted");
    }

    /** Every request sent once more gets its first answer, and the book does not move. */
    private void sameAgain(String voucher, Balances end) {
        pot.publish(730);
        pot.register(enterprise);
        pot.allocate("allocation", 600_000_000, false);
        assertThat(pot.granted("application", enterprise, 800_000)).isEqualTo(voucher);
        Answer again = report(voucher, "u1", 500_000);
        assertThat(accepted(201, again).text("result")).isEqualTo("accepted");
        Answer otherKey =
                pot.report(pot.pot() + "-u1-again", DATA_CENTRE, voucher, "u1", day, 500_000);
        assertThat(accepted(200, otherKey).text("result")).isEqualTo("duplicate");
        assertThat(otherKey.fen("subsidyFen")).isEqualTo(fen(400_000));
        assertThat(pot.requestSettlement("s1", DATA_CENTRE).fen("amountFen"))
                .isEqualTo(fen(400_000));
        assertThat(pot.book("")).isEqualTo(end);
    }

    private void refusals(String voucher, Balances end) {
        assertThat(report(voucher, "u1", 500_001)).satisfies(problem(409, "IDEMPOTENCY_CONFLICT"));
        assertThat(pot.report(pot.pot() + "-u1-other", DATA_CENTRE, voucher, "u1", day, 500_001))
                .satisfies(problem(409, "USAGE_CONFLICT"));
        assertThat(report(voucher, "u3", 1)).satisfies(problem(422, "VOUCHER_CLOSED"));
        assertThat(pot.apply("application", enterprise, 700_000))
                .satisfies(problem(409, "IDEMPOTENCY_CONFLICT"));
        assertThat(pot.apply("stranger", pot.enterprise(2), 1))
                .satisfies(problem(422, "APPLICANT_NOT_REGISTERED"));
        // by the office, without an application: then nobody waits
        assertThat(issue("too-much", 599_200_001))
                .satisfies(problem(422, "ENVELOPE_EXHAUSTED"))
                .satisfies(
                        answer ->
                                assertThat(answer.fen("availableFen")).isEqualTo(fen(599_200_000)));
        assertThat(pot.book("")).isEqualTo(end);
    }

    private Answer issue(String key, long face) {
        LocalDate first = LocalDate.of(day.getYear(), 1, 1);
        return services.post(
                Caller.office(pot.pot().substring(0, 6)),
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
