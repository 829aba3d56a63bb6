package org.computevoucher.ledger.contract;

import static org.computevoucher.ledger.contract.AvroSamples.EFFECTIVE;
import static org.computevoucher.ledger.contract.AvroSamples.ENTERPRISE;
import static org.computevoucher.ledger.contract.AvroSamples.RECORDED;
import static org.computevoucher.ledger.contract.AvroSamples.region;

import computevoucher.consumption.v1.ConsumptionReversed;
import computevoucher.consumption.v1.RecoveryCredited;
import computevoucher.consumption.v1.VoucherReopened;
import computevoucher.settlement.v1.PayableReleased;
import computevoucher.settlement.v1.PaymentRejected;
import computevoucher.settlement.v1.RecoveryRaised;
import computevoucher.settlement.v1.RecoverySettled;
import java.util.UUID;

/** Facts of usage that was reversed and of money that has to come back, as they are published. */
public final class CorrectionSamples {

    private CorrectionSamples() {}

    /** Usage at dc-1 that is paid to the enterprise. */
    public static ConsumptionReversed reversed(
            String pot, UUID voucherId, long releasedFen, long recoveryFen, long availableFen) {
        return ConsumptionReversed.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setVoucherId(voucherId.toString())
                .setPot(pot)
                .setRegion(region(pot))
                .setEnterprise(ENTERPRISE)
                .setDataCentre("dc-1")
                .setUsageId("u-1")
                .setReversalId("r-1")
                .setConsumptionEventId(UUID.randomUUID().toString())
                .setPayee(ENTERPRISE)
                .setEligibleCostFen(100)
                .setSubsidyFen(releasedFen + recoveryFen)
                .setReleasedFen(releasedFen)
                .setRecoveryFen(recoveryFen)
                .setAvailableFen(availableFen)
                .setOpenFen(1_000)
                .setReason("METERING_ERROR")
                .build();
    }

    /** Usage at dc-1 that is paid to the enterprise. */
    public static PayableReleased released(
            String pot, UUID voucherId, long releasedFen, long recoveryFen) {
        return PayableReleased.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setPot(pot)
                .setRegion(region(pot))
                .setPayee(ENTERPRISE)
                .setVoucherId(voucherId.toString())
                .setEnterprise(ENTERPRISE)
                .setDataCentre("dc-1")
                .setReversalEventId(UUID.randomUUID().toString())
                .setConsumptionEventId(UUID.randomUUID().toString())
                .setAmountFen(releasedFen)
                .setRecoveryFen(recoveryFen)
                .build();
    }

    public static RecoveryCredited credited(
            String pot, UUID voucherId, String payee, long fen, long returnedFen) {
        return RecoveryCredited.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setVoucherId(voucherId.toString())
                .setPot(pot)
                .setRegion(region(pot))
                .setEnterprise(ENTERPRISE)
                .setPayee(payee)
                .setRecoveryEventId(UUID.randomUUID().toString())
                .setAmountFen(fen)
                .setReturnedFen(returnedFen)
                .setOpenFen(1_000)
                .build();
    }

    public static VoucherReopened reopened(String pot, UUID voucherId) {
        return VoucherReopened.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setVoucherId(voucherId.toString())
                .setPot(pot)
                .setRegion(region(pot))
                .build();
    }

    public static PaymentRejected rejected(String pot, String payee, long fen) {
        return PaymentRejected.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setSettlementId(UUID.randomUUID().toString())
                .setPaymentId("4bf92f3577b34da6a3ce929d0e0e4736")
                .setPot(pot)
                .setRegion(region(pot))
                .setPayee(payee)
                .setAmountFen(fen)
                .setReason("AC04")
                .build();
    }

    public static RecoveryRaised raised(String pot, UUID voucherId, String payee, long fen) {
        return RecoveryRaised.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setPot(pot)
                .setRegion(region(pot))
                .setPayee(payee)
                .setVoucherId(voucherId.toString())
                .setConsumptionEventId(UUID.randomUUID().toString())
                .setAmountFen(fen)
                .build();
    }

    public static RecoverySettled settled(
            String pot, UUID voucherId, String payee, String kind, long fen) {
        return RecoverySettled.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setEffectiveAt(EFFECTIVE)
                .setRecordedAt(RECORDED)
                .setPot(pot)
                .setRegion(region(pot))
                .setPayee(payee)
                .setVoucherId(voucherId.toString())
                .setKind(kind)
                .setAmountFen(fen)
                .build();
    }
}
