package org.computevoucher.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.computevoucher.local.FreePorts;
import org.computevoucher.local.LocalIssuer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code infra/token} as people run it: the script, from another folder. */
class TokenCommandIT {

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    @TempDir static Path home = Path.of("");

    private static LocalIssuer issuer;

    private record Said(int code, String out, String err) {}

    @BeforeAll
    static void start() {
        issuer =
                new LocalIssuer(
                                home.resolve("issuer"),
                                FreePorts.next(),
                                home.resolve("logs/issuer.log"))
                        .presuming(List.of("330200"));
        issuer.start();
    }

    @AfterAll
    static void stop() {
        issuer.stop();
    }

    @Test
    void it_prints_a_token_and_nothing_else() throws Exception {
        assertThat(subject(token("data-centre", "DC-NB-01"))).contains("\"data-centre:DC-NB-01\"");
        assertThat(subject(token("office", "330200", "310000")))
                .contains("\"office:310000,330200\"");
        assertThat(subject(token("finance"))).contains("\"finance:330200\"");
        assertThat(subject(token("auditor"))).contains("\"auditor\"");
        assertThat(subject(token("treasury", "330200", "--as", "li")))
                .contains("\"treasury:330200/li\"");
        assertThat(subject(token("treasury", "--as", "wang"))).contains("\"treasury:330200/wang\"");
    }

    @Test
    void what_is_not_understood_is_answered_with_what_would_be() throws Exception {
        assertRefused(token(), "no role given; there are finance, office");
        assertRefused(token("mayor"), "no role mayor; there are finance, office, enterprise");
        assertRefused(token("data-centre"), "as in: infra/token data-centre DC-NB-01");
        assertRefused(token("enterprise"), "as in: infra/token enterprise 91310115MA1K4QBT2Y");
        assertRefused(token("auditor", "330200"), "role auditor is bound to nothing");
        assertRefused(token("finance", "33"), "region is written as six digits");
        assertRefused(token("treasury", "330200", "--as", "L!"), "a token is of one person");
        assertThat(token("--help"))
                .satisfies(
                        help -> assertThat(help.out()).contains("infra/token treasury [region…]"))
                .satisfies(help -> assertThat(help.code()).isZero());
    }

    @Test
    void a_stack_that_does_not_run_is_said_to_be_down(@TempDir Path other) throws Exception {
        Said never = run(List.of(), other, FreePorts.next(), "auditor");
        assertThat(never.code()).isEqualTo(1);
        assertThat(never.out()).isEmpty();
        assertThat(never.err()).contains("does not run: start it with infra/up");
        assertThat(other).as("nothing is made").isEmptyDirectory();

        Said stopped = run(List.of(), home, FreePorts.next(), "auditor");
        assertThat(stopped.code()).isEqualTo(1);
        assertThat(stopped.err()).contains("does not run: start it with infra/up");
    }

    @Test
    void what_another_user_gets_is_a_sentence() throws Exception {
        if (ROOT) {
            // The script is read from wherever the sources are, which nobody may enter.
            Path copy = home.resolve("sources");
            copyOfScriptAndClasses(copy);
            assertThat(home.toFile().setExecutable(true, false)).isTrue();

            Said said =
                    run(
                            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"),
                            copy.resolve("infra/token"),
                            home,
                            issuer.port(),
                            "auditor");

            assertThat(said.code()).as(said.err()).isEqualTo(1);
            assertThat(said.out()).isEmpty();
            assertThat(said.err()).contains("secrets.properties is root's alone");
        } else {
            assertThat(token("auditor").code()).as("it works for a normal user").isZero();
        }
    }

    private static void copyOfScriptAndClasses(Path to) throws IOException {
        Path top = Path.of("../..").toAbsolutePath().normalize();
        List<Path> files = new ArrayList<>();
        files.add(top.resolve("infra/token"));
        files.add(top.resolve("infra/local/launch.sh"));
        try (var classes = Files.walk(top.resolve("infra/local/target/classes"))) {
            classes.filter(file -> file.toString().endsWith(".class")).forEach(files::add);
        }
        for (Path file : files) {
            Path copy = to.resolve(top.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
    }

    private static void assertRefused(Said said, String why) {
        assertThat(said.code()).as(said.err()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).startsWith("infra/token: ").contains(why);
    }

    private static String subject(Said said) {
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).isEmpty();
        assertThat(said.out()).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\n");
        return new String(
                Base64.getUrlDecoder().decode(said.out().split("\\.", -1)[1]),
                StandardCharsets.UTF_8);
    }

    private static Said token(String... args) throws Exception {
        return run(List.of(), home, issuer.port(), args);
    }

    private static Said run(List<String> prefix, Path of, int port, String... args)
            throws Exception {
        return run(prefix, Path.of("../token").toAbsolutePath(), of, port, args);
    }

    private static Said run(List<String> prefix, Path script, Path of, int port, String... args)
            throws Exception {
        List<String> command = new ArrayList<>(prefix);
        command.add(script.toString());
        command.addAll(List.of(args));
        Path err = Files.createTempFile(home, "token", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(Path.of("/").toFile())
                        .redirectError(err.toFile());
        builder.environment().put("COMPUTEVOUCHER_HOME", of.toString());
        builder.environment().put("COMPUTEVOUCHER_ISSUER_PORT", Integer.toString(port));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), out, Files.readString(err));
    }
}
