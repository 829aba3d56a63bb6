package org.computevoucher.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PidFileTest {

    private static final ProcessHandle SELF = ProcessHandle.current();

    @TempDir Path directory = Path.of("");

    @Test
    void a_running_process_is_found_again() {
        PidFile file = new PidFile(directory.resolve("process"));
        file.write(SELF, Duration.ofMillis(1_234));

        assertThat(new PidFile(directory.resolve("process")).process()).contains(SELF);
        assertThat(file.read().orElseThrow().startupTime()).isEqualTo(Duration.ofMillis(1_234));
    }

    @Test
    void a_process_with_the_same_id_that_started_at_another_time_is_somebody_elses()
            throws Exception {
        Instant earlier = SELF.info().startInstant().orElseThrow().minus(Duration.ofMinutes(5));
        Path file = directory.resolve("process");
        Files.writeString(file, SELF.pid() + " " + earlier.toEpochMilli() + " 0\n");

        assertThat(new PidFile(file).process()).isEmpty();
    }

    @Test
    void a_process_that_ended_is_not_running() throws Exception {
        PidFile file = new PidFile(directory.resolve("process"));
        Process process = new ProcessBuilder("/bin/sh", "-c", "read line").start();
        file.write(process.toHandle(), Duration.ZERO);
        assertThat(file.process()).isPresent();

        process.getOutputStream().close();
        process.waitFor();

        assertThat(file.process()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"S, 24, false", "R, 1, false", "Z, 1, true", "Z, 0, true", "Z, 7, false"})
    void a_process_has_ended_with_its_last_thread(String state, int threads, boolean ended) {
        String stat =
                "4711 (so ) Z 1) %s 1 4711 4711 0 -1 4194304 100 0 0 0 0 0 0 0 20 0 %d 0 5718300 0 0\n"
                        .formatted(state, threads);

        assertThat(PidFile.hasEnded(stat)).isEqualTo(ended);
    }

    @Test
    void a_file_that_is_missing_or_spoilt_names_no_process() throws Exception {
        assertThat(new PidFile(directory.resolve("missing")).process()).isEmpty();
        Path spoilt = directory.resolve("spoilt");
        Files.writeString(spoilt, "not a process");
        assertThat(new PidFile(spoilt).process()).isEmpty();
    }
}
