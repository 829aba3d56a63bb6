package org.computevoucher.redemption.usage;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.computevoucher.platform.money.Money;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Refusal;
import org.computevoucher.redemption.usage.UsageEvent.ExceptionDecided;
import org.computevoucher.redemption.usage.UsageEvent.UsageExcepted;
import org.computevoucher.redemption.usage.UsageEvent.UsageReversed;
import org.computevoucher.redemption.usage.UsageEvent.UsageTaken;
import org.jspecify.annotations.Nullable;

/**
 * Data centre and usage id, unique for ever. It is taken when a usage record is accepted, or waits
 * for a person's decision; from then on the same record gets the same answer, and another record
 * under the same key is a conflict. A refused record takes no key: it may be corrected and reported
 * again. Corrections of an accepted record are kept here too: together they never exceed it.
 */
public final class UsageKey {

    /** How often one record can be corrected. */
    public static final int MAX_REVERSALS = 100;

    @AggregateIdentifier private String usageKey;
    private String contentSha256;
    private @Nullable FirstAnswer firstAnswer;
    private @Nullable UsageExcepted excepted;
    private @Nullable ExceptionDecided decided;
    private @Nullable Invoice invoice;
    private Money billed = Money.ZERO;
    private Money reversed = Money.ZERO;
    private Map<String, UsageReversed> reversals = new LinkedHashMap<>();

    @SuppressWarnings("NullAway.Init") // the event log sets the fields
    private UsageKey() {}

    /** Takes the key, for a record that is accepted or for one that waits. */
    @SuppressWarnings("NullAway.Init") // the sourcing handler sets the fields
    public UsageKey(UsageEvent taken) {
        apply(taken);
    }

    /** The same answer to the same record; {@link UsageConflict} to another one. */
    public Outcome<UsageAnswer> answer(Usage usage) {
        if (!contentSha256.equals(usage.contentSha256())) {
            return Outcome.refused(
                    new UsageConflict(
                            usage.dataCentre(),
                            usage.usageId(),
                            firstAnswer == null ? null : firstAnswer.eventId()));
        }
        if (firstAnswer != null) {
            return Outcome.accepted(new UsageAnswer.Accepted(firstAnswer));
        }
        UsageExcepted waiting = Objects.requireNonNull(excepted);
        return decided == null
                ? Outcome.accepted(
                        new UsageAnswer.Excepted(
                                waiting.reason(), waiting.detail(), waiting.recordedAt()))
                : Outcome.refused(
                        new ExceptionRejected(
                                usage.usageId(), decided.reason(), decided.document()));
    }

    /** The record that waits; or why there is nothing to decide. */
    public Outcome<Usage> undecided() {
        if (excepted == null) {
            return Outcome.refused(noException(usageKey));
        }
        return decided == null
                ? Outcome.accepted(excepted.usage())
                : Outcome.refused(
                        new ExceptionDecidedBefore(
                                excepted.usage().usageId(), decided.verdict().name()));
    }

    /** Of a key under which nothing waits. */
    public static Refusal noException(String usageKey) {
        int slash = usageKey.indexOf('/');
        return new ExceptionUnknown(usageKey.substring(0, slash), usageKey.substring(slash + 1));
    }

    /** Of a key under which nothing was accepted. */
    public static Refusal unknown(Reversal reversal) {
        return new UsageUnknown(reversal.dataCentre(), reversal.usageId());
    }

    public void decide(ExceptionDecided decision) {
        apply(decision);
    }

    /** Of a record that waited, and that a person has found to count. */
    public void take(UsageTaken taken) {
        apply(taken);
    }

    /** What the same correction was answered; null: it is new. */
    public @Nullable Outcome<ReversalAnswer> before(Reversal reversal) {
        UsageReversed found = reversals.get(reversal.reversalId());
        if (found == null) {
            return null;
        }
        return found.contentSha256().equals(reversal.contentSha256())
                ? Outcome.accepted(found.answer())
                : Outcome.refused(new ReversalConflict(reversal.reversalId(), reversal.usageId()));
    }

    /** What a correction would take back, or why it cannot; nothing happens. */
    public Outcome<UsageReversal> quote(Reversal reversal) {
        FirstAnswer first = firstAnswer;
        if (first == null) {
            return Outcome.refused(unknown(reversal));
        }
        Money cost = Money.ofFen(reversal.billedCostFen());
        Money left = billed.minus(reversed);
        if (cost.isMoreThan(left)) {
            return Outcome.refused(
                    new ReversalExceedsUsage(reversal.usageId(), cost.fen(), left.fen()));
        }
        if (reversals.size() >= MAX_REVERSALS) {
            return Outcome.refused(new TooManyReversals(reversal.usageId(), MAX_REVERSALS));
        }
        Money eligible = eligibleOf(left, first).minus(eligibleOf(left.minus(cost), first));
        return Outcome.accepted(
                new UsageReversal(
                        first.eventId(),
                        first.voucherId(),
                        first.payee(),
                        invoice,
                        cost,
                        eligible));
    }

    /** The part of the eligible cost that belongs to so much of what was billed. */
    private Money eligibleOf(Money part, FirstAnswer first) {
        if (!billed.isPositive()) {
            return Money.ZERO;
        }
        BigInteger eligible =
                BigInteger.valueOf(first.eligibleCostFen())
                        .multiply(BigInteger.valueOf(part.fen()))
                        .divide(BigInteger.valueOf(billed.fen()));
        return Money.ofFen(eligible.longValueExact());
    }

    /** Records a correction as it was quoted. */
    public ReversalAnswer reverse(
            Reversal reversal, UsageReversal quoted, UUID eventId, Money subsidy, Instant at) {
        ReversalAnswer answer =
                new ReversalAnswer(
                        eventId,
                        quoted.voucherId(),
                        quoted.billedCost().fen(),
                        quoted.eligibleCost().fen(),
                        subsidy.fen(),
                        billed.minus(reversed).minus(quoted.billedCost()).fen());
        apply(
                new UsageReversed(
                        usageKey, reversal.reversalId(), reversal.contentSha256(), answer, at));
        return answer;
    }

    @EventSourcingHandler
    void on(UsageTaken event) {
        usageKey = event.usageKey();
        contentSha256 = event.contentSha256();
        firstAnswer = event.firstAnswer();
        invoice = event.invoice();
        Long cost = event.billedCostFen();
        billed = Money.ofFen(cost == null ? event.firstAnswer().eligibleCostFen() : cost);
    }

    @EventSourcingHandler
    void on(UsageExcepted event) {
        usageKey = event.usageKey();
        contentSha256 = event.contentSha256();
        excepted = event;
    }

    @EventSourcingHandler
    void on(ExceptionDecided event) {
        decided = event;
    }

    @EventSourcingHandler
    void on(UsageReversed event) {
        reversals.put(event.reversalId(), event);
        reversed = reversed.plus(Money.ofFen(event.answer().billedCostFen()));
    }
}
