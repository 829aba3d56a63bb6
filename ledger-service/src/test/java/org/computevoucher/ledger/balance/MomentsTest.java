package org.computevoucher.ledger.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.computevoucher.ledger.query.UnreadableQuery;
import org.computevoucher.ledger.query.UnreadableQuery.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {

    private static final Instant NOW = Instant.parse("2026-01-11T00:00:00.000005Z");

    private final Moments moments = new Moments(Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({
        "2026-01-10T18:00:00Z,              2026-01-10T18:00:00Z",
        "2026-01-11T02:00:00+08:00,         2026-01-10T18:00:00Z",
        "2026-01-10T18:00:00.123456Z,       2026-01-10T18:00:00.123456Z",
        "2026-01-10T18:00:00.123456999Z,    2026-01-10T18:00:00.123456Z",
        "2026-01-11T00:00:00.000005Z,       2026-01-11T00:00:00.000005Z",
        "0001-01-01T00:00:00Z,              1900-01-01T00:00:00Z"
    })
    void a_time_has_an_offset_and_microseconds(String text, Instant expected) {
        assertThat(moments.of(text, null)).isEqualTo(Moment.of(expected, null));
        assertThat(moments.of(null, text)).isEqualTo(Moment.now(NOW, expected));
    }

    @Test
    void without_a_recorded_time_the_book_is_asked_now() {
        assertThat(moments.of(null, null).recordedAt()).isEqualTo(NOW);
    }

    @Test
    void a_clock_that_was_set_back_hides_nothing() {
        assertThat(moments.of(null, null).recordedUntil()).isAfter(NOW.plusSeconds(365 * 86_400));
    }

    @Test
    void without_an_effective_time_whatever_was_recorded_counts() {
        Moment moment = moments.of("2026-01-10T18:00:00Z", null);

        assertThat(moment.effectiveAt()).isNull();
        assertThat(moment.effectiveUntil()).isAfter(NOW.plusSeconds(365 * 86_400));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-01-10",
                "2026-01-10T18:00:00",
                "2026-01-10T18:00Z",
                "1768068000",
                "-999999-01-01T00:00:00Z",
                "+999999-01-01T00:00:00Z"
            })
    void a_time_that_cannot_be_read_is_refused(String text) {
        refused(text, null, Reason.MALFORMED_RECORDED_AT);
        refused(null, text, Reason.MALFORMED_EFFECTIVE_AT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-11T00:00:00.000006Z", "9999-12-31T23:59:59Z"})
    void the_book_does_not_know_the_future(String text) {
        refused(text, null, Reason.RECORDED_AT_IN_FUTURE);
        refused(null, text, Reason.EFFECTIVE_AT_IN_FUTURE);
    }

    private void refused(@Nullable String recordedAt, @Nullable String effectiveAt, Reason reason) {
        assertThatThrownBy(() -> moments.of(recordedAt, effectiveAt))
                .asInstanceOf(type(UnreadableQuery.class))
                .extracting(UnreadableQuery::reason)
                .isEqualTo(reason);
    }
}
