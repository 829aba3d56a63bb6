package org.computevoucher.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The parts run for root and for a normal user. When root tests, a copy of the parts is given to
 * {@code nobody}.
 */
class OtherUsersIT {

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private Path home = Path.of("");

    @BeforeEach
    void makeHome() throws IOException {
        home = Files.createTempDirectory("computevoucher-normal-user-");
    }

    @AfterEach
    void removeHome() {
        Directories.delete(home);
    }

    @Test
    void a_normal_user_can_run_them_and_nothing_is_left_when_the_jvm_ends() throws Exception {
        List<String> command = new ArrayList<>();
        if (ROOT) {
            command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        }
        command.addAll(
                List.of(
                        Parts.java(),
                        "-Dcomputevoucher.parts=" + copy(Parts.directory(), home.resolve("parts")),
                        "-Djava.io.tmpdir=" + Files.createDirectory(home.resolve("tmp")),
                        "-Duser.home=" + home,
                        "-cp",
                        copyOfClassPath(),
                        OneRunOfTheParts.class.getName()));
        if (ROOT) {
            run(List.of("chown", "-R", "65534:65534", home.toString()));
        }

        List<String> said = run(command);

        assertThat(said.getFirst()).startsWith("user ").isNotEqualTo("user root");
        List<Long> pids =
                said.stream()
                        .filter(line -> line.startsWith("pid "))
                        .map(line -> Long.parseLong(line.substring("pid ".length())))
                        .toList();
        assertThat(pids)
                .hasSize(4)
                .noneMatch(pid -> ProcessHandle.of(pid).filter(PidFile::isAlive).isPresent());
        assertThat(Path.of(said.getLast().substring("folder ".length()))).doesNotExist();
    }

    @Test
    void postgres_runs_in_each_way_root_can_run_it() throws Exception {
        List<UnprivilegedUser> ways =
                Stream.of(UnprivilegedUser.values())
                        .filter(
                                way ->
                                        ROOT
                                                ? way.isUsableByRoot()
                                                : way == UnprivilegedUser.OURSELVES)
                        .toList();
        assertThat(ways).isNotEmpty();
        for (UnprivilegedUser way : ways) {
            Path directory = LocalParts.temporaryDirectory("postgres-" + way);
            LocalPostgres postgres =
                    new LocalPostgres(
                            directory, FreePorts.next(), directory.resolve("postgres.log"), way);

            postgres.start();
            postgres.killHard();
            postgres.start();

            try (Connection connection = postgres.connect("postgres")) {
                assertThat(connection.isValid(5)).as(way.name()).isTrue();
            }
            postgres.stop();
            assertThat(postgres.isRunning()).isFalse();
        }
    }

    private static List<String> run(List<String> command) throws Exception {
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command + "\n" + output).isZero();
        return output.lines().toList();
    }

    /** Neither our build folder nor our Maven repository need be readable for another user. */
    private String copyOfClassPath() throws IOException {
        List<String> copies = new ArrayList<>();
        int n = 0;
        for (String entry :
                System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1)) {
            Path source = Path.of(entry);
            if (Files.isDirectory(source)) {
                copies.add(copy(source, home.resolve("classes-" + n++)).toString());
            } else if (Files.isRegularFile(source)) {
                copies.add(Files.copy(source, home.resolve(n++ + ".jar")).toString());
            }
        }
        return String.join(java.io.File.pathSeparator, copies);
    }

    private static Path copy(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path copy = target.resolve(source.relativize(file).toString());
                if (Files.isSymbolicLink(file)) {
                    Files.createSymbolicLink(copy, Files.readSymbolicLink(file));
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        return target;
    }
}
