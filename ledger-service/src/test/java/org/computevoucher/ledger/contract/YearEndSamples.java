package org.computevoucher.ledger.contract;

import static org.computevoucher.ledger.contract.AvroSamples.EFFECTIVE;
import static org.computevoucher.ledger.contract.AvroSamples.RECORDED;
import static org.computevoucher.ledger.contract.AvroSamples.programme;
import static org.computevoucher.ledger.contract.AvroSamples.region;

import computevoucher.budget.v1.BudgetWithdrawalRequested;
import computevoucher.budget.v1.BudgetWithdrawn;
import computevoucher.budget.v1.BudgetYearClosed;
import computevoucher.budget.v1.BudgetYearEndRequested;
import computevoucher.consumption.v1.VoucherReduced;
import computevoucher.envelope.v1.EnvelopeClosed;
import computevoucher.envelope.v1.UnusedReturned;
import computevoucher.envelope.v1.WithdrawalGranted;
import computevoucher.envelope.v1.WithdrawalRefused;
import computevoucher.voucher.v1.VoucherClosureRequested;
import computevoucher.voucher.v1.VoucherReductionRequested;
import computevoucher.voucher.v1.VoucherResumed;
import computevoucher.voucher.v1.VoucherSuspended;
import java.util.UUID;

/** Facts of withdrawals, of the year's end and of a voucher's life, as they are published. */
public final class YearEndSamples {

    private YearEndSamples() {}

    public static BudgetWithdrawalRequested budgetWithdrawalRequested(
            String pot, UUID withdrawalId, long fen) {
        return BudgetWithdrawalRequested.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setPot(pot)
                .setRegion(region(pot))
                .setProgramme(programme(pot))
                .setFiscalYear(Integer.parseInt(pot.substring(pot.length() - 4)))
                .setDocument("doc")
                .setWithdrawalId(withdrawalId.toString())
                .setAmountFen(fen)
                .build();
    }

    public static BudgetWithdrawn budgetWithdrawn(String pot, UUID withdrawalId, long fen) {
        return BudgetWithdrawn.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setPot(pot)
                .setRegion(region(pot))
                .setProgramme(programme(pot))
                .setFiscalYear(Integer.parseInt(pot.substring(pot.length() - 4)))
                .setDocument("doc")
                .setWithdrawalId(withdrawalId.toString())
                .setAmountFen(fen)
                .build();
    }

    public static BudgetYearEndRequested budgetYearEndRequested(String pot, UUID yearEndId) {
        return BudgetYearEndRequested.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setPot(pot)
                .setRegion(region(pot))
                .setProgramme(programme(pot))
                .setFiscalYear(Integer.parseInt(pot.substring(pot.length() - 4)))
                .setDocument("doc")
                .setYearEndId(yearEndId.toString())
                .build();
    }

    public static BudgetYearClosed budgetYearClosed(String pot, UUID yearEndId, long fen) {
        return BudgetYearClosed.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setPot(pot)
                .setRegion(region(pot))
                .setProgramme(programme(pot))
                .setFiscalYear(Integer.parseInt(pot.substring(pot.length() - 4)))
                .setDocument("doc")
                .setYearEndId(yearEndId.toString())
                .setReturnedFen(fen)
                .build();
    }

    public static WithdrawalGranted withdrawalGranted(String pot, UUID withdrawalId, long fen) {
        return WithdrawalGranted.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setPot(pot)
                .setRegion(region(pot))
                .setWithdrawalId(withdrawalId.toString())
                .setAmountFen(fen)
                .build();
    }

    public static WithdrawalRefused withdrawalRefused(
            String pot, UUID withdrawalId, long fen, long availableFen) {
        return WithdrawalRefused.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setPot(pot)
                .setRegion(region(pot))
                .setWithdrawalId(withdrawalId.toString())
                .setAmountFen(fen)
                .setAvailableFen(availableFen)
                .setReason("ENVELOPE_EXHAUSTED")
                .build();
    }

    public static EnvelopeClosed envelopeClosed(String pot, UUID yearEndId, long availableFen) {
        return EnvelopeClosed.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setPot(pot)
                .setRegion(region(pot))
                .setYearEndId(yearEndId.toString())
                .setAvailableFen(availableFen)
                .build();
    }

    public static UnusedReturned unusedReturned(String pot, UUID voucherId, long fen) {
        return UnusedReturned.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setPot(pot)
                .setRegion(region(pot))
                .setVoucherId(voucherId.toString())
                .setAmountFen(fen)
                .build();
    }

    public static VoucherReduced voucherReduced(String pot, UUID voucherId, long fen) {
        return VoucherReduced.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setPot(pot)
                .setRegion(region(pot))
                .setVoucherId(voucherId.toString())
                .setAmountFen(fen)
                .setFaceFen(1_000)
                .setOpenFen(1_000)
                .build();
    }

    public static VoucherSuspended voucherSuspended(String pot, UUID voucherId) {
        return VoucherSuspended.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setPot(pot)
                .setRegion(region(pot))
                .setVoucherId(voucherId.toString())
                .setReason("COMPLIANCE")
                .setDocument("doc")
                .build();
    }

    public static VoucherResumed voucherResumed(String pot, UUID voucherId) {
        return VoucherResumed.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setPot(pot)
                .setRegion(region(pot))
                .setVoucherId(voucherId.toString())
                .setDocument("doc")
                .build();
    }

    public static VoucherClosureRequested voucherClosureRequested(String pot, UUID voucherId) {
        return VoucherClosureRequested.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setPot(pot)
                .setRegion(region(pot))
                .setVoucherId(voucherId.toString())
                .setReason("EXPIRED")
                .build();
    }

    public static VoucherReductionRequested voucherReductionRequested(
            String pot, UUID voucherId, long fen) {
        return VoucherReductionRequested.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setPot(pot)
                .setRegion(region(pot))
                .setVoucherId(voucherId.toString())
                .setAmountFen(fen)
                .build();
    }
}
