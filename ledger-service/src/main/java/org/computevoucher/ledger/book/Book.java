package org.computevoucher.ledger.book;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.List;
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
 * long is posted all the same, the line that lacks its money on the pot's suspense account, with
 * the reason: the book refuses nothing and loses nothing. No entry is ever changed.
 */
public final class Book {

    @AggregateIdentifier private String region;
    private long lastEntryNumber;
    private Instant lastRecordedAt = Instant.EPOCH;
    private Balances balances = new Balances();

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
        List<Line> lines = PostingRules.linesOf(command.fact());
        Optional<Line> uncovered = lines.stream().filter(this::isUncovered).findFirst();
        if (uncovered.isPresent() && !command.overdue()) {
            return Outcome.refused(missingFor(uncovered.get()));
        }
        List<Line> postable =
                lines.stream().map(line -> isUncovered(line) ? line.inSuspense() : line).toList();
        post(command, postable, uncovered);
        return Outcome.accepted(lastEntryNumber);
    }

    @EventSourcingHandler
    void on(EntryPosted event) {
        region = event.region();
        lastEntryNumber = event.entryNumber();
        lastRecordedAt = event.recordedAt();
        balances.follow(event.lines());
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
                        uncovered.map(Book::suspenseReason).orElse(null)));
    }

    private boolean isUncovered(Line line) {
        return line.amount().isNegative()
                && !line.account().kind().mayBeNegative()
                && balances.of(line.account()).plus(line.amount()).isNegative();
    }

    private PrerequisiteMissing missingFor(Line line) {
        return new PrerequisiteMissing(
                line.account().path(),
                line.amount().negated().fen(),
                balances.of(line.account()).fen());
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
