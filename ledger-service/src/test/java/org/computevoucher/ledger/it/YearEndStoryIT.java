package org.computevoucher.ledger.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.computevoucher.ledger.contract.AvroSamples;
import org.computevoucher.ledger.contract.YearEndSamples;
import org.computevoucher.testkit.FactTopics.Fact;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Withdrawals and the year's end from outside: HTTP in, Kafka out and in, HTTP out. The test is the
 * issuance service, whose envelopes answer.
 */
class YearEndStoryIT extends LedgerIT {

    private static final String BUDGET = "computevoucher.budget.v1";

    @Test
    void a_withdrawal_is_granted_and_another_refused() {
        String pot = "420100-COMPUTE-2026";
        UUID allocation = http().allocate(pot, "allocation", 1_000, false).eventId();
        UUID voucher = UUID.randomUUID();
        UUID issue =
                facts().publish(
                                voucher.toString(),
                                AvroSamples.issued(pot, voucher, 600),
                                allocation);

        Answer granted = withdraw(pot, "first", 300).with(202);
        Answer refused = withdraw(pot, "second", 700).with(202);
        assertThat(granted.text("status")).isEqualTo("REQUESTED");
        assertThat(withdraw(pot, "third", 1).with(422).reason()).isEqualTo("ALLOCATION_EXCEEDED");
        assertThat(withdrawalBecomes(pot, granted, "REQUESTED")).isEqualTo(granted.body());
        Fact request = requested(granted);
        assertThat(request.key()).isEqualTo(pot);
        assertThat(request.headers()).containsEntry("ce_causationid", allocation.toString());

        UUID grant =
                facts().publish(
                                pot,
                                YearEndSamples.withdrawalGranted(pot, id(granted), 300),
                                issue);
        facts().publish(
                        pot,
                        YearEndSamples.withdrawalRefused(pot, id(refused), 700, 100),
                        UUID.fromString(requested(refused).id()));

        JsonNode withdrawn = withdrawalBecomes(pot, granted, "WITHDRAWN");
        assertThat(withdrawn.path("answeredAt").isNull()).isFalse();
        assertThat(withdrawn.path("reason").isNull()).isTrue();
        JsonNode no = withdrawalBecomes(pot, refused, "REFUSED");
        assertThat(no.path("reason").asString()).isEqualTo("ENVELOPE_EXHAUSTED");
        assertThat(no.path("availableFen").asLong()).isEqualTo(100);
        Fact fact = published("BudgetWithdrawn", "withdrawalId", id(granted));
        assertThat(fact.headers()).containsEntry("ce_causationid", grant.toString());
        potBecomes(pot, Map.of("allocatedFen", 700L, "availableFen", 100L, "outstandingFen", 600L));
        assertThat(http().balanceFen("treasury:420100")).isEqualTo(-700);
        // what moved nothing has its entry too: two requests, a grant and a refusal
        assertThat(http().get("/api/v1/entries?region=420100").ok().path("entries")).hasSize(7);
        // what was withdrawn may be withdrawn no more, and its answer is still the first one
        assertThat(withdraw(pot, "fourth", 701).with(422).reason())
                .isEqualTo("ALLOCATION_EXCEEDED");
        assertThat(withdraw(pot, "first", 300).response().body())
                .isEqualTo(granted.response().body());
    }

    @Test
    void worked_example_8_the_year_ends_and_what_is_left_is_returned() {
        String pot = "420200-COMPUTE-2025";
        String next = "420200-COMPUTE-2026";
        UUID voucher = UUID.randomUUID();
        UUID allocation = http().allocate(pot, "fy25", 10_000_000_000L, false).eventId();
        http().allocate(next, "fy26", 10_000_000_000L, false);
        UUID issue =
                facts().publish(
                                voucher.toString(),
                                AvroSamples.issued(pot, voucher, 9_000_000_000L),
                                allocation);
        UUID usage = use(pot, voucher, 7_000_000_000L, issue);
        pay(pot, 6_200_000_000L, usage);

        Answer end = endYear(pot, "RETURN").with(202);
        assertThat(end.text("status")).isEqualTo("REQUESTED");
        assertThat(http().plan(pot, "too-late", 1).with(422).reason()).isEqualTo("POT_YEAR_CLOSED");
        assertThat(endYear(pot, "CARRY").with(422).reason()).isEqualTo("POT_YEAR_CLOSED");
        UUID closed =
                facts().publish(
                                pot,
                                YearEndSamples.envelopeClosed(
                                        pot,
                                        UUID.fromString(end.text("yearEndId")),
                                        1_000_000_000L),
                                issue);

        JsonNode view = yearEndBecomesClosed(pot);
        assertThat(view.path("returnedFen").asLong()).isEqualTo(1_000_000_000L);
        assertThat(view.path("carriedTo").isNull()).isTrue();
        Fact fact =
                published("BudgetYearClosed", "yearEndId", UUID.fromString(end.text("yearEndId")));
        assertThat(fact.headers()).containsEntry("ce_causationid", closed.toString());
        potBecomes(pot, money(0, 2_000_000_000L, 800_000_000L, 6_200_000_000L, 1_000_000_000L));

        pay(pot, 800_000_000L, usage);
        UUID later = use(pot, voucher, 1_500_000_000L, issue);
        pay(pot, 1_500_000_000L, later);
        var unused = AvroSamples.closed(pot, voucher, 500_000_000L);
        facts().publish(
                        pot,
                        YearEndSamples.unusedReturned(pot, voucher, 500_000_000L),
                        UUID.fromString(unused.getEventId()));
        facts().publish(voucher.toString(), unused, later);

        potBecomes(pot, money(0, 0, 0, 8_500_000_000L, 1_500_000_000L));
        potBecomes(next, money(10_000_000_000L, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({"420300, 0", "420500, 5"})
    void what_is_left_is_carried_to_the_next_year_by_decision(String region, long fenOfNext) {
        String pot = region + "-COMPUTE-2025";
        String next = region + "-COMPUTE-2026";
        UUID allocation = http().allocate(pot, "fy25", 1_000, false).eventId();
        if (fenOfNext > 0) {
            http().allocate(next, "fy26", fenOfNext, false).with(201);
        }
        Answer end = endYear(pot, "CARRY").with(202);

        facts().publish(
                        pot,
                        YearEndSamples.envelopeClosed(
                                pot, UUID.fromString(end.text("yearEndId")), 1_000),
                        allocation);

        JsonNode view = yearEndBecomesClosed(pot);
        assertThat(view.path("returnedFen").asLong()).isEqualTo(1_000);
        assertThat(view.path("carriedTo").asString()).isEqualTo(next);
        assertThat(view.path("notCarriedBecause").isNull()).isTrue();
        potBecomes(pot, money(0, 0, 0, 0, 1_000));
        potBecomes(next, money(1_000 + fenOfNext, 0, 0, 0, 0));
        assertThat(http().balanceFen("treasury:" + region)).isEqualTo(-2_000 - fenOfNext);
        assertThat(http().allocate(next, "more", 1, false).fen("allocatedFen"))
                .isEqualTo(1_001 + fenOfNext);
    }

    @Test
    void a_year_in_use_and_a_pot_without_a_budget_are_not_closed() {
        String pot = "420400-COMPUTE-2999";
        http().plan(pot, "plan", 1);

        assertThat(endYear(pot, "RETURN").with(422).reason()).isEqualTo("YEAR_END_TOO_EARLY");
        assertThat(endYear("420400-DATA-2025", "RETURN").with(422).reason())
                .isEqualTo("POT_WITHOUT_BUDGET");
        assertThat(http().get("/api/v1/pots/" + pot + "/year-end").with(404).reason())
                .isEqualTo("UNKNOWN_YEAR_END");
        String unknown = "/api/v1/pots/" + pot + "/withdrawals/" + UUID.randomUUID();
        assertThat(http().get(unknown).with(404).reason()).isEqualTo("UNKNOWN_WITHDRAWAL");
    }

    private Answer withdraw(String pot, String key, long fen) {
        return http().post(
                        "/api/v1/pots/" + pot + "/withdrawals",
                        pot + "-" + key,
                        """
                        {"amountFen": %d, "document": "order"}
                        """
                                .formatted(fen));
    }

    private Answer endYear(String pot, String decision) {
        return http().post(
                        "/api/v1/pots/" + pot + "/year-end",
                        pot + "-" + decision,
                        """
                        {"decision": "%s", "document": "decree"}
                        """
                                .formatted(decision));
    }

    private static UUID id(Answer withdrawal) {
        return UUID.fromString(withdrawal.text("withdrawalId"));
    }

    private JsonNode withdrawalBecomes(String pot, Answer withdrawal, String status) {
        String path = "/api/v1/pots/" + pot + "/withdrawals/" + id(withdrawal);
        return soon().until(
                        () -> http().get(path).body(),
                        body -> body.path("status").asString("").equals(status));
    }

    private JsonNode yearEndBecomesClosed(String pot) {
        return soon().until(
                        () -> http().get("/api/v1/pots/" + pot + "/year-end").body(),
                        body -> body.path("status").asString("").equals("CLOSED"));
    }

    private Fact requested(Answer withdrawal) {
        return published("BudgetWithdrawalRequested", "withdrawalId", id(withdrawal));
    }

    private Fact published(String type, String field, UUID id) {
        return soon().until(
                        () ->
                                topics.read(BUDGET).stream()
                                        .filter(
                                                fact ->
                                                        (BUDGET + '.' + type)
                                                                .equals(
                                                                        fact.headers()
                                                                                .get("ce_type")))
                                        .filter(
                                                fact ->
                                                        id.toString()
                                                                .equals(
                                                                        ((SpecificRecordBase)
                                                                                        fact
                                                                                                .value())
                                                                                .get(field)))
                                        .toList(),
                        facts -> facts.size() == 1)
                .getFirst();
    }

    private UUID use(String pot, UUID voucher, long fen, UUID cause) {
        return facts().publish(
                        voucher.toString(),
                        AvroSamples.consumed(pot, voucher, fen, fen, "dc-1"),
                        cause);
    }

    private void pay(String pot, long fen, UUID cause) {
        facts().publish("dc-1", AvroSamples.reimbursed(pot, "dc-1", fen), cause);
    }

    private static Map<String, Long> money(
            long available, long outstanding, long payable, long paid, long returned) {
        return Map.of(
                "allocatedFen",
                available + outstanding + payable + paid + returned,
                "availableFen",
                available,
                "outstandingFen",
                outstanding,
                "payableFen",
                payable,
                "paidFen",
                paid,
                "returnedFen",
                returned,
                "suspenseFen",
                0L);
    }

    private void potBecomes(String pot, Map<String, Long> fenByField) {
        soon().untilAsserted(
                        () -> {
                            JsonNode view = http().get("/api/v1/pots/" + pot).ok();
                            fenByField.forEach(
                                    (field, fen) ->
                                            assertThat(view.path(field).asLong())
                                                    .as(field)
                                                    .isEqualTo(fen));
                        });
    }
}
