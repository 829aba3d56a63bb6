package org.computevoucher.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.computevoucher.schemas.FakeRegistry;
import org.computevoucher.schemas.failure.RegistryUnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Time-outs, retries, pauses and fail-over, counted by requests. */
class RegistryLimitsTest {

    private static final Schema LONG = Schema.create(Schema.Type.LONG);

    private final FakeRegistry first = new FakeRegistry();
    private final FakeRegistry second = new FakeRegistry();
    private final List<Duration> pauses = new ArrayList<>();

    private RegistryClient client(String urls, Map<String, String> more) {
        Map<String, String> configs = new HashMap<>(more);
        configs.put(RegistrySettings.URL, urls);
        return new RegistryClient(RegistrySettings.of(configs), pauses::add);
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void a_passing_failure_is_retried_up_to_the_limit(int status) {
        first.next(100, status, "");
        try (RegistryClient client =
                client(first.url(), Map.of(RegistrySettings.MAX_RETRIES, "4"))) {
            assertThatThrownBy(() -> client.schemaById(1))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("5 request(s)")
                    .hasMessageContaining(first.url() + " answered " + status)
                    .hasMessageContaining("schema.registry.url")
                    .satisfies(
                            e ->
                                    assertThat(((RegistryUnavailableException) e).isRetriable())
                                            .isTrue());
        }
        assertThat(first.requests()).hasSize(5);
    }

    @Test
    void a_failure_that_passes_goes_unnoticed() {
        int id = first.give(LONG);
        first.next(3, 503, "");
        try (RegistryClient client = client(first.url(), Map.of())) {
            assertThat(client.schemaById(id)).isEqualTo(LONG);
        }
        assertThat(first.requests()).hasSize(4);
    }

    @Test
    void no_retries_means_one_request() {
        first.next(1, 503, "");
        try (RegistryClient client =
                client(first.url(), Map.of(RegistrySettings.MAX_RETRIES, "0"))) {
            assertThatThrownBy(() -> client.schemaById(1))
                    .isInstanceOf(RegistryUnavailableException.class);
        }
        assertThat(first.requests()).hasSize(1);
        assertThat(pauses).isEmpty();
    }

    @Test
    void pauses_double_up_to_the_longest() {
        first.next(100, 503, "");
        Map<String, String> limits =
                Map.of(
                        RegistrySettings.MAX_RETRIES, "6",
                        RegistrySettings.RETRIES_WAIT_MS, "100",
                        RegistrySettings.RETRIES_MAX_WAIT_MS, "1000");
        try (RegistryClient client = client(first.url(), limits)) {
            assertThatThrownBy(() -> client.schemaById(1))
                    .isInstanceOf(RegistryUnavailableException.class);
        }
        int[] longest = {100, 200, 400, 800, 1000, 1000};
        assertThat(pauses).hasSize(longest.length);
        for (int i = 0; i < longest.length; i++) {
            assertThat(pauses.get(i).toMillis()).isBetween(longest[i] / 2L, (long) longest[i]);
        }
    }

    @Test
    void the_next_address_is_asked_when_one_is_down_and_stays_preferred() {
        int id = second.give(LONG);
        try (RegistryClient client = client(unused() + ", " + second.url(), Map.of())) {
            assertThat(client.schemaById(id)).isEqualTo(LONG);
            client.register("s", LONG, false);
        }
        assertThat(second.requests()).hasSize(2);
        assertThat(pauses).as("fail-over needs no pause").isEmpty();
    }

    @Test
    void the_address_that_answered_last_is_asked_first() {
        first.next(1, 503, "");
        int id = second.give(LONG);
        try (RegistryClient client = client(first.url() + "," + second.url(), Map.of())) {
            client.schemaById(id);
            client.register("s", LONG, false);
        }
        assertThat(first.requests()).hasSize(1);
        assertThat(second.requests()).hasSize(2);
    }

    @Test
    void every_address_is_asked_in_every_round() {
        first.next(100, 503, "");
        second.next(100, 503, "");
        try (RegistryClient client =
                client(
                        first.url() + "," + second.url(),
                        Map.of(RegistrySettings.MAX_RETRIES, "2"))) {
            assertThatThrownBy(() -> client.schemaById(1))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("6 request(s)");
        }
        assertThat(first.requests()).hasSize(3);
        assertThat(second.requests()).hasSize(3);
    }

    @Test
    void a_final_answer_is_not_sought_elsewhere() {
        first.next(1, 404, "{\"error_code\":40403}");
        second.give(LONG);
        try (RegistryClient client = client(first.url() + "," + second.url(), Map.of())) {
            assertThatThrownBy(() -> client.schemaById(1)).hasMessageContaining("does not know");
        }
        assertThat(second.requests()).isEmpty();
    }

    @Test
    void a_registry_that_is_down_is_named() {
        try (RegistryClient client = client(unused(), Map.of(RegistrySettings.MAX_RETRIES, "1"))) {
            assertThatThrownBy(() -> client.schemaById(1))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("2 request(s)")
                    .hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void an_answer_that_never_ends_is_given_up() {
        first.nextStalls();
        Map<String, String> limits =
                Map.of(
                        RegistrySettings.MAX_RETRIES, "0",
                        RegistrySettings.CONNECT_TIMEOUT_MS, "200",
                        RegistrySettings.READ_TIMEOUT_MS, "200");
        try (RegistryClient client = client(first.url(), limits)) {
            assertThatThrownBy(() -> client.schemaById(1))
                    .isInstanceOf(RegistryUnavailableException.class);
        }
    }

    @Test
    void an_endless_answer_is_not_read() {
        first.next(1, 200, "x".repeat(5_000_000));
        try (RegistryClient client =
                client(first.url(), Map.of(RegistrySettings.MAX_RETRIES, "0"))) {
            assertThatThrownBy(() -> client.schemaById(1))
                    .isInstanceOf(RegistryUnavailableException.class);
        }
    }

    @Test
    void an_interrupted_thread_stops_and_stays_interrupted() {
        try (RegistryClient client = client(first.url(), Map.of())) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> client.schemaById(1))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("interruption");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static String unused() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
