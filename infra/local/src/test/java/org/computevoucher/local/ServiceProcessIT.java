package org.computevoucher.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessIT {

    @TempDir Path directory = Path.of("");

    private ServiceProcess service = ServiceProcess.of("hello", directory).build();

    @BeforeEach
    void start() throws Exception {
        service =
                ServiceProcess.of("hello", HelloService.jar(directory))
                        .env("COLOUR", "blue")
                        .jvmOption("-Xss512k")
                        .heapMebibytes(64)
                        .build();
        service.start();
    }

    @AfterEach
    void end() {
        service.killHard();
    }

    @Test
    void it_runs_with_its_own_environment_and_port() throws Exception {
        String environment = get();

        assertThat(environment)
                .contains(
                        "COLOUR=blue", "SERVER_PORT=" + service.port(), "SERVER_ADDRESS=127.0.0.1");
        assertThat(System.getenv().keySet())
                .filteredOn(variable -> !OsProcess.INHERITED.contains(variable))
                .as("ours, which the service must not see")
                .noneMatch(
                        variable ->
                                environment.contains(" " + variable + "=")
                                        || environment.contains("{" + variable + "="));
        assertThat(service.residentBytes()).isPositive();
        assertThat(service.startupTime()).isPositive();
        assertThat(Files.readString(service.log())).contains("hello");
    }

    @Test
    void killed_it_can_be_started_again_on_the_same_port() throws Exception {
        long killed = service.pid();
        int port = service.port();

        service.killHard();
        assertThat(service.isRunning()).isFalse();
        assertThatThrownBy(this::get).isInstanceOf(java.net.ConnectException.class);
        service.start();

        assertThat(service.pid()).isNotEqualTo(killed);
        assertThat(service.port()).isEqualTo(port);
        assertThat(get()).contains("COLOUR=blue");
    }

    @Test
    void stopped_it_is_gone() {
        ProcessHandle process = ProcessHandle.of(service.pid()).orElseThrow();

        service.stop();

        assertThat(service.isRunning()).isFalse();
        assertThat(PidFile.isAlive(process)).isFalse();
        assertThat(service.residentBytes()).isZero();
    }

    @Test
    void one_that_ends_while_starting_says_so_with_the_last_lines_of_its_log() throws Exception {
        ServiceProcess failing =
                ServiceProcess.of("failing", HelloService.jar(directory))
                        .env("FAIL", "no luck")
                        .build();

        assertThatThrownBy(failing::start)
                .isInstanceOf(StartupFailure.class)
                .hasMessageContaining("failing ended while starting")
                .hasMessageContaining(failing.log().toString())
                .hasMessageContaining("told to fail: no luck");
    }

    @Test
    void one_that_never_gets_ready_is_given_up_and_killed() throws Exception {
        ServiceProcess slow =
                ServiceProcess.of("slow", HelloService.jar(directory))
                        .startLimit(Duration.ofSeconds(1))
                        // The JVM waits for somebody to remove a file before it runs any of our
                        // code.
                        .jvmOption("-XX:+UnlockDiagnosticVMOptions")
                        .jvmOption("-XX:+PauseAtStartup")
                        .jvmOption("-XX:PauseAtStartupFile=" + directory.resolve("paused"))
                        .build();

        assertThatThrownBy(slow::start)
                .isInstanceOf(StartupFailure.class)
                .hasMessageContaining("slow was not ready after 1 s");
        assertThat(slow.isRunning()).isFalse();
    }

    @Test
    void one_without_a_jar_says_which_to_build() {
        assertThatThrownBy(() -> ServiceProcess.of("absent").build().start())
                .isInstanceOf(StartupFailure.class)
                .hasMessageContaining("absent-1.0.0-SNAPSHOT-exec.jar");
    }

    private String get() throws Exception {
        try (var in =
                URI.create(service.address() + "/")
                        .toURL()
                        .openConnection(java.net.Proxy.NO_PROXY)
                        .getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
