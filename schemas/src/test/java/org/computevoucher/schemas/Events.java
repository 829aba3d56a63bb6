package org.computevoucher.schemas;

import computevoucher.budget.v1.BudgetAllocated;
import computevoucher.budget.v1.BudgetPlanned;
import computevoucher.consumption.v1.ComputeConsumed;
import computevoucher.consumption.v1.VoucherClosed;
import computevoucher.journal.v1.EntryLine;
import computevoucher.journal.v1.EntryPosted;
import computevoucher.settlement.v1.SubsidyReimbursed;
import computevoucher.voucher.v1.VoucherIssued;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** One event of every kind, with amounts that no floating-point number holds exactly. */
public final class Events {

    /** 2^53 + 1: the first whole number that a double cannot hold. */
    public static final long EXACT_FEN = 9_007_199_254_740_993L;

    private static final Instant EFFECTIVE = Instant.parse("2026-03-01T00:00:00.123456Z");
    private static final Instant RECORDED = Instant.parse("2026-03-02T08:30:00.000001Z");
    private static final String POT = "310000-COMPUTE-2026";
    private static final String REGION = "310000";
    private static final String VOUCHER = "0195a3c0-0000-7000-8000-000000000001";
    private static final String ENTERPRISE = "91310000MA1FL0000X";

    private Events() {}

    /** All of them. */
    public static List<SpecificRecord> all() {
        return List.of(
                planned(), allocated(), issued(), consumed(), closed(), reimbursed(), posted());
    }

    public static BudgetPlanned planned() {
        return BudgetPlanned.newBuilder()
                .setEventId("0195a3c0-0000-7000-8000-0000000000a1")
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setPot(POT)
                .setRegion(REGION)
                .setProgramme("310000-COMPUTE")
                .setFiscalYear(2026)
                .setAmountFen(EXACT_FEN)
                .setDocument("沪经信技〔2026〕1号")
                .build();
    }

    public static BudgetAllocated allocated() {
        return BudgetAllocated.newBuilder()
                .setEventId("0195a3c0-0000-7000-8000-0000000000a2")
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setPot(POT)
                .setRegion(REGION)
                .setProgramme("310000-COMPUTE")
                .setFiscalYear(2026)
                .setAmountFen(Long.MAX_VALUE)
                .setDrawnFromPlan(true)
                .setDocument("沪财预〔2026〕7号")
                .build();
    }

    public static VoucherIssued issued() {
        return VoucherIssued.newBuilder()
                .setEventId("0195a3c0-0000-7000-8000-0000000000a3")
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setVoucherId(VOUCHER)
                .setPot(POT)
                .setRegion(REGION)
                .setEnterprise(ENTERPRISE)
                .setFaceFen(EXACT_FEN)
                .setRateBasisPoints(8000)
                .setValidFrom(Instant.parse("2025-12-31T16:00:00Z"))
                .setValidUntil(Instant.parse("2026-12-31T16:00:00Z"))
                .setReportableUntil(Instant.parse("2027-01-30T16:00:00Z"))
                .setPayee("DATA_CENTRE")
                .build();
    }

    public static ComputeConsumed consumed() {
        return ComputeConsumed.newBuilder()
                .setEventId("0195a3c0-0000-7000-8000-0000000000a4")
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setVoucherId(VOUCHER)
                .setPot(POT)
                .setRegion(REGION)
                .setEnterprise(ENTERPRISE)
                .setDataCentre("sh-lingang-01")
                .setUsageId("u-1")
                .setChargePeriodStart(EFFECTIVE.minusSeconds(3600))
                .setChargePeriodEnd(EFFECTIVE)
                .setEligibleCostFen(EXACT_FEN)
                .setSubsidyFen(EXACT_FEN - 1)
                .setPayerShareFen(1)
                .setPayee("sh-lingang-01")
                .setConsumedQuantity("12.5")
                .setConsumedUnit("Hours")
                .build();
    }

    public static VoucherClosed closed() {
        return VoucherClosed.newBuilder()
                .setEventId("0195a3c0-0000-7000-8000-0000000000a5")
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setVoucherId(VOUCHER)
                .setPot(POT)
                .setRegion(REGION)
                .setUnusedFen(1)
                .setReason("EXPIRED")
                .build();
    }

    public static SubsidyReimbursed reimbursed() {
        return SubsidyReimbursed.newBuilder()
                .setEventId("0195a3c0-0000-7000-8000-0000000000a6")
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setSettlementId("0195a3c0-0000-7000-8000-000000000002")
                .setPot(POT)
                .setRegion(REGION)
                .setPayee("sh-lingang-01")
                .setAmountFen(EXACT_FEN - 1)
                .build();
    }

    public static EntryPosted posted() {
        return EntryPosted.newBuilder()
                .setEventId("0195a3c0-0000-7000-8000-0000000000a7")
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setRegion(REGION)
                .setEntryNumber(1)
                .setFactId("0195a3c0-0000-7000-8000-0000000000a6")
                .setFactType("computevoucher.settlement.v1.SubsidyReimbursed")
                .setSourceTopic(Topics.SETTLEMENT)
                .setSourcePartition(0)
                .setSourceOffset(17)
                .setLines(
                        List.of(
                                line("payable", -(EXACT_FEN - 1), 0),
                                line("paid", EXACT_FEN - 1, EXACT_FEN - 1)))
                .build();
    }

    private static EntryLine line(String kind, long amountFen, long balanceFen) {
        return EntryLine.newBuilder()
                .setAccount(kind + ":" + POT + ":sh-lingang-01")
                .setPot(POT)
                .setAmountFen(amountFen)
                .setBalanceFen(balanceFen)
                .setPayee("sh-lingang-01")
                .build();
    }

    /** The topic an event belongs to: its record's namespace. */
    public static String topic(SpecificRecord event) {
        return event.getSchema().getNamespace();
    }
}
