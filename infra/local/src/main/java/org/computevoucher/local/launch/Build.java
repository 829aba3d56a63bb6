package org.computevoucher.local.launch;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Builds modules whose products are missing or older than their sources; shows progress; its output
 * goes to a log.
 */
public final class Build {

    /** What {@code infra/up} needs: the services and what starts them. */
    public static final List<String> EVERYTHING =
            List.of("ledger-service", "issuance-service", "redemption-service", "infra/local");

    /** What {@code infra/down} needs. */
    public static final List<String> STACK_ONLY = List.of("infra/local");

    /** Modules that the services are built from. */
    private static final List<String> BENEATH = List.of("schemas", "infra/platform");

    private static final Pattern MODULE =
            Pattern.compile("\\[INFO] Building (.+?) \\S+ +\\[(\\d+/\\d+)]");
    private static final Pattern COLOUR = Pattern.compile("\\x1b\\[[0-9;]*m");
    private static final int LAST_LINES = 25;
    private static final int TICK_MILLIS = 10_000;

    private final Path root;
    private final Path log;

    public Build(Path root, Path home) {
        this.root = root;
        this.log = home.resolve("logs").resolve("build.log");
    }

    /**
     * Builds those of the modules that are not up to date; false, with the reason printed, if the
     * build failed.
     */
    public boolean ensure(List<String> wanted) throws IOException, InterruptedException {
        List<String> modules = wanted.stream().filter(module -> !isUpToDate(module)).toList();
        if (modules.isEmpty()) {
            return true;
        }
        System.out.println("building " + String.join(", ", modules) + " (log: " + log + ")");
        FileTime began = FileTime.fromMillis(System.currentTimeMillis());
        if (!maven(modules)) {
            return false;
        }
        for (String module : modules) {
            Path stamp = stamp(module);
            Files.createDirectories(stamp.getParent());
            Files.writeString(stamp, "");
            Files.setLastModifiedTime(stamp, began);
        }
        return true;
    }

    /**
     * A product is good if it is younger than all sources, or if a whole build began after the last
     * change to them.
     */
    boolean isUpToDate(String module) {
        long sources =
                Math.max(
                        newest(root.resolve("pom.xml")),
                        Stream.concat(beneath(module), Stream.of(module))
                                .mapToLong(this::newestSource)
                                .max()
                                .orElse(0));
        Path product = product(module);
        if (!Files.exists(product)) {
            return false;
        }
        return newest(product) > sources || newest(stamp(module)) > sources;
    }

    private static Stream<String> beneath(String module) {
        return module.equals("infra/local") ? Stream.of("infra/local/issuer") : BENEATH.stream();
    }

    private Path product(String module) {
        Path target = root.resolve(module).resolve("target");
        return module.equals("infra/local")
                ? target.resolve("local-1.0.0-SNAPSHOT.jar")
                : target.resolve(module + "-1.0.0-SNAPSHOT-exec.jar");
    }

    private Path stamp(String module) {
        return root.resolve(module).resolve("target").resolve("built-by-infra-up");
    }

    private long newestSource(String module) {
        Path folder = root.resolve(module);
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        // Tests do not change what runs.
        return Math.max(newest(folder.resolve("pom.xml")), newest(folder.resolve("src/main")));
    }

    /**
     * The latest change to a file, or to anything beneath a folder, in milliseconds; 0 if there is
     * none. A folder changes when a file of it is removed.
     */
    private static long newest(Path path) {
        if (!Files.exists(path)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(path)) {
            return files.mapToLong(file -> file.toFile().lastModified()).max().orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean maven(List<String> modules) throws IOException, InterruptedException {
        Files.createDirectories(log.getParent());
        ProcessBuilder builder =
                new ProcessBuilder(
                                root.resolve("mvnw").toString(),
                                "-B",
                                "-pl",
                                String.join(",", modules),
                                "-am",
                                // Checks of style and behaviour belong to "verify": here somebody
                                // wants to see it run.
                                "-Dmaven.test.skip=true",
                                "-Dspotless.check.skip=true",
                                "package")
                        .directory(root.toFile())
                        .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process maven = builder.start();
        maven.getOutputStream().close();
        AtomicReference<String> step = new AtomicReference<>("getting Maven and what it needs");
        Thread clock = new Thread(() -> tick(step), "build-clock");
        clock.setDaemon(true);
        clock.start();
        Deque<String> last = new ArrayDeque<>();
        try (BufferedReader output = maven.inputReader(StandardCharsets.UTF_8);
                BufferedWriter file = Files.newBufferedWriter(log)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                String plain = COLOUR.matcher(line).replaceAll("");
                file.write(plain);
                file.newLine();
                file.flush();
                last.addLast(plain);
                if (last.size() > LAST_LINES) {
                    last.removeFirst();
                }
                Matcher module = MODULE.matcher(plain);
                if (module.find()) {
                    step.set(module.group(1) + " " + module.group(2));
                    System.out.println("  building " + step.get());
                }
            }
        }
        int code = maven.waitFor();
        clock.interrupt();
        clock.join();
        if (code != 0) {
            System.err.println(
                    "infra/up: the build failed at \"" + step.get() + "\". Its log: " + log);
            last.forEach(line -> System.err.println("  | " + line));
        }
        return code == 0;
    }

    /** A first build downloads for minutes: silence would look like a hang. */
    private static void tick(AtomicReference<String> step) {
        long began = System.nanoTime();
        try {
            while (true) {
                Thread.sleep(TICK_MILLIS);
                System.out.println(
                        "  … " + (System.nanoTime() - began) / 1_000_000_000 + " s: " + step.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
