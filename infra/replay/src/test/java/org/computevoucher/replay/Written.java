package org.computevoucher.replay;

import computevoucher.application.v1.ApplicationDecided;
import computevoucher.budget.v1.BudgetAllocated;
import computevoucher.budget.v1.BudgetPlanned;
import computevoucher.consumption.v1.ComputeConsumed;
import computevoucher.consumption.v1.VoucherClosed;
import computevoucher.journal.v1.EntryLine;
import computevoucher.journal.v1.EntryPosted;
import computevoucher.journal.v1.EntryVoucher;
import computevoucher.settlement.v1.PayableReleased;
import computevoucher.settlement.v1.RecoveryRaised;
import computevoucher.settlement.v1.RecoverySettled;
import computevoucher.settlement.v1.ReimbursedVoucher;
import computevoucher.settlement.v1.SubsidyReimbursed;
import computevoucher.voucher.v1.VoucherIssued;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecordBase;
import org.computevoucher.replay.Facts.Place;
import org.computevoucher.replay.Violations.Violation;
import org.computevoucher.schemas.Topics;
import org.computevoucher.schemas.kafka.GeneratedClasses;
import org.jspecify.annotations.Nullable;

/**
 * Topics as a test writes them by hand: facts in the order in which they are told, and the journal
 * as a right ledger would write it, until the test spoils an entry. Nothing here asks the posting
 * table: the lines of an entry are given in words, as in {@code "available:… -100, …"}.
 */
final class Written {

    static final String POT = "310000-COMPUTE-2026";
    static final String REGION = "310000";
    static final String CENTRE = "DC-SH-01";
    static final String VOUCHER = "11111111-1111-4111-8111-111111111111";
    static final String OTHER_VOUCHER = "22222222-2222-4222-8222-222222222222";
    static final String APPLICATION = "33333333-3333-4333-8333-333333333333";
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    static {
        GeneratedClasses.trust();
    }

    private final Violations violations = new Violations();
    private final Facts facts = new Facts(Set.of(), violations);
    private final List<EntryPosted> entries = new ArrayList<>();
    private final Map<String, Long> balances = new HashMap<>();
    private Instant now = START;
    private long offset;
    private @Nullable Journal journal;
    private long underWay;

    /** A fact that has happened and is told at this time from now on. */
    Written at(String time) {
        now = Instant.parse(time);
        return this;
    }

    SpecificRecordBase planned(long fen) {
        return BudgetPlanned.newBuilder()
                .setEventId(id())
                .setEffectiveAt(now)
                .setRecordedAt(now)
                .setPot(POT)
                .setRegion(REGION)
                .setProgramme("310000-COMPUTE")
                .setFiscalYear(2026)
                .setAmountFen(fen)
                .setDocument("Notice 1")
                .build();
    }

    SpecificRecordBase allocated(long fen) {
        return BudgetAllocated.newBuilder()
                .setEventId(id())
                .setEffectiveAt(now)
                .setRecordedAt(now)
                .setPot(POT)
                .setRegion(REGION)
                .setProgramme("310000-COMPUTE")
                .setFiscalYear(2026)
                .setAmountFen(fen)
                .setDrawnFromPlan(false)
                .setDocument("Notice 2")
                .build();
    }

    SpecificRecordBase issued(long fen) {
        return VoucherIssued.newBuilder()
                .setEventId(id())
                .setEffectiveAt(now)
                .setRecordedAt(now)
                .setVoucherId(VOUCHER)
                .setPot(POT)
                .setRegion(REGION)
                .setEnterprise("91310115MA1K4QBT2Y")
                .setFaceFen(fen)
                .setRateBasisPoints(8_000)
                .setValidFrom(now)
                .setValidUntil(now.plusSeconds(1))
                .setReportableUntil(now.plusSeconds(2))
                .setPayee("DATA_CENTRE")
                .build();
    }

    SpecificRecordBase consumed(long subsidyFen, long setOffFen, Instant effectiveAt) {
        return ComputeConsumed.newBuilder()
                .setEventId(id())
                .setEffectiveAt(effectiveAt)
                .setRecordedAt(now)
                .setVoucherId(VOUCHER)
                .setPot(POT)
                .setRegion(REGION)
                .setEnterprise("91310115MA1K4QBT2Y")
                .setDataCentre(CENTRE)
                .setUsageId(id())
                .setChargePeriodStart(effectiveAt.minusSeconds(60))
                .setChargePeriodEnd(effectiveAt)
                .setEligibleCostFen(subsidyFen)
                .setSubsidyFen(subsidyFen)
                .setPayerShareFen(0)
                .setPayee(CENTRE)
                .setSetOffFen(setOffFen)
                .build();
    }

    SpecificRecordBase closed(long unusedFen) {
        return VoucherClosed.newBuilder()
                .setEventId(id())
                .setEffectiveAt(now)
                .setRecordedAt(now)
                .setVoucherId(VOUCHER)
                .setPot(POT)
                .setRegion(REGION)
                .setUnusedFen(unusedFen)
                .setReason("EXPIRED")
                .build();
    }

    SpecificRecordBase reimbursed(long fen) {
        return SubsidyReimbursed.newBuilder()
                .setEventId(id())
                .setEffectiveAt(now)
                .setRecordedAt(now)
                .setSettlementId(id())
                .setPot(POT)
                .setRegion(REGION)
                .setPayee(CENTRE)
                .setAmountFen(fen)
                .build();
    }

    /** A payment for this voucher and another one. */
    SpecificRecordBase reimbursed(long fen, long forOther) {
        SpecificRecordBase paid = reimbursed(fen + forOther);
        paid.put(
                "vouchers",
                List.of(
                        new ReimbursedVoucher(VOUCHER, fen),
                        new ReimbursedVoucher(OTHER_VOUCHER, forOther)));
        paid.put("paymentId", "payment-1");
        return paid;
    }

    /** A decision on an application. */
    SpecificRecordBase decided(@Nullable String voucher) {
        return ApplicationDecided.newBuilder()
                .setEventId(id())
                .setEffectiveAt(now)
                .setRecordedAt(now)
                .setApplicationId(APPLICATION)
                .setPot(POT)
                .setRegion(REGION)
                .setProgramme("310000-COMPUTE")
                .setEnterprise("91310115MA1K4QBT2Y")
                .setDecision(voucher == null ? "WAITLISTED" : "GRANTED")
                .setReasons(List.of())
                .setRequestedFen(300)
                .setAutomatic(true)
                .setVoucherId(voucher)
                .build();
    }

    SpecificRecordBase released(long fen) {
        return PayableReleased.newBuilder()
                .setEventId(id())
                .setEffectiveAt(now)
                .setRecordedAt(now)
                .setPot(POT)
                .setRegion(REGION)
                .setPayee(CENTRE)
                .setVoucherId(VOUCHER)
                .setEnterprise("91310115MA1K4QBT2Y")
                .setDataCentre(CENTRE)
                .setReversalEventId(id())
                .setConsumptionEventId(id())
                .setAmountFen(fen)
                .setRecoveryFen(0)
                .build();
    }

    SpecificRecordBase recoveryRaised(long fen) {
        return RecoveryRaised.newBuilder()
                .setEventId(id())
                .setEffectiveAt(now)
                .setRecordedAt(now)
                .setPot(POT)
                .setRegion(REGION)
                .setPayee(CENTRE)
                .setVoucherId(VOUCHER)
                .setConsumptionEventId(id())
                .setAmountFen(fen)
                .build();
    }

    SpecificRecordBase recoverySettled(String kind, long fen) {
        return RecoverySettled.newBuilder()
                .setEventId(id())
                .setEffectiveAt(now)
                .setRecordedAt(now)
                .setPot(POT)
                .setRegion(REGION)
                .setPayee(CENTRE)
                .setVoucherId(VOUCHER)
                .setKind(kind)
                .setAmountFen(fen)
                .build();
    }

    /** Puts a fact on its topic. */
    Place tell(SpecificRecordBase fact) {
        Place place = new Place(Topics.ofNamespace(fact.getSchema().getNamespace()), 0, offset++);
        facts.take(fact, fact.get("eventId").toString(), place, now.toEpochMilli());
        return place;
    }

    /** Puts a fact on its topic, and its entry into the journal. */
    EntryPosted post(SpecificRecordBase fact, String lines) {
        return post(fact, tell(fact), lines);
    }

    EntryPosted post(SpecificRecordBase fact, Place place, String lines) {
        Instant effectiveAt = (Instant) fact.get("effectiveAt");
        EntryPosted entry =
                EntryPosted.newBuilder()
                        .setEventId(id())
                        .setEffectiveAt(effectiveAt)
                        .setRecordedAt(now)
                        .setRegion(REGION)
                        .setEntryNumber(entries.size() + 1)
                        .setFactId(fact.get("eventId").toString())
                        .setFactType(fact.getSchema().getFullName())
                        .setSourceTopic(place.topic())
                        .setSourcePartition(place.partition())
                        .setSourceOffset(place.offset())
                        .setLines(lines(lines, payee(fact), text(fact, "voucherId")))
                        .setApplicationId(text(fact, "applicationId"))
                        .setSettlementId(text(fact, "settlementId"))
                        .setPaymentId(text(fact, "paymentId"))
                        .setVouchers(vouchers(fact))
                        .build();
        entries.add(entry);
        return entry;
    }

    /** An entry that takes those lines of another back out of suspense. */
    EntryPosted clear(EntryPosted suspended, String lines) {
        EntryLine concerned = suspended.getLines().getFirst();
        EntryPosted entry =
                EntryPosted.newBuilder(suspended)
                        .setEventId(id())
                        .setEffectiveAt(now)
                        .setRecordedAt(now)
                        .setEntryNumber(entries.size() + 1)
                        .setFactId(suspended.getEventId())
                        .setFactType("computevoucher.journal.v1.EntryPosted")
                        .setLines(lines(lines, concerned.getPayee(), concerned.getVoucherId()))
                        .setSuspenseReason(null)
                        .setClearsEntryNumber(suspended.getEntryNumber())
                        .build();
        entries.add(entry);
        return entry;
    }

    /** {@code "available -100, outstanding 100"}: of {@link #POT} and {@link #CENTRE}. */
    private List<EntryLine> lines(String text, @Nullable String payee, @Nullable String voucher) {
        List<EntryLine> lines = new ArrayList<>();
        for (String line : text.split(",", -1)) {
            String[] words = line.strip().split(" ", 2);
            long fen = Long.parseLong(words[1]);
            String account = account(words[0]);
            lines.add(
                    EntryLine.newBuilder()
                            .setAccount(account)
                            .setPot(POT)
                            .setAmountFen(fen)
                            .setBalanceFen(balances.merge(account, fen, Long::sum))
                            .setPayee(payee)
                            .setVoucherId(voucher)
                            .build());
        }
        return lines;
    }

    static String account(String kind) {
        return switch (kind) {
            case "treasury" -> "treasury:" + REGION;
            case "payable", "paid", "receivable", "claims" -> kind + ':' + POT + ':' + CENTRE;
            default -> kind + ':' + POT;
        };
    }

    /** An issue's payee is a kind of payee and none. */
    private static @Nullable String payee(SpecificRecordBase fact) {
        return fact instanceof VoucherIssued ? null : text(fact, "payee");
    }

    private static @Nullable String text(SpecificRecordBase fact, String field) {
        Object value = fact.getSchema().getField(field) == null ? null : fact.get(field);
        return value == null ? null : value.toString();
    }

    private static @Nullable List<EntryVoucher> vouchers(SpecificRecordBase fact) {
        List<ReimbursedVoucher> told =
                fact instanceof SubsidyReimbursed paid ? paid.getVouchers() : null;
        return told == null
                ? null
                : told.stream()
                        .map(one -> new EntryVoucher(one.getVoucherId(), one.getAmountFen()))
                        .toList();
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    /** Spoils what is written already. */
    Written spoil(Consumer<List<EntryPosted>> how) {
        how.accept(entries);
        return this;
    }

    /** Reads all of it. */
    Written read() {
        Journal read = new Journal(facts, violations);
        entries.forEach(entry -> read.take(entry, entry.getRecordedAt().toEpochMilli()));
        underWay = read.end(60);
        journal = read;
        return this;
    }

    Facts facts() {
        return facts;
    }

    Journal journal() {
        if (journal == null) {
            throw new IllegalStateException("not read yet");
        }
        return journal;
    }

    long underWay() {
        return underWay;
    }

    List<Violation> violations() {
        return violations.told();
    }

    /** What is wrong, in the order in which it was found. */
    List<Breach> breaches() {
        return violations.told().stream().map(Violation::breach).toList();
    }

    /** The balance of an account at a moment, by its whole path. */
    long balance(String account, String recordedAt, @Nullable String effectiveAt) {
        Moment moment =
                new Moment(
                        Instant.parse(recordedAt),
                        effectiveAt == null ? null : Instant.parse(effectiveAt));
        return AccountPath.parse(account)
                .orElseThrow()
                .in(
                        Snapshot.of(
                                facts,
                                journal().books(),
                                moment.recordedMicros(),
                                moment.effectiveMicros()),
                        facts);
    }
}
