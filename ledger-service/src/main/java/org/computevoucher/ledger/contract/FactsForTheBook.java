package org.computevoucher.ledger.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import computevoucher.budget.v1.BudgetPlanned;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.computevoucher.ledger.book.PostFact;
import org.computevoucher.ledger.book.PrerequisiteMissing;
import org.computevoucher.ledger.contract.AvroFacts.Dated;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.intake.FactHandler;
import org.computevoucher.platform.intake.IncomingFact;
import org.computevoucher.platform.intake.Reception;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.platform.refusal.Outcome.Accepted;
import org.computevoucher.platform.refusal.Outcome.Refused;
import org.computevoucher.schemas.Topics;

/**
 * Brings every fact of the three services to the book of its region, those of this service too: the
 * book reads its budget from the topic like everybody else, so that one rule of order holds for
 * all. An envelope's answer goes on to the budget that asked, in the same transaction.
 */
public final class FactsForTheBook implements FactHandler {

    private final Commands commands;

    public FactsForTheBook(Commands commands) {
        this.commands = commands;
    }

    @Override
    public Set<String> topics() {
        return Set.of(
                Topics.APPLICATION,
                Topics.BUDGET,
                Topics.ENVELOPE,
                Topics.VOUCHER,
                Topics.CONSUMPTION,
                Topics.SETTLEMENT);
    }

    /**
     * A type without a posting rule is not passed over, not even one that sounds as if it moved no
     * money: what the book cannot read becomes a dead letter and is replayed when it can. So does a
     * fact that waited too long while as much lies in suspense as can.
     */
    @Override
    public Reception receive(IncomingFact fact) {
        Dated dated = AvroFacts.read(fact.value());
        Outcome<Long> outcome =
                commands.within(
                        new PostFact(
                                dated.fact().pot().region(),
                                entryEventId(fact.eventId()),
                                fact.eventId(),
                                fact.type(),
                                fact.causeId(),
                                source(fact.source()),
                                dated.effectiveAt(),
                                dated.fact(),
                                NamedReferences.of(fact.value()),
                                fact.receivedAt().truncatedTo(ChronoUnit.MICROS),
                                fact.overdue()));
        return switch (outcome) {
            case Accepted<Long> posted -> {
                EnvelopeAnswers.commandOf(fact).ifPresent(this::mustBeAccepted);
                yield Reception.taken();
            }
            case Refused<Long>(PrerequisiteMissing missing) -> Reception.notYet(missing.detail());
            case Refused<Long>(var refusal) ->
                    throw new IllegalStateException(
                            "the book refuses no fact, but said " + refusal.reason());
        };
    }

    /** An answer has happened, so a refusal can only be a bug: it becomes a dead letter. */
    private void mustBeAccepted(Object command) {
        if (commands.within(command) instanceof Refused<?>(var refusal)) {
            throw new IllegalStateException(command + " was refused: " + refusal.detail());
        }
    }

    /**
     * Every cause a fact can name travels on one of the six topics; a voucher's is a fact of its
     * pot, and that of a decision on an application the decision before it. A plan takes money from
     * nowhere but the treasury, so it waits for nothing.
     */
    @Override
    public boolean needsItsCause(IncomingFact fact) {
        return fact.causeId() != null && !(fact.value() instanceof BudgetPlanned);
    }

    /** A fact has one entry, so the entry's id follows from the fact's. */
    private static UUID entryEventId(UUID factId) {
        return UUID.nameUUIDFromBytes((Topics.JOURNAL + '/' + factId).getBytes(UTF_8));
    }

    private static PostFact.Source source(IncomingFact.Source source) {
        return new PostFact.Source(
                source.topic(), source.partition(), source.offset(), source.sequence());
    }
}
