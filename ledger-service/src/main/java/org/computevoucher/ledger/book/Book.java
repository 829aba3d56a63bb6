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
 * long is posted all the same, each line that lacks its money on the pot's suspense account, with
 * the reason: the book refuses nothing and loses nothing. No entry is ever changed.
 *
 * <p>What waits in suspense is cleared by an entry of its own as soon as the money is there: after
 * the entry of the fact that brought it, in the same transaction, the oldest first for each account
 * and each whole or not at all. At most {@value #CLEARINGS_PER_FACT} are cleared by one fact; the
 * next goes on. While {@value Suspense#LIMIT} wait, a fact that lacks its money is told to wait,
 * however long it did: outside the book, where nothing of it is lost either. Entries of before
 * lines in suspense said where they belong stay there.
 *
 * <p>Money that a pot's envelope has given up is booked by a fact of the budget, which comes by
 * another way. Until then the book holds it: a voucher that the envelope issued after that must not
 * take it, or the budget's fact would wait for money that stands behind it on its own topic.
 */
public final class Book {

    static final int CLEARINGS_PER_FACT = 100;

    @AggregateIdentifier private String region;
    private long lastEntryNumber;
    private Instant lastRecordedAt = Instant.EPOCH;
    private Balances balances = new Balances();
    private HeldMoney held = new HeldMoney();
    private Suspense suspense = new Suspense();

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
        Cover cover = new Cover(balances, held);
        List<Line> lines = PostingRules.linesOf(fact);
        List<Line> lacking = cover.lacking(fact, lines);
        if (!lacking.isEmpty() && !(command.overdue() && suspense.hasRoom())) {
            return Outcome.refused(cover.missingFor(fact, lacking.getFirst()));
        }
        List<Line> postable =
                lines.stream()
                        .map(line -> hasToWait(line, lacking) ? line.inSuspense() : line)
                        .toList();
        long number = lastEntryNumber + 1;
        post(command, postable, lacking.stream().findFirst());
        hold(fact);
        clear(command, suspense.look(cover));
        return Outcome.accepted(number);
    }

    @EventSourcingHandler
    void on(EntryPosted event) {
        region = event.region();
        lastEntryNumber = event.entryNumber();
        lastRecordedAt = event.recordedAt();
        balances.follow(event.lines());
        suspense.follow(event);
    }

    @EventSourcingHandler
    void on(AvailableHeld event) {
        held.follow(event);
    }

    private void post(PostFact command, List<Line> lines, Optional<Line> lacking) {
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
                        balanced(lines),
                        lacking.map(Book::suspenseReason).orElse(null),
                        command.causeId(),
                        command.source().sequence(),
                        null,
                        command.references().applicationId(),
                        command.references().settlementId(),
                        command.references().paymentId(),
                        command.references().vouchers()));
    }

    private void hold(Fact fact) {
        if (!fact.holds().equals(Money.ZERO)) {
            apply(new AvailableHeld(region, fact.pot().toString(), held.fenAfter(fact)));
        }
    }

    private void clear(PostFact command, Suspense.Look waiting) {
        Optional<SuspendedEntry> next = waiting.next();
        for (int i = 0; i < CLEARINGS_PER_FACT && next.isPresent(); i++) {
            clear(command, next.get());
            next = waiting.next();
        }
    }

    private void clear(PostFact command, SuspendedEntry suspended) {
        apply(
                new EntryPosted(
                        suspended.clearingEventId(),
                        region,
                        lastEntryNumber + 1,
                        suspended.eventId(),
                        EntryPosted.AS_FACT,
                        command.source().topic(),
                        command.source().partition(),
                        command.source().offset(),
                        lastRecordedAt,
                        lastRecordedAt,
                        balanced(suspended.clearing()),
                        null,
                        command.factId(),
                        command.source().sequence(),
                        suspended.entryNumber(),
                        null,
                        null,
                        null,
                        null));
    }

    /** Claims are exactly what is receivable, so their line waits where the receivable's does. */
    private static boolean hasToWait(Line line, List<Line> lacking) {
        return lacking.contains(line)
                || (line.account().kind() == AccountKind.CLAIMS
                        && lacking.stream()
                                .anyMatch(of -> of.account().kind() == AccountKind.RECEIVABLE));
    }

    /** For example {@code AVAILABLE_INSUFFICIENT}. */
    private static String suspenseReason(Line lacking) {
        return lacking.account().kind().name() + "_INSUFFICIENT";
    }

    private void requireOwn(Fact fact) {
        if (!fact.pot().region().equals(region)) {
            throw new IllegalArgumentException(
                    "pot " + fact.pot() + " does not belong in the book of " + region);
        }
    }

    /** The lines as they will stand in the book. */
    private List<EntryLine> balanced(List<Line> lines) {
        Money sum = lines.stream().map(Line::amount).reduce(Money.ZERO, Money::plus);
        if (!sum.equals(Money.ZERO)) {
            throw new IllegalStateException("the lines of an entry sum to " + sum + ", not zero");
        }
        return balances.after(lines);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
