package org.computevoucher.ledger.contract;

import computevoucher.application.v1.ApplicationDecided;
import computevoucher.budget.v1.BudgetAllocated;
import computevoucher.budget.v1.BudgetPlanned;
import computevoucher.consumption.v1.ComputeConsumed;
import computevoucher.consumption.v1.VoucherClosed;
import computevoucher.settlement.v1.ReimbursedVoucher;
import computevoucher.settlement.v1.SubsidyReimbursed;
import computevoucher.voucher.v1.VoucherIssued;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts as the other services publish them, of the pot 310000-COMPUTE-2026. */
public final class AvroSamples {

    public static final String ENTERPRISE = "91310000MA1FL00001";
    public static final Instant EFFECTIVE = Instant.parse("2026-01-05T08:00:00.000001Z");
    public static final Instant RECORDED = Instant.parse("2026-01-06T08:00:00.123456Z");

    private AvroSamples() {}

    public static BudgetPlanned planned(String pot, long fen) {
        return BudgetPlanned.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setPot(pot)
                .setRegion(region(pot))
                .setProgramme(programme(pot))
                .setFiscalYear(2026)
                .setAmountFen(fen)
                .setDocument("doc")
                .build();
    }

    public static BudgetAllocated allocated(String pot, long fen, boolean drawnFromPlan) {
        return BudgetAllocated.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setPot(pot)
                .setRegion(region(pot))
                .setProgramme(programme(pot))
                .setFiscalYear(2026)
                .setAmountFen(fen)
                .setDrawnFromPlan(drawnFromPlan)
                .setDocument("doc")
                .build();
    }

    public static VoucherIssued issued(String pot, UUID voucherId, long faceFen) {
        return VoucherIssued.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setVoucherId(voucherId.toString())
                .setPot(pot)
                .setRegion(region(pot))
                .setEnterprise(ENTERPRISE)
                .setFaceFen(faceFen)
                .setRateBasisPoints(8000)
                .setValidFrom(EFFECTIVE)
                .setValidUntil(EFFECTIVE.plusSeconds(86_400))
                .setReportableUntil(EFFECTIVE.plusSeconds(2 * 86_400))
                .setPayee("DATA_CENTRE")
                .build();
    }

    public static ComputeConsumed consumed(
            String pot, UUID voucherId, long costFen, long subsidyFen, String payee) {
        return ComputeConsumed.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setVoucherId(voucherId.toString())
                .setPot(pot)
                .setRegion(region(pot))
                .setEnterprise(ENTERPRISE)
                .setDataCentre("dc-1")
                .setUsageId("u-" + UUID.randomUUID())
                .setChargePeriodStart(EFFECTIVE.minusSeconds(3600))
                .setChargePeriodEnd(EFFECTIVE)
                .setEligibleCostFen(costFen)
                .setSubsidyFen(subsidyFen)
                .setPayerShareFen(costFen - subsidyFen)
                .setPayee(payee)
                .build();
    }

    public static VoucherClosed closed(String pot, UUID voucherId, long unusedFen) {
        return VoucherClosed.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setVoucherId(voucherId.toString())
                .setPot(pot)
                .setRegion(region(pot))
                .setUnusedFen(unusedFen)
                .setReason("EXPIRED")
                .build();
    }

    /** A decision that grants a voucher, or none yet. */
    public static ApplicationDecided decided(
            String pot, UUID application, String decision, @Nullable UUID voucher) {
        return ApplicationDecided.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setApplicationId(application.toString())
                .setPot(pot)
                .setRegion(region(pot))
                .setProgramme(programme(pot))
                .setEnterprise(ENTERPRISE)
                .setDecision(decision)
                .setReasons(List.of())
                .setRequestedFen(100)
                .setAutomatic(true)
                .setVoucherId(voucher == null ? null : voucher.toString())
                .build();
    }

    /** A payment for vouchers, each with its share. */
    public static SubsidyReimbursed reimbursed(String pot, String payee, Map<UUID, Long> shares) {
        SubsidyReimbursed paid =
                reimbursed(pot, payee, shares.values().stream().mapToLong(Long::longValue).sum());
        paid.setPaymentId("E2E-" + payee);
        paid.setVouchers(
                shares.entrySet().stream()
                        .map(one -> new ReimbursedVoucher(one.getKey().toString(), one.getValue()))
                        .toList());
        return paid;
    }

    public static SubsidyReimbursed reimbursed(String pot, String payee, long fen) {
        return SubsidyReimbursed.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setSettlementId(UUID.randomUUID().toString())
                .setPot(pot)
                .setRegion(region(pot))
                .setPayee(payee)
                .setAmountFen(fen)
                .build();
    }

    static String region(String pot) {
        return pot.substring(0, 6);
    }

    static String programme(String pot) {
        return pot.substring(0, pot.lastIndexOf('-'));
    }
}
