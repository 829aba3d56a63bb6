package org.computevoucher.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.computevoucher.local.FreePorts;
import org.computevoucher.local.HelloService;
import org.computevoucher.local.LocalPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The stack with the real parts, and with stand-ins for the services: what they do is not its
 * business.
 */
class LocalStackIT {

    @TempDir Path sources = Path.of("");

    @TempDir Path home = Path.of("");

    private final Map<String, String> environment = new HashMap<>();
    private String said = "";

    @BeforeEach
    void prepare() throws IOException {
        for (Ports.Part part : Ports.Part.values()) {
            environment.put(part.variable(), Integer.toString(FreePorts.next()));
        }
        for (String module : List.of("ledger-service", "issuance-service", "redemption-service")) {
            Path target = Files.createDirectories(sources.resolve(module).resolve("target"));
            Files.move(
                    HelloService.jar(target), target.resolve(module + "-1.0.0-SNAPSHOT-exec.jar"));
        }
    }

    @AfterEach
    void stop() {
        run("down");
    }

    @Test
    void it_starts_what_does_not_run_and_leaves_running_what_runs() throws Exception {
        assertThat(run("up")).as(said).isZero();
        Map<String, Long> first = pids();
        assertThat(first).hasSize(7);

        assertThat(run("up")).as(said).isZero();
        assertThat(pids()).isEqualTo(first);
        assertThat(said).contains("runs already");

        stack().everything().stream()
                .filter(
                        part ->
                                List.of("issuance-service", "issuer", "postgres")
                                        .contains(part.name()))
                .forEach(LocalPart::killHard);
        assertThat(run("up")).as(said).isZero();
        Map<String, Long> afterKill = pids();
        assertThat(afterKill.keySet()).isEqualTo(first.keySet());
        assertThat(
                        afterKill.entrySet().stream()
                                .filter(now -> !now.getValue().equals(first.get(now.getKey())))
                                .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("issuance-service", "issuer", "postgres");

        // A new build replaces the service that runs, and only that.
        Files.write(
                sources.resolve("ledger-service/target/ledger-service-1.0.0-SNAPSHOT-exec.jar"),
                Files.readAllBytes(HelloService.jar(sources)));
        Files.writeString(home.resolve("ledger-service/ledger-service.jar"), "an older build");
        Files.writeString(home.resolve("issuer/local-issuer.jar"), "an older build");
        assertThat(run("up")).as(said).isZero();
        assertThat(said.lines().filter(line -> line.contains("was built anew")))
                .extracting(line -> line.strip().split(" ", 2)[0])
                .containsExactly("ledger-service", "issuer");
        assertThat(pids().get("issuer")).isNotEqualTo(afterKill.get("issuer"));
        assertThat(pids().get("ledger-service")).isNotEqualTo(afterKill.get("ledger-service"));
        assertThat(pids().get("redemption-service")).isEqualTo(afterKill.get("redemption-service"));

        // The ports are remembered with the data.
        environment.clear();
        assertThat(run("down --wipe")).as(said).isZero();
        assertThat(stack().everything()).noneMatch(LocalPart::isRunning);
        try (var left = Files.list(home)) {
            assertThat(left).containsExactly(home.resolve("lock"));
        }
    }

    @Test
    void a_port_taken_by_somebody_else_is_named_and_nothing_is_started() throws Exception {
        int port = Integer.parseInt(environment.get("COMPUTEVOUCHER_ISSUANCE_PORT"));
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThat(run("up")).isEqualTo(1);
        }

        assertThat(said)
                .contains("port " + port + " for issuance-service is taken by")
                .contains("COMPUTEVOUCHER_ISSUANCE_PORT");
        if (Files.exists(Path.of("/proc/net/tcp"))) {
            assertThat(said).contains("process " + ProcessHandle.current().pid());
        }
        assertThat(stack().everything()).noneMatch(LocalPart::isRunning);
    }

    @Test
    void a_service_that_does_not_start_is_named_with_its_log_and_its_last_lines() throws Exception {
        Files.writeString(
                sources.resolve(
                        "redemption-service/target/redemption-service-1.0.0-SNAPSHOT-exec.jar"),
                "not a jar");

        assertThat(run("up")).isEqualTo(1);

        assertThat(said)
                .contains("redemption-service ended while starting")
                .contains(home.resolve("logs/redemption-service.log").toString())
                .contains("redemption-service.jar");
    }

    @Test
    void what_is_not_understood_is_answered_with_how_to_use_it() {
        assertThat(run("up --dmeo")).isEqualTo(2);
        assertThat(said).contains("not understood: infra/up --dmeo").contains("infra/up --demo");

        environment.put("COMPUTEVOUCHER_KAFKA_PORT", "ninety");
        assertThat(run("up")).isEqualTo(1);
        assertThat(said).contains("COMPUTEVOUCHER_KAFKA_PORT is not a port: ninety");
        environment.remove("COMPUTEVOUCHER_KAFKA_PORT");
    }

    private int run(String args) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            return new LocalStack(home, sources, environment, out, out)
                    .run(List.of(args.split(" ", -1)));
        } finally {
            said = bytes.toString(StandardCharsets.UTF_8);
        }
    }

    private Stack stack() {
        return new Stack(home, sources, new Ports(home, environment));
    }

    private Map<String, Long> pids() {
        Map<String, Long> pids = new TreeMap<>();
        stack().everything().stream()
                .filter(LocalPart::isRunning)
                .forEach(part -> pids.put(part.name(), part.pid()));
        return pids;
    }
}
