package org.computevoucher.ledger.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.computevoucher.ledger.contract.AvroSamples;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Worked examples 1 and 2 from outside: HTTP and Kafka in, HTTP out. */
class LedgerStoryIT extends LedgerIT {

    private static final String POT = "310000-COMPUTE-2026";
    private static final UUID VOUCHER = UUID.fromString("018f0000-0000-7000-8000-000000000001");

    @Test
    void a_pot_from_its_plan_to_its_payments_and_the_book_at_any_moment() {
        Answer planned = http().plan(POT, "plan-1", 100_000_000_000L);
        Answer allocated = http().allocate(POT, "allocation-1", 60_000_000_000L, true);
        assertThat(planned.body().path("plannedFen").asLong()).isEqualTo(100_000_000_000L);
        assertThat(allocated.body().path("plannedFen").asLong()).isEqualTo(40_000_000_000L);
        assertThat(allocated.body().path("allocatedFen").asLong()).isEqualTo(60_000_000_000L);

        UUID issued =
                facts().publish(
                                VOUCHER.toString(),
                                AvroSamples.issued(POT, VOUCHER, 80_000_000),
                                allocated.eventId());
        UUID firstUsage =
                facts().publish(
                                VOUCHER.toString(),
                                AvroSamples.consumed(POT, VOUCHER, 50_000_000, 40_000_000, "dc-1"),
                                issued);
        JsonNode afterFirstUsage = awaitEntry(firstUsage);
        assertPot(59_920_000_000L, 40_000_000, 40_000_000, 0);

        UUID payment =
                facts().publish(
                                "dc-1",
                                AvroSamples.reimbursed(POT, "dc-1", 40_000_000),
                                firstUsage);
        JsonNode afterPayment = awaitEntry(payment);
        assertPot(59_920_000_000L, 40_000_000, 0, 40_000_000);

        UUID secondUsage =
                facts().publish(
                                VOUCHER.toString(),
                                AvroSamples.consumed(POT, VOUCHER, 60_000_000, 40_000_000, "dc-1"),
                                issued);
        UUID closed =
                facts().publish(VOUCHER.toString(), AvroSamples.closed(POT, VOUCHER, 0), issued);
        awaitEntry(secondUsage);
        awaitEntry(closed);
        assertPot(59_920_000_000L, 0, 40_000_000, 40_000_000);

        theBookKnowsWhatItKnewThen(recordedAt(afterFirstUsage), recordedAt(afterPayment));
        everyLineCanBeTraced(firstUsage, afterFirstUsage);
        theJournalIsReadPageByPage();
        aRepeatedRequestGetsItsFirstAnswer(allocated);
    }

    private void theBookKnowsWhatItKnewThen(String beforePayment, String afterPayment) {
        assertThat(http().balanceFen("payable:" + POT + ":dc-1", beforePayment))
                .isEqualTo(40_000_000);
        assertThat(http().balanceFen("payable:" + POT, beforePayment)).isEqualTo(40_000_000);
        assertThat(http().balanceFen("paid:" + POT, beforePayment)).isZero();
        assertThat(http().balanceFen("paid:" + POT, afterPayment)).isEqualTo(40_000_000);
        assertThat(http().balanceFen("payable:" + POT + ":dc-1", afterPayment)).isZero();
        assertThat(http().balanceFen("available:" + POT, "2020-01-01T00:00:00+08:00")).isZero();
        assertThat(http().balanceFen("treasury:310000")).isEqualTo(-100_000_000_000L);
        assertThat(http().balanceFen("returned:" + POT)).isZero();
        assertThat(http().balanceFen("payable:" + POT + ":dc-2")).isZero();

        JsonNode then = http().get("/api/v1/pots/" + POT + "?recordedAt=" + beforePayment).ok();
        assertThat(then.path("outstandingFen").asLong()).isEqualTo(40_000_000);
        assertThat(then.path("paidFen").asLong()).isZero();
        assertThat(then.path("entryNumber").asLong()).isEqualTo(4);
        JsonNode before = http().get("/api/v1/pots?recordedAt=2020-01-01T00:00:00Z").ok();
        assertThat(before.path("recordedAt").asString()).isEqualTo("2020-01-01T00:00:00Z");
        assertThat(
                        before.path("pots")
                                .valueStream()
                                .filter(pot -> pot.path("pot").asString().equals(POT)))
                .singleElement()
                .satisfies(pot -> assertThat(pot.path("allocatedFen").asLong()).isZero())
                .satisfies(pot -> assertThat(pot.path("entryNumber").asLong()).isZero());
    }

    private void everyLineCanBeTraced(UUID firstUsage, JsonNode entry) {
        assertThat(entry.path("book").asString()).isEqualTo("310000");
        assertThat(entry.path("factId").asString()).isEqualTo(firstUsage.toString());
        assertThat(entry.path("factType").asString())
                .isEqualTo("computevoucher.consumption.v1.ComputeConsumed");
        assertThat(entry.path("source").path("topic").asString())
                .isEqualTo("computevoucher.consumption.v1");
        assertThat(entry.path("effectiveAt").asString())
                .isEqualTo(AvroSamples.EFFECTIVE.toString());
        assertThat(entry.path("suspenseReason").isNull()).isTrue();
        JsonNode line = entry.path("lines").path(1);
        assertThat(line.path("account").asString()).isEqualTo("payable:" + POT + ":dc-1");
        assertThat(line.path("amountFen").asLong()).isEqualTo(40_000_000);
        assertThat(line.path("balanceFen").asLong()).isEqualTo(40_000_000);
        assertThat(line.path("voucherId").asString()).isEqualTo(VOUCHER.toString());
        assertThat(line.path("dataCentre").asString()).isEqualTo("dc-1");
        assertThat(line.path("enterprise").asString()).isEqualTo(AvroSamples.ENTERPRISE);
    }

    private void theJournalIsReadPageByPage() {
        JsonNode whole = http().get("/api/v1/entries?region=310000").ok();
        assertThat(whole.path("next").isNull()).isTrue();
        assertThat(numbers(whole)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);

        JsonNode first = http().get("/api/v1/entries?region=310000&limit=4").ok();
        assertThat(numbers(first)).containsExactly(1L, 2L, 3L, 4L);
        JsonNode second =
                http().get(
                                "/api/v1/entries?region=310000&limit=4&after="
                                        + first.path("next").asString())
                        .ok();
        assertThat(numbers(second)).containsExactly(5L, 6L, 7L);
        assertThat(second.path("next").isNull()).isTrue();
        JsonNode beyond = http().get("/api/v1/entries?region=310000&after=7").ok();
        assertThat(numbers(beyond)).isEmpty();
    }

    private void aRepeatedRequestGetsItsFirstAnswer(Answer allocated) {
        Answer again = http().allocate(POT, "allocation-1", 60_000_000_000L, true);
        assertThat(again.response().body()).isEqualTo(allocated.response().body());
        Answer conflict = http().allocate(POT, "allocation-1", 60_000_000_001L, true);
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.reason()).isEqualTo("IDEMPOTENCY_CONFLICT");
        assertThat(http().plan(POT, "allocation-1", 60_000_000_000L).with(409).reason())
                .isEqualTo("IDEMPOTENCY_CONFLICT");
        Answer tooMuch = http().allocate(POT, "allocation-2", 40_000_000_001L, true);
        assertThat(tooMuch.status()).isEqualTo(422);
        assertThat(tooMuch.reason()).isEqualTo("PLAN_EXCEEDED");
        assertThat(tooMuch.body().path("plannedFen").asLong()).isEqualTo(40_000_000_000L);
    }

    private JsonNode awaitEntry(UUID factId) {
        return soon().until(() -> http().entriesOf(factId), entries -> !entries.isEmpty())
                .getFirst();
    }

    private void assertPot(long availableFen, long outstandingFen, long payableFen, long paidFen) {
        JsonNode pot = http().get("/api/v1/pots/" + POT).ok();
        assertThat(pot.path("plannedFen").asLong()).isEqualTo(40_000_000_000L);
        assertThat(pot.path("allocatedFen").asLong()).isEqualTo(60_000_000_000L);
        assertThat(pot.path("availableFen").asLong()).isEqualTo(availableFen);
        assertThat(pot.path("outstandingFen").asLong()).isEqualTo(outstandingFen);
        assertThat(pot.path("payableFen").asLong()).isEqualTo(payableFen);
        assertThat(pot.path("paidFen").asLong()).isEqualTo(paidFen);
        assertThat(pot.path("returnedFen").asLong()).isZero();
        assertThat(pot.path("suspenseFen").asLong()).isZero();
    }

    private static String recordedAt(JsonNode entry) {
        return entry.path("recordedAt").asString();
    }

    private static java.util.List<Long> numbers(JsonNode page) {
        return page.path("entries")
                .valueStream()
                .map(entry -> entry.path("entryNumber").asLong())
                .toList();
    }
}
