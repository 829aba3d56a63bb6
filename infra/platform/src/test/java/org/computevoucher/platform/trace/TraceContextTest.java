package org.computevoucher.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** W3C Trace Context, level 1, chapter 3.2: what may be continued and what is ignored. */
class TraceContextTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";
    private static final String VALID = "00-" + TRACE + '-' + SPAN + "-01";

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            textBlock =
                    """
                    00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, sampled
                    00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00, not sampled
                    # bits that version 00 does not know are ignored
                    00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-ff, sampled
                    00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-02, not sampled
                    # a later version is read as far as we know it
                    cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, sampled
                    cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-comes-later, sampled
                    cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-, sampled
                    """)
    void is_read(String traceparent, String flag) {
        assertThat(TraceContext.parse(traceparent))
                .contains(new TraceContext(TRACE, SPAN, flag.equals("sampled")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                TRACE,
                // the version
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "0-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                ".0-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "CC-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                // the trace id
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e47366-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e473g-00f067aa0ba902b7-01",
                // the parent
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902B7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b-01",
                // the flags
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0g",
                // version 00 ends there, a later one goes on behind a hyphen
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-",
                "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01more",
                // what surrounds it, and what a log must not get
                " 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n",
                "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-\nforged",
                "00-٤bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
            })
    void is_ignored(String traceparent) {
        assertThat(TraceContext.parse(traceparent)).isEmpty();
    }

    @Test
    void what_came_in_is_continued_with_a_part_of_its_own() {
        TraceContext continued = TraceContext.continued(List.of(VALID));

        assertThat(continued.traceId()).isEqualTo(TRACE);
        assertThat(continued.spanId()).isNotEqualTo(SPAN);
        assertThat(continued.sampled()).isTrue();
        assertThat(TraceContext.continued(List.of("00-" + TRACE + '-' + SPAN + "-00")).sampled())
                .isFalse();
    }

    @Test
    void a_trace_begins_where_nothing_came_or_two_or_nonsense() {
        for (List<String> received :
                List.of(List.<String>of(), List.of("nonsense"), List.of(VALID, VALID))) {
            TraceContext begun = TraceContext.continued(received);

            assertThat(begun.traceId()).isNotEqualTo(TRACE);
            assertThat(TraceContext.parse(begun.traceparent())).contains(begun);
        }
    }

    @Test
    void a_later_version_is_carried_on_as_the_one_we_know() {
        TraceContext read = TraceContext.parse("cc" + VALID.substring(2) + "-more").orElseThrow();

        assertThat(read.traceparent()).isEqualTo(VALID);
    }
}
