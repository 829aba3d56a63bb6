package org.computevoucher.ledger.book;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.computevoucher.ledger.book.EntryPosted.EntryLine;
import org.computevoucher.platform.money.Money;
import org.computevoucher.platform.refusal.Outcome;

/**
 * The book of one region.
 *
 * <p>Every fact that moves the region's money becomes one entry: numbered without a gap, recorded
 * never before the entry ahead of it, its lines summing to zero. A fact that takes money which has
 * not arrived yet has to wait, for the fact that brings it is under way. A fact that has waited too
 * long is posted all the same, each line that lacks its money on the pot's suspense account, with
 * the reason: the book refuses nothing and loses nothing. No entry is ever changed.
 *
 * <p>Money that a pot's envelope has given up is booked by a fact of the budget, which comes by
 * another way. Until then the book holds it: a voucher that the envelope issued after that must not
 * take it, or the budget's fact would wait for money that stands behind it on its own topic.
 */
public final class Book {

    @AggregateIdentifier private String region;
    private long lastEntryNumber;
    private Instant lastRecordedAt = Instant.EPOCH;
    private Balances balances = new Balances();
    private Map<String, Long> heldFenByPot = new HashMap<>();

    /** For the event log, which fills in the rest. */
    @SuppressWarnings("NullAway.Init")
    private Book() {}

    /** The book of a region before its first entry. */
    public Book(String region) {
        this.region = region;
    }

    /**
     * @return the entry's number, or {@link PrerequisiteMissing}
     */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome<Long> handle(PostFact command) {
        requireOwn(command.fact());
        Fact fact = command.fact();
        List<Line> lines = PostingRules.linesOf(fact);
        List<Line> uncovered = lines.stream().filter(line -> isUncovered(fact, line)).toList();
        if (!uncovered.isEmpty() && !command.overdue()) {
            return Outcome.refused(missingFor(fact, uncovered.getFirst()));
        }
        List<Line> postable =
                lines.stream()
                        .map(line -> hasToWait(line, uncovered) ? line.inSuspense() : line)
                        .toList();
        post(command, postable, uncovered.stream().findFirst());
        hold(fact);
        return Outcome.accepted(lastEntryNumber);
    }

    @EventSourcingHandler
    void on(EntryPosted event) {
        region = event.region();
        lastEntryNumber = event.entryNumber();
        lastRecordedAt = event.recordedAt();
        balances.follow(event.lines());
    }

    @EventSourcingHandler
    void on(AvailableHeld event) {
        if (event.heldFen() == 0) {
            heldFenByPot.remove(event.pot());
        } else {
            heldFenByPot.put(event.pot(), event.heldFen());
        }
    }

    private void post(PostFact command, List<Line> lines, Optional<Line> uncovered) {
        List<EntryLine> entryLines = balances.after(lines);
        requireSumZero(entryLines);
        Instant recordedAt = later(lastRecordedAt, command.now());
        apply(
                new EntryPosted(
                        command.entryEventId(),
                        region,
                        lastEntryNumber + 1,
                        command.factId(),
                        command.factType(),
                        command.source().topic(),
                        command.source().partition(),
                        command.source().offset(),
                        // a fact that a neighbour's clock dates ahead is effective when recorded
                        earlier(command.effectiveAt(), recordedAt),
                        recordedAt,
                        entryLines,
                        uncovered.map(Book::suspenseReason).orElse(null),
                        command.causeId(),
                        command.source().sequence(),
                        null));
    }

    private void hold(Fact fact) {
        if (!fact.holds().equals(Money.ZERO)) {
            Money held = held(fact).plus(fact.holds());
            apply(new AvailableHeld(region, fact.pot().toString(), Math.max(0, held.fen())));
        }
    }

    private boolean isUncovered(Fact fact, Line line) {
        Money taken = taken(fact, line);
        return taken.isPositive()
                && !line.account().kind().mayBeNegative()
                && taken.isMoreThan(spendable(fact, line.account()));
    }

    /** Claims are exactly what is receivable, so their line waits where the receivable's does. */
    private static boolean hasToWait(Line line, List<Line> uncovered) {
        return uncovered.contains(line)
                || (line.account().kind() == AccountKind.CLAIMS
                        && uncovered.stream()
                                .anyMatch(
                                        lacking ->
                                                lacking.account().kind()
                                                        == AccountKind.RECEIVABLE));
    }

    /** What a line takes from its account, or holds of it for another fact. */
    private static Money taken(Fact fact, Line line) {
        return isAvailable(line.account()) && fact.holds().isPositive()
                ? fact.holds()
                : line.amount().negated();
    }

    private PrerequisiteMissing missingFor(Fact fact, Line line) {
        return new PrerequisiteMissing(
                line.account().path(),
                taken(fact, line).fen(),
                spendable(fact, line.account()).fen());
    }

    /** What an account holds for this fact: of available money, all that is not held for others. */
    private Money spendable(Fact fact, Account account) {
        Money balance = balances.of(account);
        boolean takesWhatIsHeld = fact.holds().isNegative();
        return isAvailable(account) && !takesWhatIsHeld ? balance.minus(held(fact)) : balance;
    }

    private Money held(Fact fact) {
        return Money.ofFen(heldFenByPot.getOrDefault(fact.pot().toString(), 0L));
    }

    private static boolean isAvailable(Account account) {
        return account.kind() == AccountKind.AVAILABLE;
    }

    /** For example {@code AVAILABLE_INSUFFICIENT}. */
    private static String suspenseReason(Line uncovered) {
        return uncovered.account().kind().name() + "_INSUFFICIENT";
    }

    private void requireOwn(Fact fact) {
        if (!fact.pot().region().equals(region)) {
            throw new IllegalArgumentException(
                    "pot " + fact.pot() + " does not belong in the book of " + region);
        }
    }

    private static void requireSumZero(List<EntryLine> lines) {
        Money sum =
                lines.stream()
                        .map(line -> Money.ofFen(line.amountFen()))
                        .reduce(Money.ZERO, Money::plus);
        if (!sum.equals(Money.ZERO)) {
            throw new IllegalStateException("the lines of an entry sum to " + sum + ", not zero");
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
