package org.computevoucher.issuance.it;

import static org.assertj.core.api.Assertions.assertThat;

import computevoucher.budget.v1.BudgetWithdrawalRequested;
import computevoucher.budget.v1.BudgetYearEndRequested;
import computevoucher.consumption.v1.VoucherClosed;
import computevoucher.envelope.v1.EnvelopeClosed;
import computevoucher.envelope.v1.UnusedReturned;
import computevoucher.envelope.v1.WithdrawalGranted;
import computevoucher.envelope.v1.WithdrawalRefused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.computevoucher.issuance.envelope.FillEnvelope;
import org.computevoucher.issuance.envelope.GiveBack;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.testkit.FactTopics.Fact;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Withdrawals and the year's end at the envelope. The test is the ledger, which asks. */
class EnvelopeIT extends IssuanceIT {

    private static final String ENVELOPE_TOPIC = "computevoucher.envelope.v1";

    @Autowired private Commands commands;

    @Test
    void a_withdrawal_is_granted_and_another_refused_and_the_chain_goes_on() {
        String pot = "420100-COMPUTE-" + year;
        allocate(pot, 1_000);
        UUID first = withdraw(pot, "first", 300);
        Fact granted = answer(pot, WithdrawalGranted.class);
        assertThat(granted.headers()).containsEntry("ce_causationid", first.toString());
        assertThat(((WithdrawalGranted) granted.value()).getAmountFen()).isEqualTo(300);
        assertThat(granted.key()).isEqualTo(pot);

        Answer voucher = issue("after the grant", pot, 200).with(201);
        UUID second = withdraw(pot, "second", 501);
        Fact refused = answer(pot, WithdrawalRefused.class);

        assertThat(refused.headers()).containsEntry("ce_causationid", second.toString());
        assertThat(((WithdrawalRefused) refused.value()).getAvailableFen()).isEqualTo(500);
        assertThat(((WithdrawalRefused) refused.value()).getReason())
                .isEqualTo("ENVELOPE_EXHAUSTED");
        assertThat(causeOfIssue(voucher)).isEqualTo(granted.id());
        envelopeShows(pot, 1_000, 500, 200, 300, 0, false);
        JsonNode today = usageOfToday(pot);
        assertThat(today.path("allocatedFen").asLong()).isEqualTo(1_000);
        assertThat(today.path("promisedFen").asLong()).isEqualTo(200);
        assertThat(today.path("withdrawnFen").asLong()).isEqualTo(300);
        assertThat(today.path("availableFen").asLong()).isEqualTo(500);
    }

    @Test
    void a_year_ends_and_what_comes_back_later_is_given_up_too() {
        String pot = "420200-COMPUTE-" + year;
        allocate(pot, 1_000);
        envelopeBecomes(pot, 1_000, 1_000, 0);
        Answer voucher = issue("in time", pot, 900).with(201);

        endYear(pot);

        Fact closed = answer(pot, EnvelopeClosed.class);
        assertThat(closed.headers()).containsEntry("ce_causationid", voucher.text("eventId"));
        assertThat(((EnvelopeClosed) closed.value()).getAvailableFen()).isEqualTo(100);
        assertThat(issue("too late", pot, 1).with(422).reason()).isEqualTo("POT_YEAR_CLOSED");

        UUID closing = close(pot, voucher, 50);
        Fact returned = answer(pot, UnusedReturned.class);
        assertThat(returned.headers()).containsEntry("ce_causationid", closing.toString());
        assertThat(((UnusedReturned) returned.value()).getAmountFen()).isEqualTo(50);
        envelopeShows(pot, 1_000, 0, 850, 0, 150, true);
        JsonNode today = usageOfToday(pot);
        assertThat(today.path("givenBackFen").asLong()).isEqualTo(50);
        assertThat(today.path("returnedFen").asLong()).isEqualTo(150);
        assertThat(today.path("availableFen").asLong()).isZero();
    }

    @Test
    void an_envelope_that_was_never_filled_answers_too() {
        String pot = "420300-COMPUTE-" + year;
        withdraw(pot, "of nothing", 1);
        assertThat(((WithdrawalRefused) answer(pot, WithdrawalRefused.class).value()))
                .extracting(WithdrawalRefused::getAvailableFen)
                .isEqualTo(0L);
        UUID request = endYear(pot);
        Fact closed = answer(pot, EnvelopeClosed.class);
        assertThat(((EnvelopeClosed) closed.value()).getAvailableFen()).isZero();
        assertThat(closed.headers()).containsEntry("ce_causationid", request.toString());
        envelopeShows(pot, 0, 0, 0, 0, 0, true);
    }

    /** Each day is in Shanghai, and what is recorded in whatever order adds up. */
    @Test
    void the_usage_of_a_pot_is_exact_in_whatever_order_it_was_recorded() {
        String pot = "420400-COMPUTE-" + year;
        fill(pot, 1_000, "2026-03-01T15:59:59.999999Z");
        List<Runnable> movements = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String at = i % 2 == 0 ? "2026-03-01T16:00:00Z" : "2026-03-04T03:00:00Z";
            movements.add(() -> fill(pot, 3, at));
            movements.add(() -> giveBack(pot, 2, at));
        }
        Collections.shuffle(movements, new Random(7));

        movements.forEach(Runnable::run);

        soon().untilAsserted(
                        () ->
                                assertThat(usage(pot, "2026-03-01", "2026-03-05"))
                                        .containsExactly(
                                                "2026-03-01 +1000 -0 = 1000",
                                                "2026-03-02 +150 -100 = 1050",
                                                "2026-03-03 +0 -0 = 1050",
                                                "2026-03-04 +150 -100 = 1100",
                                                "2026-03-05 +0 -0 = 1100"));
        assertThat(usage(pot, "2026-03-03", "2026-03-03"))
                .containsExactly("2026-03-03 +0 -0 = 1050");
        assertThat(usage(pot, "2026-02-27", "2026-02-28"))
                .containsExactly("2026-02-27 +0 -0 = 0", "2026-02-28 +0 -0 = 0");
    }

    private void fill(String pot, long fen, String at) {
        commands.sendAndWait(new FillEnvelope(pot, UUID.randomUUID(), fen, Instant.parse(at)));
    }

    private void giveBack(String pot, long fen, String at) {
        commands.sendAndWait(
                new GiveBack(pot, UUID.randomUUID(), UUID.randomUUID(), fen, Instant.parse(at)));
    }

    private List<String> usage(String pot, String from, String to) {
        return days(pot, from, to).stream()
                .map(
                        day ->
                                "%s +%d -%d = %d"
                                        .formatted(
                                                day.path("day").asString(),
                                                day.path("allocatedFen").asLong(),
                                                day.path("withdrawnFen").asLong(),
                                                day.path("availableFen").asLong()))
                .toList();
    }

    private List<JsonNode> days(String pot, String from, String to) {
        return http.get("/api/v1/envelopes/" + pot + "/usage?from=" + from + "&to=" + to)
                .ok()
                .path("days")
                .valueStream()
                .toList();
    }

    /** Of both days, should midnight pass. */
    private JsonNode usageOfToday(String pot) {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        return days(pot, today.minusDays(1).toString(), today.toString()).getLast();
    }

    private UUID withdraw(String pot, String name, long fen) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return topics.publish(
                pot,
                new BudgetWithdrawalRequested(
                        UUID.randomUUID().toString(),
                        now,
                        now,
                        UUID.randomUUID().toString(),
                        pot,
                        pot.substring(0, 6),
                        pot.substring(0, pot.length() - 5),
                        year,
                        fen,
                        name),
                null);
    }

    private UUID endYear(String pot) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return topics.publish(
                pot,
                new BudgetYearEndRequested(
                        UUID.randomUUID().toString(),
                        now,
                        now,
                        UUID.randomUUID().toString(),
                        pot,
                        pot.substring(0, 6),
                        pot.substring(0, pot.length() - 5),
                        year,
                        "a decree"),
                null);
    }

    private UUID close(String pot, Answer voucher, long unusedFen) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        String voucherId = voucher.text("voucherId");
        return topics.publish(
                voucherId,
                new VoucherClosed(
                        UUID.randomUUID().toString(),
                        now,
                        now,
                        voucherId,
                        pot,
                        pot.substring(0, 6),
                        unusedFen,
                        "EXPIRED"),
                null);
    }

    /** The one fact of a type that the envelope of a pot has published. */
    private Fact answer(String pot, Class<?> type) {
        return soon().until(
                        () ->
                                topics.read(ENVELOPE_TOPIC).stream()
                                        .filter(fact -> fact.key().equals(pot))
                                        .filter(fact -> type.isInstance(fact.value()))
                                        .toList(),
                        facts -> facts.size() == 1)
                .getFirst();
    }

    private String causeOfIssue(Answer voucher) {
        return soon().until(
                        () ->
                                topics.read(VOUCHER_TOPIC).stream()
                                        .filter(fact -> fact.id().equals(voucher.text("eventId")))
                                        .map(fact -> fact.headers().get("ce_causationid"))
                                        .toList(),
                        causes -> causes.size() == 1)
                .getFirst();
    }

    private void envelopeShows(
            String pot,
            long allocated,
            long available,
            long promised,
            long withdrawn,
            long returned,
            boolean closed) {
        soon().untilAsserted(
                        () -> {
                            Answer envelope = http.get("/api/v1/envelopes/" + pot).with(200);
                            assertThat(envelope.fen("allocatedFen")).isEqualTo(allocated);
                            assertThat(envelope.fen("availableFen")).isEqualTo(available);
                            assertThat(envelope.fen("promisedFen")).isEqualTo(promised);
                            assertThat(envelope.fen("withdrawnFen")).isEqualTo(withdrawn);
                            assertThat(envelope.fen("returnedFen")).isEqualTo(returned);
                            assertThat(envelope.body().path("closed").asBoolean())
                                    .isEqualTo(closed);
                        });
    }
}
