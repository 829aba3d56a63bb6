package org.computevoucher.redemption.it;

import static org.assertj.core.api.Assertions.assertThat;

import computevoucher.consumption.v1.VoucherClosed;
import computevoucher.consumption.v1.VoucherReduced;
import computevoucher.voucher.v1.VoucherClosureRequested;
import computevoucher.voucher.v1.VoucherReductionRequested;
import computevoucher.voucher.v1.VoucherResumed;
import computevoucher.voucher.v1.VoucherSuspended;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.computevoucher.testkit.FactTopics.Fact;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the issuance service says of a voucher's later life, and what becomes of its account. */
class VoucherLifeIT extends RedemptionIT {

    private static final String POT = "340100-COMPUTE-2026";

    @Test
    void what_expires_gives_back_what_is_open_once() {
        UUID voucher = issued(80_000_000);
        consume("DC-K", "u-" + voucher, voucher, 50_000_000).with(201);

        UUID request = askClosure(voucher, "EXPIRED");
        Answer closed = accountBecomes(voucher, "status", "CLOSED");
        askClosure(voucher, "CANCELLED");
        suspend(voucher, now);

        assertThat(closed.fen("faceFen")).isEqualTo(80_000_000);
        assertThat(closed.fen("openFen")).isZero();
        assertThat(consume("DC-K", "late-" + voucher, voucher, 1).with(422).reason())
                .isEqualTo("VOUCHER_CLOSED");
        // what was said after the second request has been heard
        accountBecomes(voucher, "suspendedFrom", now.toString());
        List<Fact> facts = facts(voucher, 2);
        assertThat(facts.getLast().headers()).containsEntry("ce_causationid", request.toString());
        assertThat(facts.getLast().value())
                .isInstanceOfSatisfying(
                        VoucherClosed.class,
                        closing -> {
                            assertThat(closing.getUnusedFen()).isEqualTo(40_000_000);
                            assertThat(closing.getReason()).isEqualTo("EXPIRED");
                            assertThat(closing.getEffectiveAt()).isEqualTo(now);
                        });
    }

    @Test
    void a_part_that_is_given_back_makes_the_face_smaller_and_the_rest_closes_the_account() {
        UUID voucher = issued(80_000_000);
        consume("DC-L", "u1-" + voucher, voucher, 50_000_000).with(201);

        UUID request = giveBack(voucher, 30_000_000);
        Answer reduced =
                soon().until(() -> account(voucher), answer -> answer.fen("openFen") == 10_000_000);
        assertThat(reduced.fen("faceFen")).isEqualTo(50_000_000);
        assertThat(reduced.fen("originalFaceFen")).isEqualTo(80_000_000);
        Answer more = consume("DC-L", "u2-" + voucher, voucher, 10_000_000).with(201);
        assertThat(more.fen("subsidyFen")).isEqualTo(8_000_000);
        giveBack(voucher, 30_000_000);

        accountBecomes(voucher, "status", "CLOSED");
        List<Fact> facts = facts(voucher, 4);
        assertThat(facts.get(1).headers()).containsEntry("ce_causationid", request.toString());
        assertThat(facts.get(1).value())
                .isInstanceOfSatisfying(
                        VoucherReduced.class,
                        fact -> {
                            assertThat(fact.getAmountFen()).isEqualTo(30_000_000);
                            assertThat(fact.getFaceFen()).isEqualTo(50_000_000);
                            assertThat(fact.getOpenFen()).isEqualTo(10_000_000);
                        });
        assertThat(facts.get(3).value())
                .isInstanceOfSatisfying(
                        VoucherClosed.class,
                        fact -> {
                            assertThat(fact.getUnusedFen()).isEqualTo(2_000_000);
                            assertThat(fact.getReason()).isEqualTo("RETURNED");
                        });
    }

    /** Usage is from two hours to one hour ago. */
    @Test
    void usage_before_a_suspension_stands_and_usage_from_then_on_is_refused() {
        UUID voucher = issued(80_000_000);
        Instant middle = now.minus(Duration.ofMinutes(90));
        String usageId = "u-" + voucher;

        suspend(voucher, middle);
        assertThat(accountBecomes(voucher, "suspendedFrom", middle.toString()).text("status"))
                .isEqualTo("OPEN");
        Answer crossing = consume("DC-M", usageId, voucher, 1_000).with(422);
        assertThat(crossing.reason()).isEqualTo("SPLIT_AT_SUSPENSION_BOUNDARY");
        assertThat(Instant.parse(crossing.text("splitAt"))).isEqualTo(middle);
        suspend(voucher, now.minus(Duration.ofHours(3)));
        accountBecomes(voucher, "suspendedFrom", now.minus(Duration.ofHours(3)).toString());
        assertThat(consume("DC-M", usageId, voucher, 1_000).with(422).reason())
                .isEqualTo("VOUCHER_SUSPENDED");

        resume(voucher, now.minus(Duration.ofHours(2)));
        soon().until(() -> account(voucher).body().path("suspendedFrom").isNull());
        consume("DC-M", usageId, voucher, 1_000).with(201);
    }

    private UUID issued(long faceFen) {
        UUID voucher = UUID.randomUUID();
        issue(POT, voucher, faceFen);
        return voucher;
    }

    private Answer accountBecomes(UUID voucher, String field, String value) {
        return soon().until(
                        () -> account(voucher),
                        answer -> answer.body().path(field).asString("").equals(value));
    }

    private UUID askClosure(UUID voucher, String reason) {
        return topics.publish(
                voucher.toString(),
                new VoucherClosureRequested(
                        UUID.randomUUID().toString(),
                        now,
                        now,
                        voucher.toString(),
                        POT,
                        "340100",
                        reason),
                null);
    }

    private UUID giveBack(UUID voucher, long amountFen) {
        return topics.publish(
                voucher.toString(),
                new VoucherReductionRequested(
                        UUID.randomUUID().toString(),
                        now,
                        now,
                        voucher.toString(),
                        POT,
                        "340100",
                        amountFen),
                null);
    }

    @Test
    void a_record_tells_its_corrections_the_oldest_first_and_of_all_payees_together() {
        String pot = "330200-CORRECTED-2026";
        UUID voucher = UUID.randomUUID();
        issue(pot, voucher, 10_000);
        consume("DC-CORR-A", "u", voucher, 10_000).with(201);
        payableBecomes(pot, "DC-CORR-A", 8_000, 0);
        assertThat(settling().pay(pot, "DC-CORR-A")).isEqualTo(8_000);
        // of the 8 000 that it is worth, the face leaves 2 000
        consume("DC-CORR-B", "u", voucher, 10_000).with(201);
        payableBecomes(pot, "DC-CORR-B", 2_000, 0);

        reverse("DC-CORR-A", "r2", 5_000);
        reverse("DC-CORR-A", "r1", 5_000);
        reversalsBecome("DC-CORR-A", "r2 5000 0 0 0", "r1 5000 2000 0 2000");
        // its own 2 000, and the 6 000 that the other one has for nothing now
        String eventId = reverse("DC-CORR-B", "r1", 10_000);
        reversalsBecome("DC-CORR-B", "r1 10000 8000 2000 6000");

        JsonNode told = consumption("DC-CORR-B").path("reversals").path(0);
        assertThat(told.path("eventId").asString()).isEqualTo(eventId);
        assertThat(told.path("eligibleCostFen").asLong()).isEqualTo(10_000);
        assertThat(told.path("reason").asString()).isEqualTo("METERING_ERROR");
    }

    private String reverse(String dataCentre, String reversalId, long costFen) {
        return http.post(
                        CONSUMPTIONS + "/u/reversals",
                        UUID.randomUUID().toString(),
                        """
                        {"dataCentre": "%s", "reversalId": "%s", "billedCostFen": %d,
                         "reason": "METERING_ERROR"}
                        """
                                .formatted(dataCentre, reversalId, costFen))
                .with(201)
                .text("eventId");
    }

    private JsonNode consumption(String dataCentre) {
        return http.get(CONSUMPTIONS + "/u?dataCentre=" + dataCentre).ok();
    }

    /** Each as its id, its cost, the subsidy less, what of it is released, and what comes back. */
    private void reversalsBecome(String dataCentre, String... expected) {
        soon().untilAsserted(
                        () ->
                                assertThat(
                                                consumption(dataCentre)
                                                        .path("reversals")
                                                        .valueStream()
                                                        .map(VoucherLifeIT::shown))
                                        .containsExactly(expected));
    }

    private static String shown(JsonNode reversal) {
        return "%s %s %s %s %s"
                .formatted(
                        reversal.path("reversalId").asString(),
                        reversal.path("billedCostFen"),
                        reversal.path("subsidyFen"),
                        reversal.path("releasedFen"),
                        reversal.path("recoveryFen"));
    }

    private void suspend(UUID voucher, Instant from) {
        topics.publish(
                voucher.toString(),
                new VoucherSuspended(
                        UUID.randomUUID().toString(),
                        from,
                        now,
                        voucher.toString(),
                        POT,
                        "340100",
                        "UNDER_INVESTIGATION",
                        "a document"));
    }

    private void resume(UUID voucher, Instant from) {
        topics.publish(
                voucher.toString(),
                new VoucherResumed(
                        UUID.randomUUID().toString(),
                        from,
                        now,
                        voucher.toString(),
                        POT,
                        "340100",
                        "a document"));
    }

    private List<Fact> facts(UUID voucher, int count) {
        return soon().until(
                        () ->
                                topics.read(CONSUMPTION_TOPIC).stream()
                                        .filter(fact -> fact.key().equals(voucher.toString()))
                                        .toList(),
                        found -> found.size() == count);
    }
}
