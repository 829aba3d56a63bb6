package org.computevoucher.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import computevoucher.journal.v1.EntryVoucher;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.computevoucher.ledger.book.EntryPosted;
import org.computevoucher.ledger.budget.BudgetAllocated;
import org.computevoucher.ledger.budget.BudgetPlanned;
import org.computevoucher.platform.relay.PublicRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PublishedEventsTest {

    private static final UUID EVENT = UUID.fromString("018f0000-0000-7000-8000-000000000001");
    private static final UUID CAUSE = UUID.fromString("018f0000-0000-7000-8000-000000000002");
    private static final UUID VOUCHER = UUID.fromString("018f0000-0000-7000-8000-000000000003");
    private static final UUID APPLICATION = UUID.fromString("018f0000-0000-7000-8000-000000000004");
    private static final UUID SETTLEMENT = UUID.fromString("018f0000-0000-7000-8000-000000000005");
    private static final Instant EFFECTIVE = Instant.parse("2026-01-05T08:00:00.000001Z");
    private static final Instant RECORDED = Instant.parse("2026-01-06T08:00:00.123456Z");

    private final PublishedEvents contract = new PublishedEvents();

    @Test
    void a_plan_is_public_under_its_pot() {
        PublicRecord published =
                published(
                        new BudgetPlanned(
                                EVENT,
                                null,
                                "370000-COMPUTE-2026",
                                42,
                                "doc",
                                EFFECTIVE,
                                RECORDED));

        assertThat(published)
                .isEqualTo(
                        new PublicRecord(
                                "computevoucher.budget.v1",
                                "370000-COMPUTE-2026",
                                computevoucher.budget.v1.BudgetPlanned.newBuilder()
                                        .setEventId(EVENT.toString())
                                        .setEffectiveAt(EFFECTIVE)
                                        .setRecordedAt(RECORDED)
                                        .setPot("370000-COMPUTE-2026")
                                        .setRegion("370000")
                                        .setProgramme("370000-COMPUTE")
                                        .setFiscalYear(2026)
                                        .setAmountFen(42)
                                        .setDocument("doc")
                                        .build(),
                                EVENT,
                                null,
                                RECORDED));
    }

    @Test
    void an_allocation_is_public_under_its_pot_and_names_its_cause() {
        PublicRecord published =
                published(
                        new BudgetAllocated(
                                EVENT,
                                CAUSE,
                                "370000-COMPUTE-2026",
                                42,
                                true,
                                "doc",
                                EFFECTIVE,
                                RECORDED));

        assertThat(published)
                .isEqualTo(
                        new PublicRecord(
                                "computevoucher.budget.v1",
                                "370000-COMPUTE-2026",
                                computevoucher.budget.v1.BudgetAllocated.newBuilder()
                                        .setEventId(EVENT.toString())
                                        .setEffectiveAt(EFFECTIVE)
                                        .setRecordedAt(RECORDED)
                                        .setPot("370000-COMPUTE-2026")
                                        .setRegion("370000")
                                        .setProgramme("370000-COMPUTE")
                                        .setFiscalYear(2026)
                                        .setAmountFen(42)
                                        .setDrawnFromPlan(true)
                                        .setDocument("doc")
                                        .build(),
                                EVENT,
                                CAUSE,
                                RECORDED));
    }

    @Test
    void an_entry_is_public_under_its_region_and_names_its_fact_as_cause() {
        PublicRecord published = published(entry("AVAILABLE_INSUFFICIENT"));

        assertThat(published.topic()).isEqualTo("computevoucher.journal.v1");
        assertThat(published.key()).isEqualTo("310000");
        assertThat(published.eventId()).isEqualTo(EVENT);
        assertThat(published.causeId()).isEqualTo(CAUSE);
        assertThat(published.recordedAt()).isEqualTo(RECORDED);
        assertThat(published.value())
                .isEqualTo(
                        computevoucher.journal.v1.EntryPosted.newBuilder()
                                .setEventId(EVENT.toString())
                                .setEffectiveAt(EFFECTIVE)
                                .setRecordedAt(RECORDED)
                                .setRegion("310000")
                                .setEntryNumber(17)
                                .setFactId(CAUSE.toString())
                                .setFactType("computevoucher.consumption.v1.ComputeConsumed")
                                .setSourceTopic("computevoucher.consumption.v1")
                                .setSourcePartition(3)
                                .setSourceOffset(99)
                                .setLines(
                                        List.of(
                                                line(
                                                        "outstanding:310000-COMPUTE-2026",
                                                        -40,
                                                        60,
                                                        "outstanding:310000-COMPUTE-2026"),
                                                line(
                                                        "payable:310000-COMPUTE-2026:dc-1",
                                                        40,
                                                        40,
                                                        null)))
                                .setSuspenseReason("AVAILABLE_INSUFFICIENT")
                                .setCauseId(CAUSE.toString())
                                .setSourceSequence(4711L)
                                .setClearsEntryNumber(16L)
                                .setApplicationId(APPLICATION.toString())
                                .setSettlementId(SETTLEMENT.toString())
                                .setPaymentId("payment")
                                .setVouchers(List.of(new EntryVoucher(VOUCHER.toString(), 40L)))
                                .build());
    }

    @Test
    void a_line_in_suspense_says_where_it_belongs() {
        var lines =
                ((computevoucher.journal.v1.EntryPosted) published(entry("OUTSTANDING")).value())
                        .getLines();

        assertThat(lines)
                .extracting(computevoucher.journal.v1.EntryLine::getSuspendedFrom)
                .containsExactly("outstanding:310000-COMPUTE-2026", null);
    }

    @Test
    void what_clears_an_entry_names_its_type_as_it_is_public() {
        assertThat(EntryPosted.AS_FACT)
                .isEqualTo(computevoucher.journal.v1.EntryPosted.getClassSchema().getFullName());
    }

    @Test
    void what_does_not_apply_is_null_in_the_world_too() {
        PublicRecord published = published(entry(null));

        assertThat(((SpecificRecordBase) published.value()).get("suspenseReason")).isNull();
    }

    @Test
    void it_writes_the_topics_it_names() {
        assertThat(contract.topics())
                .containsExactlyInAnyOrder("computevoucher.budget.v1", "computevoucher.journal.v1");
    }

    private PublicRecord published(Object event) {
        return Objects.requireNonNull(contract.publicRecordOf(event));
    }

    private static EntryPosted entry(@Nullable String suspenseReason) {
        return new EntryPosted(
                EVENT,
                "310000",
                17,
                CAUSE,
                "computevoucher.consumption.v1.ComputeConsumed",
                "computevoucher.consumption.v1",
                3,
                99,
                EFFECTIVE,
                RECORDED,
                List.of(
                        new EntryPosted.EntryLine(
                                "outstanding:310000-COMPUTE-2026",
                                "outstanding",
                                "310000-COMPUTE-2026",
                                -40,
                                60,
                                60,
                                "dc-1",
                                VOUCHER,
                                "dc-1",
                                "91310000MA1FL00001",
                                "outstanding:310000-COMPUTE-2026"),
                        new EntryPosted.EntryLine(
                                "payable:310000-COMPUTE-2026:dc-1",
                                "payable",
                                "310000-COMPUTE-2026",
                                40,
                                40,
                                70,
                                "dc-1",
                                VOUCHER,
                                "dc-1",
                                "91310000MA1FL00001",
                                null)),
                suspenseReason,
                CAUSE,
                4711L,
                16L,
                APPLICATION,
                SETTLEMENT,
                "payment",
                List.of(new EntryPosted.VoucherShare(VOUCHER, 40)));
    }

    private static computevoucher.journal.v1.EntryLine line(
            String account, long amountFen, long balanceFen, @Nullable String suspendedFrom) {
        return computevoucher.journal.v1.EntryLine.newBuilder()
                .setAccount(account)
                .setPot("310000-COMPUTE-2026")
                .setAmountFen(amountFen)
                .setBalanceFen(balanceFen)
                .setPayee("dc-1")
                .setVoucherId(VOUCHER.toString())
                .setDataCentre("dc-1")
                .setEnterprise("91310000MA1FL00001")
                .setSuspendedFrom(suspendedFrom)
                .build();
    }
}
