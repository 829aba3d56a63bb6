package org.computevoucher.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * Finds what the build of this module put beside its classes: Kafka's class path, the registry,
 * PostgreSQL's binaries.
 */
final class Parts {

    private static final String OVERRIDE = "computevoucher.parts";

    private Parts() {}

    /**
     * The folder {@code infra/local/target/parts}.
     *
     * @throws IllegalStateException if this module has not been built on this machine
     */
    static Path directory() {
        Optional<Path> override = Optional.ofNullable(System.getProperty(OVERRIDE)).map(Path::of);
        Path directory = override.or(Parts::besideClasses).orElseGet(Parts::fromJar);
        if (!Files.isDirectory(directory)) {
            throw new IllegalStateException(
                    "the parts of the local stack are not at "
                            + directory
                            + "; put them there with: ./mvnw -pl infra/local install -DskipTests");
        }
        return directory;
    }

    /** The top of the source tree this was built from. */
    static Path repository() {
        return directory().resolve("../../../..").toAbsolutePath().normalize();
    }

    /**
     * The command of the JDK that runs this JVM, so that parts run on the Java they were tested on.
     */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * The start of a command line for a JVM that is a part: heap bounded, quick to start on two
     * cores.
     *
     * @param temporary for temporary files: libraries that unpack native code leave it behind
     */
    static List<String> jvm(int heapMebibytes, Path temporary, List<String> more) {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.add("-Xmx" + heapMebibytes + "m");
        // On two cores the serial collector starts faster and keeps less memory than G1.
        command.add("-XX:+UseSerialGC");
        // A part without memory must end and be seen to have ended, not linger half alive.
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-Djava.awt.headless=true");
        command.add("-Djava.io.tmpdir=" + Directories.create(temporary));
        command.addAll(more);
        return command;
    }

    private static Optional<Path> besideClasses() {
        try {
            Path origin =
                    Path.of(
                            URI.create(
                                    Parts.class
                                            .getProtectionDomain()
                                            .getCodeSource()
                                            .getLocation()
                                            .toString()));
            Path target = origin.toAbsolutePath().getParent();
            if (target == null) {
                return Optional.empty();
            }
            Path parts = target.resolve("parts");
            return Files.isDirectory(parts) ? Optional.of(parts) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Path fromJar() {
        try (InputStream in = Parts.class.getResourceAsStream("/computevoucher-parts.properties")) {
            if (in == null) {
                throw new IllegalStateException(
                        "the jar of infra/local has no computevoucher-parts.properties");
            }
            Properties properties = new Properties();
            properties.load(in);
            return Path.of(properties.getProperty("parts.directory", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
