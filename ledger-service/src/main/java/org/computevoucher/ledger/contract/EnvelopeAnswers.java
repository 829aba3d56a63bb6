package org.computevoucher.ledger.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import computevoucher.envelope.v1.EnvelopeClosed;
import computevoucher.envelope.v1.WithdrawalGranted;
import computevoucher.envelope.v1.WithdrawalRefused;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.computevoucher.ledger.budget.CloseYear;
import org.computevoucher.ledger.budget.RefuseWithdrawal;
import org.computevoucher.ledger.budget.WithdrawBudget;
import org.computevoucher.platform.intake.IncomingFact;
import org.computevoucher.schemas.Topics;

/** What the budget does with the answers of the envelopes. */
final class EnvelopeAnswers {

    private static final Pattern REASON = Pattern.compile("[A-Z][A-Z_]{0,63}");

    private EnvelopeAnswers() {}

    /**
     * The budget's command that follows from a fact; nothing where it is no answer to the budget.
     *
     * @throws IllegalArgumentException if it says what no envelope says: a dead letter
     */
    static Optional<Object> commandOf(IncomingFact fact) {
        Instant now = fact.receivedAt().truncatedTo(ChronoUnit.MICROS);
        return switch (fact.value()) {
            case WithdrawalGranted granted ->
                    Optional.of(
                            new WithdrawBudget(
                                    granted.getPot(),
                                    UUID.fromString(granted.getWithdrawalId()),
                                    fact.eventId(),
                                    granted.getAmountFen(),
                                    idOf("withdrawn", fact),
                                    granted.getEffectiveAt(),
                                    now));
            case WithdrawalRefused refused ->
                    Optional.of(
                            new RefuseWithdrawal(
                                    refused.getPot(),
                                    UUID.fromString(refused.getWithdrawalId()),
                                    fact.eventId(),
                                    reason(refused.getReason()),
                                    notNegative(refused.getAvailableFen()),
                                    now));
            case EnvelopeClosed closed ->
                    Optional.of(
                            new CloseYear(
                                    closed.getPot(),
                                    UUID.fromString(closed.getYearEndId()),
                                    fact.eventId(),
                                    notNegative(closed.getAvailableFen()),
                                    idOf("closed", fact),
                                    idOf("carried", fact),
                                    closed.getEffectiveAt(),
                                    now));
            default -> Optional.empty();
        };
    }

    /** An answer has one consequence of a kind, so the consequence's id follows from it. */
    private static UUID idOf(String consequence, IncomingFact fact) {
        String name = Topics.BUDGET + '/' + consequence + '/' + fact.eventId();
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }

    private static String reason(String code) {
        if (!REASON.matcher(code).matches()) {
            throw new IllegalArgumentException("no refusal has such a reason");
        }
        return code;
    }

    private static long notNegative(long fen) {
        if (fen < 0) {
            throw new IllegalArgumentException("no envelope holds " + fen + " fen");
        }
        return fen;
    }
}
