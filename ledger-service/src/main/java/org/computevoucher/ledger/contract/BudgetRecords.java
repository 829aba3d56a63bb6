package org.computevoucher.ledger.contract;

import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.computevoucher.ledger.budget.BudgetAllocated;
import org.computevoucher.ledger.budget.BudgetEvent;
import org.computevoucher.ledger.budget.BudgetPlanned;
import org.computevoucher.ledger.budget.BudgetWithdrawalRefused;
import org.computevoucher.ledger.budget.BudgetWithdrawalRequested;
import org.computevoucher.ledger.budget.BudgetWithdrawn;
import org.computevoucher.ledger.budget.BudgetYearClosed;
import org.computevoucher.ledger.budget.BudgetYearEndRequested;
import org.computevoucher.ledger.pot.PotId;
import org.computevoucher.platform.relay.PublicRecord;
import org.computevoucher.schemas.Topics;
import org.jspecify.annotations.Nullable;

/** The budget's events as the world sees them: under their pot, in the order of their log. */
final class BudgetRecords {

    private BudgetRecords() {}

    /** Null for what is private: that an envelope refused, it has said itself. */
    static @Nullable PublicRecord of(BudgetEvent event) {
        return switch (event) {
            case BudgetPlanned e -> record(e, avro(e), e.eventId(), e.causeId());
            case BudgetAllocated e -> record(e, avro(e), e.eventId(), e.causeId());
            case BudgetWithdrawalRequested e -> record(e, avro(e), e.eventId(), e.causeId());
            case BudgetWithdrawn e -> record(e, avro(e), e.eventId(), e.causeId());
            case BudgetWithdrawalRefused e -> null;
            case BudgetYearEndRequested e -> record(e, avro(e), e.eventId(), e.causeId());
            case BudgetYearClosed e -> record(e, avro(e), e.eventId(), e.causeId());
        };
    }

    private static PublicRecord record(
            BudgetEvent event, SpecificRecordBase avro, UUID eventId, @Nullable UUID causeId) {
        Instant recordedAt = event.recordedAt();
        return new PublicRecord(Topics.BUDGET, event.pot(), avro, eventId, causeId, recordedAt);
    }

    private static computevoucher.budget.v1.BudgetPlanned avro(BudgetPlanned event) {
        PotId pot = PotId.of(event.pot());
        return computevoucher.budget.v1.BudgetPlanned.newBuilder()
                .setEventId(event.eventId().toString())
                .setEffectiveAt(event.effectiveAt())
                .setRecordedAt(event.recordedAt())
                .setPot(event.pot())
                .setRegion(pot.region())
                .setProgramme(pot.programme())
                .setFiscalYear(pot.fiscalYear())
                .setAmountFen(event.amountFen())
                .setDocument(event.document())
                .build();
    }

    private static computevoucher.budget.v1.BudgetAllocated avro(BudgetAllocated event) {
        PotId pot = PotId.of(event.pot());
        return computevoucher.budget.v1.BudgetAllocated.newBuilder()
                .setEventId(event.eventId().toString())
                .setEffectiveAt(event.effectiveAt())
                .setRecordedAt(event.recordedAt())
                .setPot(event.pot())
                .setRegion(pot.region())
                .setProgramme(pot.programme())
                .setFiscalYear(pot.fiscalYear())
                .setAmountFen(event.amountFen())
                .setDrawnFromPlan(event.drawnFromPlan())
                .setDocument(event.document())
                .build();
    }

    private static computevoucher.budget.v1.BudgetWithdrawalRequested avro(
            BudgetWithdrawalRequested event) {
        PotId pot = PotId.of(event.pot());
        return computevoucher.budget.v1.BudgetWithdrawalRequested.newBuilder()
                .setEventId(event.eventId().toString())
                .setEffectiveAt(event.effectiveAt())
                .setRecordedAt(event.recordedAt())
                .setWithdrawalId(event.withdrawalId().toString())
                .setPot(event.pot())
                .setRegion(pot.region())
                .setProgramme(pot.programme())
                .setFiscalYear(pot.fiscalYear())
                .setAmountFen(event.amountFen())
                .setDocument(event.document())
                .build();
    }

    private static computevoucher.budget.v1.BudgetWithdrawn avro(BudgetWithdrawn event) {
        PotId pot = PotId.of(event.pot());
        return computevoucher.budget.v1.BudgetWithdrawn.newBuilder()
                .setEventId(event.eventId().toString())
                .setEffectiveAt(event.effectiveAt())
                .setRecordedAt(event.recordedAt())
                .setWithdrawalId(event.withdrawalId().toString())
                .setPot(event.pot())
                .setRegion(pot.region())
                .setProgramme(pot.programme())
                .setFiscalYear(pot.fiscalYear())
                .setAmountFen(event.amountFen())
                .setDocument(event.document())
                .build();
    }

    private static computevoucher.budget.v1.BudgetYearEndRequested avro(
            BudgetYearEndRequested event) {
        PotId pot = PotId.of(event.pot());
        return computevoucher.budget.v1.BudgetYearEndRequested.newBuilder()
                .setEventId(event.eventId().toString())
                .setEffectiveAt(event.effectiveAt())
                .setRecordedAt(event.recordedAt())
                .setYearEndId(event.yearEndId().toString())
                .setPot(event.pot())
                .setRegion(pot.region())
                .setProgramme(pot.programme())
                .setFiscalYear(pot.fiscalYear())
                .setDocument(event.document())
                .build();
    }

    private static computevoucher.budget.v1.BudgetYearClosed avro(BudgetYearClosed event) {
        PotId pot = PotId.of(event.pot());
        return computevoucher.budget.v1.BudgetYearClosed.newBuilder()
                .setEventId(event.eventId().toString())
                .setEffectiveAt(event.effectiveAt())
                .setRecordedAt(event.recordedAt())
                .setYearEndId(event.yearEndId().toString())
                .setPot(event.pot())
                .setRegion(pot.region())
                .setProgramme(pot.programme())
                .setFiscalYear(pot.fiscalYear())
                .setReturnedFen(event.returnedFen())
                .setCarriedTo(event.carriedTo())
                .setDocument(event.document())
                .build();
    }
}
