package org.computevoucher.ledger.contract;

import computevoucher.journal.v1.EntryLine;
import computevoucher.journal.v1.EntryVoucher;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.computevoucher.ledger.book.EntryPosted;
import org.computevoucher.ledger.book.EntryPosted.VoucherShare;
import org.computevoucher.ledger.budget.BudgetEvent;
import org.computevoucher.platform.relay.PublicContract;
import org.computevoucher.platform.relay.PublicRecord;
import org.computevoucher.schemas.Topics;
import org.jspecify.annotations.Nullable;

/** This service's events as the world sees them: what its capabilities decided for others. */
public final class PublishedEvents implements PublicContract {

    @Override
    public Set<String> topics() {
        return Set.of(Topics.BUDGET, Topics.JOURNAL);
    }

    @Override
    public @Nullable PublicRecord publicRecordOf(Object event) {
        return switch (event) {
            case BudgetEvent budget -> BudgetRecords.of(budget);
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
                .setCauseId(text(event.causeId()))
                .setSourceSequence(event.sourceSequence())
                .setClearsEntryNumber(event.clearsEntryNumber())
                .setApplicationId(text(event.applicationId()))
                .setSettlementId(text(event.settlementId()))
                .setPaymentId(event.paymentId())
                .setVouchers(vouchers(event.vouchers()))
                .build();
    }

    private static @Nullable List<EntryVoucher> vouchers(@Nullable List<VoucherShare> shares) {
        return shares == null
                ? null
                : shares.stream()
                        .map(one -> new EntryVoucher(one.voucherId().toString(), one.amountFen()))
                        .toList();
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static EntryLine avro(EntryPosted.EntryLine line) {
        return EntryLine.newBuilder()
                .setAccount(line.account())
                .setPot(line.pot())
                .setAmountFen(line.amountFen())
                .setBalanceFen(line.balanceFen())
                .setPayee(line.payee())
                .setVoucherId(text(line.voucherId()))
                .setDataCentre(line.dataCentre())
                .setEnterprise(line.enterprise())
                .setSuspendedFrom(line.suspendedFrom())
                .build();
    }
}
