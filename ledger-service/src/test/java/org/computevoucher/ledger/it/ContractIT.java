package org.computevoucher.ledger.it;

import static org.assertj.core.api.Assertions.assertThat;

import computevoucher.voucher.v1.VoucherIssued;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;
import org.computevoucher.ledger.contract.AvroSamples;
import org.computevoucher.ledger.contract.YearEndSamples;
import org.computevoucher.testkit.contract.ExampleRequests;
import org.computevoucher.testkit.contract.HttpContractTests;
import org.computevoucher.testkit.hostile.BadRecords;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The service as its document describes it, and as hostile callers find it. The book asks of a time
 * only that it is past, so its examples stay true without a clock of their own.
 */
class ContractIT extends LedgerIT implements HttpContractTests {

    private static final String CHAIN_POT = "660100-COMPUTE-2026";
    private static final String POT = "640100-COMPUTE-2026";

    private final ExampleRequests requests = new ExampleRequests();

    @Override
    public ExampleRequests requests() {
        return requests;
    }

    @Override
    public void prepareForExamples() {
        // a voucher that was applied for, used and paid
        UUID voucher = UUID.fromString("01972f6a-9c00-7000-8000-000000000411");
        UUID application = UUID.fromString("01972f6a-9c00-7000-8000-000000000412");
        VoucherIssued issue = AvroSamples.issued(CHAIN_POT, voucher, 80_000_000);
        issue.setApplicationId(application.toString());
        posted(AvroSamples.allocated(CHAIN_POT, 100_000_000, false), null);
        posted(AvroSamples.decided(CHAIN_POT, application, "WAITLISTED", null), null);
        UUID issued = posted(issue, null);
        UUID used =
                posted(
                        AvroSamples.consumed(
                                CHAIN_POT, voucher, 50_000_000, 40_000_000, "DC-XN-01"),
                        issued);
        posted(AvroSamples.reimbursed(CHAIN_POT, "DC-XN-01", Map.of(voucher, 40_000_000L)), used);
    }

    private UUID posted(SpecificRecordBase fact, @Nullable UUID causeId) {
        UUID id = topics.publish("chain", fact, causeId);
        soon().until(() -> http().entriesOf(id), entries -> !entries.isEmpty());
        return id;
    }

    @Test
    @Order(5)
    void bad_records_change_nothing_and_stop_no_topic(@Autowired JdbcTemplate jdbc) {
        UUID voucher = UUID.randomUUID();
        BadRecords records = new BadRecords(topics, jdbc);
        records.assertNobodyIsHurt(
                topic(id -> AvroSamples.allocated(POT, 1_000, false), "amountFen"));
        records.assertNobodyIsHurt(topic(id -> AvroSamples.issued(POT, voucher, 100), "faceFen"));
        records.assertNobodyIsHurt(
                topic(id -> AvroSamples.consumed(POT, voucher, 20, 10, "dc-1"), "subsidyFen"));
        records.assertNobodyIsHurt(
                topic(id -> YearEndSamples.unusedReturned(POT, voucher, 1), "amountFen"));
        records.assertNobodyIsHurt(
                topic(id -> AvroSamples.reimbursed(POT, "dc-1", 1), "amountFen"));
        assertThat(http.get("/actuator/health/liveness").status()).isEqualTo(200);
    }

    private static BadRecords.Topic topic(
            Function<UUID, SpecificRecordBase> sample, String amount) {
        return new BadRecords.Topic(
                id -> {
                    SpecificRecordBase record = sample.apply(id);
                    record.put("eventId", id.toString());
                    return record;
                },
                Map.of(
                        "pot",
                        List.of("", "x", "640100", "\u202e640100-DATA-2026", "6".repeat(100_000)),
                        "region",
                        List.of("", "110000"),
                        amount,
                        List.of(-1L, Long.MIN_VALUE)),
                List.of());
    }
}
