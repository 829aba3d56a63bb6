package org.computevoucher.ledger.contract;

import computevoucher.journal.v1.EntryLine;
import java.util.Set;
import java.util.UUID;
import org.computevoucher.ledger.book.EntryPosted;
import org.computevoucher.ledger.budget.BudgetAllocated;
import org.computevoucher.ledger.budget.BudgetPlanned;
import org.computevoucher.ledger.pot.PotId;
import org.computevoucher.platform.relay.PublicContract;
import org.computevoucher.platform.relay.PublicRecord;
import org.computevoucher.schemas.Topics;
import org.jspecify.annotations.Nullable;

/** This service's events as the world sees them. All of them are public. */
public final class PublishedEvents implements PublicContract {

    @Override
    public Set<String> topics() {
        return Set.of(Topics.BUDGET, Topics.JOURNAL);
    }

    @Override
    public @Nullable PublicRecord publicRecordOf(Object event) {
        return switch (event) {
            case BudgetPlanned planned ->
                    new PublicRecord(
                            Topics.BUDGET,
                            planned.pot(),
                            avro(planned),
                            planned.eventId(),
                            planned.causeId(),
                            planned.recordedAt());
            case BudgetAllocated allocated ->
                    new PublicRecord(
                            Topics.BUDGET,
                            allocated.pot(),
                            avro(allocated),
                            allocated.eventId(),
                            allocated.causeId(),
                            allocated.recordedAt());
            case EntryPosted entry ->
                    new PublicRecord(
                            Topics.JOURNAL,
                            entry.region(),
                            avro(entry),
                            entry.eventId(),
                            entry.factId(),
                            entry.recordedAt());
            default -> null;
        };
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

    private static computevoucher.journal.v1.EntryPosted avro(EntryPosted event) {
        return computevoucher.journal.v1.EntryPosted.newBuilder()
                .setEventId(event.eventId().toString())
                .setEffectiveAt(event.effectiveAt())
                .setRecordedAt(event.recordedAt())
                .setRegion(event.region())
                .setEntryNumber(event.entryNumber())
                .setFactId(event.factId().toString())
                .setFactType(event.factType())
                .setSourceTopic(event.sourceTopic())
                .setSourcePartition(event.sourcePartition())
                .setSourceOffset(event.sourceOffset())
                .setLines(event.lines().stream().map(PublishedEvents::avro).toList())
                .setSuspenseReason(event.suspenseReason())
                .build();
    }

    private static EntryLine avro(EntryPosted.EntryLine line) {
        UUID voucherId = line.voucherId();
        return EntryLine.newBuilder()
                .setAccount(line.account())
                .setPot(line.pot())
                .setAmountFen(line.amountFen())
                .setBalanceFen(line.balanceFen())
                .setPayee(line.payee())
                .setVoucherId(voucherId == null ? null : voucherId.toString())
                .setDataCentre(line.dataCentre())
                .setEnterprise(line.enterprise())
                .build();
    }
}
