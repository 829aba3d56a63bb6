package org.computevoucher.issuance.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens in whatever order, at every moment every pot's equation holds, no cap is
 * exceeded, nobody is served before who came earlier, and everything else that the oracle knows.
 *
 * <p>Every history has a seed of its own, one after the other from a random one. {@code
 * -Dhistories.seed=42 -Dhistories=1} plays the one of seed 42 alone.
 */
class HistoriesTest {

    private static final int ENOUGH = 10_000;

    private static final List<String> REASONS =
            List.of(
                    "APPLICANT_NOT_REGISTERED",
                    "APPLICATION_STATUS_CONFLICT",
                    "APPLICATION_WINDOW_CLOSED",
                    "CLASS_NOT_ELIGIBLE",
                    "DOCUMENTS_MISSING",
                    "ENVELOPE_EXHAUSTED",
                    "FACE_ABOVE_MAXIMUM",
                    "FACE_BELOW_MINIMUM",
                    "NO_RATE_FITS",
                    "OTHERS_WAIT_BEFORE",
                    "POT_YEAR_CLOSED",
                    "REFERENCE_TAKEN",
                    "RETURN_EXCEEDS_FACE",
                    "RETURN_PENDING",
                    "REVISION_BREAKS_RULE",
                    "TERMS_NOT_OF_PROGRAMME",
                    "VALIDITY_ALREADY_OVER",
                    "VOUCHER_CLOSED",
                    "VOUCHER_CLOSING",
                    "YEARLY_CAP_EXCEEDED");

    private final Machine machine = new Machine();

    @Test
    void at_every_moment_of_every_history_pots_add_up_caps_are_kept_and_nobody_is_overtaken() {
        int histories = Integer.getInteger("histories", ENOUGH);
        long first =
                Objects.requireNonNullElseGet(
                        Long.getLong("histories.seed"),
                        () -> ThreadLocalRandom.current().nextLong(1L << 40));
        System.out.printf("histories: seeds %d to %d%n", first, first + histories - 1);
        long steps = 0;
        for (long seed = first; seed < first + histories; seed++) {
            List<Move> history = Move.history(seed);
            Optional<Throwable> broken = play(history);
            if (broken.isPresent()) {
                throw failure(seed, history, broken.get());
            }
            steps += history.size();
        }
        System.out.printf("histories: %d steps, %s%n", steps, machine.seen.times());
        // fewer are for looking into a failure, and do not meet everything
        if (histories >= ENOUGH) {
            everythingHasHappenedThatCan();
        }
    }

    private void everythingHasHappenedThatCan() {
        assertThat(machine.seen.times().keySet())
                .containsAll(
                        machine.definition.eventFamilies().stream()
                                .flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                                .map(Class::getSimpleName)
                                .toList())
                .containsAll(REASONS)
                .contains(
                        Seen.COMMIT_FAILED,
                        Seen.NOTHING_CHANGED + "SubmitApplication",
                        Seen.NOTHING_CHANGED + "TakeLine");
    }

    /** What a history breaks; an exception of the service is never right. */
    private Optional<Throwable> play(List<Move> history) {
        try {
            Player player = new Player(machine.begin());
            history.forEach(player::play);
            player.arriveAll();
            return Optional.empty();
        } catch (RuntimeException | AssertionError broken) {
            return Optional.of(broken);
        }
    }

    private AssertionError failure(long seed, List<Move> history, Throwable broken) {
        List<Move> needed = new ArrayList<>(history);
        Throwable cause = broken;
        for (int i = history.size() - 1; i >= 0; i--) {
            Move left = needed.remove(i);
            Optional<Throwable> still = play(needed);
            if (still.isPresent()) {
                cause = still.get();
            } else {
                needed.add(i, left);
            }
        }
        return new AssertionError(
                "-Dhistories.seed=%d -Dhistories=1 breaks it, and so do these moves of it alone:%n%s%n%s"
                        .formatted(
                                seed,
                                needed.stream()
                                        .map(Move::toString)
                                        .collect(Collectors.joining(System.lineSeparator())),
                                cause),
                cause);
    }
}
