package org.computevoucher.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL, Kafka and the registry for the tests of one JVM, and the issuer for those that ask
 * for it: real, on free ports, with temporary data, started on first use and gone when the JVM
 * ends.
 */
public final class LocalParts {

    private static final String PREFIX = "computevoucher-parts-";

    private final LocalPostgres postgres;
    private final LocalKafka kafka;
    private final LocalRegistry registry;
    private final LocalIssuer issuer;

    private LocalParts(Path directory) {
        postgres =
                new LocalPostgres(
                        directory.resolve("postgres"),
                        FreePorts.next(),
                        directory.resolve("postgres.log"));
        kafka =
                new LocalKafka(
                        directory.resolve("kafka"),
                        FreePorts.next(),
                        FreePorts.next(),
                        directory.resolve("kafka.log"),
                        // A broker for minutes: the first compiler is enough and leaves the cores
                        // to the tests.
                        List.of("-XX:TieredStopAtLevel=1"));
        registry =
                new LocalRegistry(
                        directory.resolve("registry"),
                        FreePorts.next(),
                        postgres,
                        directory.resolve("registry.log"));
        issuer =
                new LocalIssuer(
                        directory.resolve("issuer"),
                        FreePorts.next(),
                        directory.resolve("issuer.log"));
    }

    /**
     * The parts of this JVM, started on the first call, which takes some seconds.
     *
     * @throws StartupFailure naming the part that did not start and its log; the next call fails in
     *     the same way
     */
    public static LocalParts shared() {
        return Shared.get();
    }

    public LocalPostgres postgres() {
        return postgres;
    }

    public LocalKafka kafka() {
        return kafka;
    }

    public LocalRegistry registry() {
        return registry;
    }

    /** The issuer, started on the first call: most tests do without. */
    public synchronized LocalIssuer issuer() {
        if (!issuer.isRunning()) {
            issuer.start();
        }
        return issuer;
    }

    /**
     * A folder that is deleted when this JVM ends, after every process that keeps its id in it was
     * killed.
     */
    public static Path temporaryDirectory(String name) {
        return Directories.create(JvmDirectory.PATH.resolve(name + "-" + FreePorts.next()));
    }

    private void start() {
        try (ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> broker = starters.submit(kafka::start);
            Future<?> store =
                    starters.submit(
                            () -> {
                                postgres.start();
                                registry.start();
                            });
            store.get();
            broker.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the parts started", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(e.getCause());
        }
    }

    /** A class initialiser would hide the failure of the first call from the second. */
    private static final class Shared {
        private static @Nullable LocalParts parts;
        private static @Nullable String failure;

        static synchronized LocalParts get() {
            if (failure != null) {
                throw new IllegalStateException("the parts did not start before: " + failure);
            }
            LocalParts started = parts;
            if (started == null) {
                try {
                    started = new LocalParts(JvmDirectory.PATH);
                    started.start();
                    parts = started;
                } catch (RuntimeException e) {
                    failure = String.valueOf(e.getMessage());
                    throw e;
                }
            }
            return started;
        }
    }

    /**
     * The temporary folder of this JVM. A JVM that was itself killed leaves it behind; the next one
     * clears up.
     */
    private static final class JvmDirectory {

        private static final String OWNER = "jvm.process";
        private static final Path PATH = create();

        private static Path create() {
            removeLeftBehind();
            Path directory = Directories.temporary(PREFIX);
            // Passable for the user PostgreSQL may run as, though not listable; secrets have rights
            // of their own.
            directory.toFile().setExecutable(true, false);
            new PidFile(directory.resolve(OWNER))
                    .write(ProcessHandle.current(), java.time.Duration.ZERO);
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> remove(directory), "local-parts-end"));
            return directory;
        }

        private static void removeLeftBehind() {
            try (Stream<Path> directories =
                    Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
                directories
                        .filter(directory -> directory.getFileName().toString().startsWith(PREFIX))
                        .filter(directory -> Files.isReadable(directory.resolve(OWNER)))
                        .filter(
                                directory ->
                                        new PidFile(directory.resolve(OWNER)).process().isEmpty())
                        .forEach(JvmDirectory::remove);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The data is worth nothing without its JVM, so nobody is asked to close files first. */
        private static void remove(Path directory) {
            try (Stream<Path> files = Files.walk(directory, 2)) {
                files.filter(
                                file ->
                                        file.getFileName().toString().equals("process")
                                                || file.getFileName()
                                                        .toString()
                                                        .endsWith(".process"))
                        .filter(file -> !file.getFileName().toString().equals(OWNER))
                        .forEach(file -> new OsProcess(file.toString(), file, file).killHard());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Directories.delete(directory);
        }
    }
}
