package org.computevoucher.issuance.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.computevoucher.testkit.Histories;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens in whatever order, at every moment every pot's equation holds, no cap is
 * exceeded, nobody is served before who came earlier, and everything else that the oracle knows.
 */
class HistoriesTest {

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
        boolean enough = new Histories<>(Move::history, this::play).play();
        System.out.printf("histories: %s%n", machine.seen.times());
        if (enough) {
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

    private void play(List<Move> history) {
        Player player = new Player(machine.begin());
        history.forEach(player::play);
        player.arriveAll();
    }
}
