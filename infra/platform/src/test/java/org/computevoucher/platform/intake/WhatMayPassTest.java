package org.computevoucher.platform.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** A record that can never be read must not stop its topic, and one that can must not be lost. */
class WhatMayPassTest {

    @Test
    void what_is_away_may_come_back() {
        assertThat(FactReader.mayPass(because(new ConnectException("refused")))).isTrue();
        assertThat(FactReader.mayPass(because(new IOException("reset")))).isTrue();
        assertThat(FactReader.mayPass(because(new TimeoutException("slow")))).isTrue();
    }

    @Test
    void a_record_that_ends_too_early_ends_there_for_ever() {
        assertThat(FactReader.mayPass(because(new EOFException()))).isFalse();
    }

    @Test
    void what_is_wrong_stays_wrong() {
        assertThat(FactReader.mayPass(because(new IllegalArgumentException("nonsense")))).isFalse();
    }

    private static SerializationException because(Exception cause) {
        return new SerializationException("the value cannot be read", cause);
    }
}
