package org.computevoucher.ledger.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.computevoucher.ledger.contract.AvroSamples;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Kafka keeps order only within a partition, and may say a thing twice. */
class FactsInAnyOrderIT extends LedgerIT {

    /** Each topic is in its service's order, but effects are there long before their causes. */
    @Test
    void facts_before_their_causes_wait_and_no_balance_is_ever_negative() {
        String pot = "110000-COMPUTE-2026";
        int vouchers = 20;
        List<Runnable> payments = new ArrayList<>();
        List<Runnable> usages = new ArrayList<>();
        List<Runnable> issues = new ArrayList<>();
        var allocated = AvroSamples.allocated(pot, 50L * vouchers, false);
        UUID previousIssue = UUID.fromString(allocated.getEventId());
        UUID lastPayment = previousIssue;
        for (int i = 0; i < vouchers; i++) {
            UUID voucher = UUID.randomUUID();
            String payee = "dc-" + i % 3;
            var issued = AvroSamples.issued(pot, voucher, 50);
            var consumed = AvroSamples.consumed(pot, voucher, 50, 40, payee);
            var paid = AvroSamples.reimbursed(pot, payee, 40);
            UUID causeOfIssue = previousIssue;
            UUID causeOfUsage = UUID.fromString(issued.getEventId());
            UUID causeOfPayment = UUID.fromString(consumed.getEventId());
            issues.add(() -> facts().publish(voucher.toString(), issued, causeOfIssue));
            usages.add(() -> facts().publish(voucher.toString(), consumed, causeOfUsage));
            payments.add(() -> facts().publish(payee, paid, causeOfPayment));
            previousIssue = causeOfUsage;
            lastPayment = UUID.fromString(paid.getEventId());
        }

        payments.forEach(Runnable::run);
        usages.forEach(Runnable::run);
        issues.forEach(Runnable::run);
        assertThat(http().get("/api/v1/entries?region=110000").reason())
                .isEqualTo("UNKNOWN_REGION");
        facts().publish(pot, allocated, null);

        List<JsonNode> entries = awaitEntries("110000", 3 * vouchers + 1);
        assertThat(entries.getFirst().path("factType").asString()).endsWith("BudgetAllocated");
        assertThat(entries).allSatisfy(entry -> assertThat(isRegular(entry)).isTrue());
        assertThat(http().entriesOf(lastPayment)).hasSize(1);
        JsonNode after = http().get("/api/v1/pots/" + pot).ok();
        assertThat(after.path("allocatedFen").asLong()).isEqualTo(50L * vouchers);
        assertThat(after.path("availableFen").asLong()).isZero();
        assertThat(after.path("outstandingFen").asLong()).isEqualTo(10L * vouchers);
        assertThat(after.path("payableFen").asLong()).isZero();
        assertThat(after.path("paidFen").asLong()).isEqualTo(40L * vouchers);
    }

    @Test
    void a_record_that_is_on_its_topic_twice_changes_nothing() {
        String pot = "410000-COMPUTE-2026";
        UUID voucher = UUID.randomUUID();
        UUID allocation = http().allocate(pot, "allocation", 1_000, false).eventId();
        var issued = AvroSamples.issued(pot, voucher, 100);
        UUID issue = facts().publish(voucher.toString(), issued, allocation);
        facts().publish(voucher.toString(), issued, allocation);
        var consumed = AvroSamples.consumed(pot, voucher, 100, 80, "dc-1");
        facts().publish(voucher.toString(), consumed, issue);
        facts().publish(voucher.toString(), consumed, issue);
        // behind the doubles in their partitions
        facts().publish(voucher.toString(), AvroSamples.issued(pot, voucher, 1), issue);
        facts().publish(voucher.toString(), AvroSamples.closed(pot, voucher, 1), issue);

        List<JsonNode> entries = awaitEntries("410000", 5);

        assertThat(entries).hasSize(5);
        assertThat(http().balanceFen("available:" + pot)).isEqualTo(900);
        assertThat(http().balanceFen("outstanding:" + pot)).isEqualTo(20);
        assertThat(http().balanceFen("payable:" + pot)).isEqualTo(80);
    }

    @Test
    void a_fact_whose_cause_never_comes_is_in_suspense_and_not_lost() {
        String pot = "440300-COMPUTE-2026";
        UUID voucher = UUID.randomUUID();

        UUID issued =
                facts().publish(
                                voucher.toString(),
                                AvroSamples.issued(pot, voucher, 100),
                                UUID.randomUUID());

        JsonNode entry = awaitEntries("440300", 1).getFirst();
        assertThat(entry.path("factId").asString()).isEqualTo(issued.toString());
        assertThat(entry.path("suspenseReason").asString()).isEqualTo("AVAILABLE_INSUFFICIENT");
        JsonNode after = http().get("/api/v1/pots/" + pot).ok();
        assertThat(after.path("allocatedFen").asLong()).isZero();
        assertThat(after.path("availableFen").asLong()).isZero();
        assertThat(after.path("outstandingFen").asLong()).isEqualTo(100);
        assertThat(after.path("suspenseFen").asLong()).isEqualTo(-100);
        assertThat(http().balanceFen("suspense:" + pot)).isEqualTo(-100);
    }

    private List<JsonNode> awaitEntries(String region, int count) {
        return soon().until(
                        () ->
                                http().get("/api/v1/entries?limit=500&region=" + region)
                                        .body()
                                        .path("entries")
                                        .valueStream()
                                        .toList(),
                        entries -> entries.size() >= count);
    }

    /** Not in suspense, and no account below zero but the treasury. */
    private static boolean isRegular(JsonNode entry) {
        return entry.path("suspenseReason").isNull()
                && entry.path("lines")
                        .valueStream()
                        .filter(line -> !line.path("account").asString().startsWith("treasury:"))
                        .allMatch(line -> line.path("balanceFen").asLong() >= 0);
    }
}
