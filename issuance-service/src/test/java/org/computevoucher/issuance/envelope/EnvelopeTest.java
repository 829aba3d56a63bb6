package org.computevoucher.issuance.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.computevoucher.issuance.envelope.EnvelopeEvent.idOfAnswerTo;
import static org.computevoucher.issuance.envelope.TestEnvelope.NOW;
import static org.computevoucher.issuance.envelope.TestEnvelope.POT;
import static org.computevoucher.issuance.envelope.TestEnvelope.closingOf;
import static org.computevoucher.issuance.envelope.TestEnvelope.id;
import static org.computevoucher.issuance.envelope.TestEnvelope.issueOf;
import static org.computevoucher.issuance.envelope.TestEnvelope.requestOf;

import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeClosed;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeFilled;
import org.computevoucher.issuance.envelope.EnvelopeEvent.EnvelopeRefilled;
import org.computevoucher.issuance.envelope.EnvelopeEvent.FaceReserved;
import org.computevoucher.issuance.envelope.EnvelopeEvent.UnusedReturned;
import org.computevoucher.issuance.envelope.EnvelopeEvent.WithdrawalGranted;
import org.computevoucher.issuance.envelope.EnvelopeEvent.WithdrawalRefused;
import org.computevoucher.testkit.Snapshots;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

    private final TestEnvelope envelope = new TestEnvelope();

    @Test
    void what_is_available_is_given_back_to_the_last_fen_and_never_what_is_promised() {
        envelope.play(
                """
                step    | name | fen | what happened
                fill    | a1   | 100 | filled 100
                promise | v1   |  60 | promised 60
                give    | w1   |  41 | ENVELOPE_EXHAUSTED at 40
                give    | w2   |  30 | granted 30
                give    | w3   |  11 | ENVELOPE_EXHAUSTED at 10
                promise | v2   |  11 | ENVELOPE_EXHAUSTED
                give    | w4   |  10 | granted 10
                promise | v2   |   1 | ENVELOPE_EXHAUSTED
                back    | v1   |  20 | refilled 20
                give    | w5   |  20 | granted 20
                """);
    }

    @Test
    void an_envelope_that_was_never_filled_answers_too() {
        envelope.play(
                """
                step    | name | fen | what happened
                give    | w1   |   1 | ENVELOPE_EXHAUSTED at 0
                fill    | a1   |   1 | filled 1
                promise | v1   |   1 | promised 1
                """);
        TestEnvelope another = new TestEnvelope();
        another.play(
                """
                step    | name | fen | what happened
                close   | y1   |     | closed with 0
                promise | v1   |   1 | POT_YEAR_CLOSED
                give    | w1   |   1 | POT_YEAR_CLOSED at 0
                """);
    }

    @Test
    void a_closed_envelope_gives_up_what_is_available_and_then_whatever_comes_back() {
        envelope.play(
                """
                step    | name | fen | what happened
                fill    | a1   | 100 | filled 100
                promise | v1   |  60 | promised 60
                promise | v2   |  30 | promised 30
                close   | y1   |     | closed with 10
                promise | v3   |   1 | POT_YEAR_CLOSED
                promise | v3   | 999 | POT_YEAR_CLOSED
                give    | w1   |   1 | POT_YEAR_CLOSED at 0
                back    | v1   |  25 | refilled 25, returned 25
                back    | v2   |   0 |\s
                back    | v2   |  30 | refilled 30, returned 30
                give    | w1   |   1 | POT_YEAR_CLOSED at 0
                """);
        assertThatThrownBy(() -> envelope.happens("close", "y1", 0))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> envelope.happens("back", "v1", 36))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_a_payee_gives_back_is_promised_no_more_and_not_available_either() {
        envelope.play(
                """
                step    | name | fen | what happened
                fill    | a1   | 100 | filled 100
                promise | v1   |  60 | promised 60
                back    | v1   |  10 | refilled 10
                recover | v1   |  20 | recovered 20
                give    | w1   |  51 | ENVELOPE_EXHAUSTED at 50
                promise | v2   |  51 | ENVELOPE_EXHAUSTED
                close   | y1   |     | closed with 50
                recover | v1   |  30 | recovered 30
                give    | w2   |   1 | POT_YEAR_CLOSED at 0
                """);
        for (String step : new String[] {"recover", "back"}) {
            assertThatThrownBy(() -> envelope.happens(step, "v1", 1))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void no_money_is_not_recovered() {
        envelope.happens("fill", "a1", 100);
        envelope.happens("promise", "v1", 60);
        for (long fen : new long[] {0, -1}) {
            assertThatThrownBy(() -> envelope.happens("recover", "v1", fen))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void what_takes_available_money_names_what_took_it_before() {
        envelope.play(
                """
                step    | name | fen | what happened
                fill    | a1   | 100 | filled 100
                give    | w1   |  10 | granted 10
                promise | v1   |  20 | promised 20
                give    | w2   |  90 | ENVELOPE_EXHAUSTED at 70
                give    | w3   |  10 | granted 10
                give    | w4   |  10 | granted 10
                close   | y1   |     | closed with 50
                back    | v1   |   5 | refilled 5, returned 5
                """);

        assertThat(envelope.events())
                .containsExactly(
                        new EnvelopeFilled(POT, id("a1"), 100, NOW),
                        granted("w1", requestOf("w1"), 10),
                        new FaceReserved(POT, id("v1"), issueOf("v1"), 20, NOW),
                        new WithdrawalRefused(
                                answer("w2"),
                                requestOf("w2"),
                                id("w2"),
                                POT,
                                90,
                                70,
                                "ENVELOPE_EXHAUSTED",
                                NOW),
                        granted("w3", issueOf("v1"), 10),
                        granted("w4", answer("w3"), 10),
                        new EnvelopeClosed(answer("y1"), answer("w4"), id("y1"), POT, 50, NOW),
                        new EnvelopeRefilled(POT, id("v1"), 5, NOW),
                        new UnusedReturned(
                                idOfAnswerTo(closingOf("v1")),
                                closingOf("v1"),
                                POT,
                                id("v1"),
                                5,
                                NOW));
    }

    @Test
    void to_give_back_nothing_is_a_bug_and_not_a_request() {
        assertThatThrownBy(() -> envelope.happens("give", "w1", 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(envelope.events()).isEmpty();
    }

    @Test
    void a_closed_envelope_survives_its_snapshot() {
        Snapshots.assertReadBackWhole(
                Envelope.class,
                new WithdrawalRefused(answer("w0"), requestOf("w0"), id("w0"), POT, 1, 0, "R", NOW),
                new EnvelopeFilled(POT, id("a1"), 1_000, NOW),
                new FaceReserved(POT, id("v1"), issueOf("v1"), 600, NOW),
                granted("w1", issueOf("v1"), 100),
                new EnvelopeClosed(answer("y1"), answer("w1"), id("y1"), POT, 300, NOW));
    }

    private static WithdrawalGranted granted(String name, java.util.UUID cause, long fen) {
        return new WithdrawalGranted(answer(name), cause, id(name), POT, fen, NOW);
    }

    private static java.util.UUID answer(String name) {
        return idOfAnswerTo(requestOf(name));
    }
}
