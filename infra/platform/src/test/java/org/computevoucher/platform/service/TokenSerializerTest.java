package org.computevoucher.platform.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;

class TokenSerializerTest {

    @Test
    void the_position_of_a_replay_with_a_context_comes_back_as_it_was() {
        Serializer tokens = AxonSetup.tokenSerializer();
        TrackingToken replaying =
                ReplayToken.createReplayToken(
                        new GlobalSequenceTrackingToken(9),
                        new GlobalSequenceTrackingToken(4),
                        new GlobalSequenceTrackingToken(1));

        TrackingToken read = tokens.deserialize(tokens.serialize(replaying, byte[].class));

        assertThat(read).isEqualTo(replaying);
    }
}
