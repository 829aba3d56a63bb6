package org.computevoucher.ledger.book;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.computevoucher.ledger.MemoryLog;
import org.computevoucher.ledger.book.EntryPosted.EntryLine;
import org.computevoucher.ledger.book.Fact.RecoverySettled.Way;
import org.computevoucher.ledger.pot.PotId;
import org.computevoucher.platform.money.Money;
import org.computevoucher.platform.refusal.Outcome;

/** One region's book over a log in memory, spoken to in short. */
final class TestBook {

    static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    static final UUID VOUCHER = id("voucher");
    static final String ENTERPRISE = "91310000MA1FL00001";

    private final MemoryLog log;
    private final String region;
    private int facts;

    TestBook(MemoryLog log, String region) {
        this.log = log;
        this.region = region;
    }

    TestBook(String region) {
        this(new MemoryLog(), region);
    }

    Outcome<Long> post(Fact fact) {
        return post(fact, NOON, NOON, false);
    }

    Outcome<Long> postOverdue(Fact fact) {
        return post(fact, NOON, NOON, true);
    }

    Outcome<Long> post(Fact fact, References references, boolean overdue) {
        return post(fact, references, NOON, NOON, overdue);
    }

    Outcome<Long> post(Fact fact, Instant effectiveAt, Instant now, boolean overdue) {
        return post(fact, References.NONE, effectiveAt, now, overdue);
    }

    private Outcome<Long> post(
            Fact fact, References references, Instant effectiveAt, Instant now, boolean overdue) {
        UUID factId = id(region + " fact " + ++facts);
        return log.send(
                new PostFact(
                        region,
                        id("entry of " + factId),
                        factId,
                        fact.getClass().getSimpleName(),
                        null,
                        new PostFact.Source("topic", 0, facts, null),
                        effectiveAt,
                        fact,
                        references,
                        now,
                        overdue));
    }

    List<EntryPosted> entries() {
        return log.events(region, EntryPosted.class);
    }

    /** Entries and what is held, in their order. */
    List<BookEvent> events() {
        return log.events(region, BookEvent.class);
    }

    /** What every account holds, from the entries alone; without those that hold nothing. */
    Map<String, Long> balancesFen() {
        Map<String, Long> balances = new TreeMap<>();
        lines().forEach(line -> balances.put(line.account(), line.balanceFen()));
        balances.values().removeIf(fen -> fen == 0);
        return balances;
    }

    /** The balance of an account from the entries alone; 0 without a posting. */
    long balanceFen(String account) {
        return lines().filter(line -> line.account().equals(account))
                .mapToLong(EntryLine::balanceFen)
                .reduce(0, (earlier, later) -> later);
    }

    /** What all accounts of a kind hold for a pot, from the entries alone. */
    long potBalanceFen(String kind, PotId pot) {
        return lines().filter(line -> line.kind().equals(kind))
                .filter(line -> line.pot().equals(pot.toString()))
                .mapToLong(EntryLine::potBalanceFen)
                .reduce(0, (earlier, later) -> later);
    }

    Stream<EntryLine> lines() {
        return entries().stream().flatMap(entry -> entry.lines().stream());
    }

    static Fact planned(PotId pot, long fen) {
        return new Fact.BudgetPlanned(pot, Money.ofFen(fen));
    }

    static Fact allocated(PotId pot, long fen) {
        return new Fact.BudgetAllocated(pot, Money.ofFen(fen), false);
    }

    static Fact allocatedFromPlan(PotId pot, long fen) {
        return new Fact.BudgetAllocated(pot, Money.ofFen(fen), true);
    }

    static Fact withdrawn(PotId pot, long fen) {
        return new Fact.BudgetWithdrawn(pot, Money.ofFen(fen));
    }

    static Fact yearClosed(PotId pot, long fen) {
        return new Fact.BudgetYearClosed(pot, Money.ofFen(fen));
    }

    static Fact givenUp(PotId pot, long fen) {
        return new Fact.AvailableGivenUp(pot, Money.ofFen(fen));
    }

    static Fact unusedReturned(PotId pot, long fen) {
        return new Fact.UnusedReturned(pot, Money.ofFen(fen), VOUCHER);
    }

    static Fact reduced(PotId pot, long fen) {
        return new Fact.VoucherReduced(pot, Money.ofFen(fen), VOUCHER);
    }

    static Fact decided(PotId pot) {
        return new Fact.ApplicationConcerned(pot, ENTERPRISE, VOUCHER);
    }

    static Fact issued(PotId pot, long fen) {
        return new Fact.VoucherIssued(pot, Money.ofFen(fen), VOUCHER, ENTERPRISE);
    }

    static Fact consumed(PotId pot, long payableFen, String payee) {
        return new Fact.ComputeConsumed(
                pot, Money.ofFen(payableFen), VOUCHER, ENTERPRISE, "dc-1", payee);
    }

    static Fact released(PotId pot, long fen, String payee) {
        return new Fact.PayableReleased(pot, Money.ofFen(fen), VOUCHER, ENTERPRISE, "dc-1", payee);
    }

    /**
     * @param availableFen 0 where the voucher is live
     */
    static Fact reversed(PotId pot, long availableFen, String payee) {
        return new Fact.ConsumptionReversed(
                pot, Money.ofFen(availableFen), VOUCHER, ENTERPRISE, "dc-1", payee);
    }

    static Fact raised(PotId pot, long fen, String payee) {
        return new Fact.RecoveryRaised(pot, Money.ofFen(fen), VOUCHER, payee);
    }

    static Fact settled(PotId pot, Way way, long fen, String payee) {
        return new Fact.RecoverySettled(pot, way, Money.ofFen(fen), VOUCHER, payee);
    }

    /**
     * @param returnedFen 0 where the voucher is live
     */
    static Fact credited(PotId pot, long returnedFen, String payee) {
        return new Fact.RecoveryCredited(pot, Money.ofFen(returnedFen), VOUCHER, ENTERPRISE, payee);
    }

    static Fact closed(PotId pot, long fen) {
        return new Fact.VoucherClosed(pot, Money.ofFen(fen), VOUCHER);
    }

    static Fact reimbursed(PotId pot, long fen, String payee) {
        return new Fact.SubsidyReimbursed(pot, Money.ofFen(fen), payee);
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
