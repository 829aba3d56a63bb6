package org.computevoucher.issuance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import computevoucher.envelope.v1.EnvelopeClosed;
import computevoucher.envelope.v1.UnusedReturned;
import computevoucher.envelope.v1.WithdrawalGranted;
import computevoucher.envelope.v1.WithdrawalRefused;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.computevoucher.issuance.envelope.EnvelopeEvent;
import org.computevoucher.platform.relay.PublicRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the world sees of the envelopes. */
class EnvelopeRecordsTest {

    private static final UUID EVENT = new UUID(1, 1);
    private static final UUID CAUSE = new UUID(1, 2);
    private static final UUID ASKED = new UUID(1, 3);
    private static final String POT = "310000-COMPUTE-2026";
    private static final Instant NOW = Instant.parse("2026-12-31T08:00:00.123456Z");

    private final IssuanceContract contract = new IssuanceContract();

    static Stream<Arguments> events() {
        String event = EVENT.toString();
        String asked = ASKED.toString();
        return Stream.of(
                Arguments.of(
                        new EnvelopeEvent.WithdrawalGranted(EVENT, CAUSE, ASKED, POT, 70, NOW),
                        new WithdrawalGranted(event, NOW, NOW, asked, POT, "310000", 70L)),
                Arguments.of(
                        new EnvelopeEvent.WithdrawalRefused(
                                EVENT, CAUSE, ASKED, POT, 70, 69, "ENVELOPE_EXHAUSTED", NOW),
                        new WithdrawalRefused(
                                event,
                                NOW,
                                NOW,
                                asked,
                                POT,
                                "310000",
                                70L,
                                69L,
                                "ENVELOPE_EXHAUSTED")),
                Arguments.of(
                        new EnvelopeEvent.EnvelopeClosed(EVENT, CAUSE, ASKED, POT, 70, NOW),
                        new EnvelopeClosed(event, NOW, NOW, asked, POT, "310000", 70L)),
                Arguments.of(
                        new EnvelopeEvent.UnusedReturned(EVENT, CAUSE, POT, ASKED, 70, NOW),
                        new UnusedReturned(event, NOW, NOW, POT, "310000", asked, 70L)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void what_it_answers_and_what_follows_from_a_closed_year_is_public_under_the_pot(
            EnvelopeEvent event, SpecificRecordBase avro) {
        assertThat(contract.publicRecordOf(event))
                .isEqualTo(
                        new PublicRecord(
                                "computevoucher.envelope.v1", POT, avro, EVENT, CAUSE, NOW));
        assertThat(contract.topics()).contains("computevoucher.envelope.v1");
    }

    @Test
    void what_fills_it_and_what_vouchers_do_to_it_is_private() {
        assertThat(
                        Stream.of(
                                        new EnvelopeEvent.EnvelopeFilled(POT, EVENT, 1, NOW),
                                        new EnvelopeEvent.FaceReserved(POT, ASKED, EVENT, 1, NOW),
                                        new EnvelopeEvent.EnvelopeRefilled(POT, ASKED, 1, NOW),
                                        new EnvelopeEvent.RecoveredReturned(POT, ASKED, 1, NOW))
                                .map(contract::publicRecordOf))
                .containsOnlyNulls();
    }
}
