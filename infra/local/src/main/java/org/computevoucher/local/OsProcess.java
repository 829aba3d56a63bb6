package org.computevoucher.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Starts, watches and ends one operating-system process, which another JVM may have started. */
final class OsProcess {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final long LONGEST_LOG_BYTES = 50_000_000;
    private static final Duration KILL_LIMIT = Duration.ofSeconds(20);

    /**
     * What a child may see of our environment: a developer's SPRING_… or JAVA_… settings must not
     * change a part.
     */
    static final Set<String> INHERITED =
            Set.of(
                    "PATH",
                    "HOME",
                    "USER",
                    "LOGNAME",
                    "LANG",
                    "LC_ALL",
                    "TMPDIR",
                    "LD_LIBRARY_PATH");

    /** Says whether the process is ready; an exception means "not yet". */
    @FunctionalInterface
    interface Probe {
        boolean ready() throws Exception;
    }

    private final String name;
    private final Path log;
    private final PidFile pidFile;

    OsProcess(String name, Path pidFile, Path log) {
        this.name = name;
        this.log = log;
        this.pidFile = new PidFile(pidFile);
    }

    Path log() {
        return log;
    }

    /**
     * Starts the command unless the process runs already, and waits until it is ready.
     *
     * @throws StartupFailure if it ends or is not ready within the limit; it is killed then, if we
     *     started it
     */
    void start(List<String> command, Map<String, String> environment, Duration limit, Probe probe) {
        long began = System.nanoTime();
        Optional<ProcessHandle> running = handle();
        ProcessHandle process = running.orElseGet(() -> launch(command, environment));
        @Nullable Exception notReady = null;
        while (true) {
            // Whether it lives is looked at before the probe, so that a foreign process on the port
            // is not taken for it.
            if (!PidFile.isAlive(process)) {
                pidFile.forget();
                throw new StartupFailure(name, "ended while starting", log, notReady);
            }
            try {
                if (probe.ready()) {
                    break;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                killHard();
                throw new StartupFailure(name, "was interrupted while starting", log, e);
            } catch (Exception e) {
                notReady = e;
            }
            if (System.nanoTime() - began > limit.toNanos()) {
                if (running.isEmpty()) {
                    killHard();
                }
                throw new StartupFailure(
                        name, "was not ready after " + limit.toSeconds() + " s", log, notReady);
            }
            pause();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        if (running.isEmpty() || startupTime().isZero()) {
            pidFile.write(process, took);
        }
    }

    private ProcessHandle launch(List<String> command, Map<String, String> environment) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            keepLogShort();
            ProcessBuilder builder =
                    builder(detached(command), environment)
                            .redirectInput(new File("/dev/null"))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            ProcessHandle process = builder.start().toHandle();
            pidFile.write(process, Duration.ZERO);
            return process;
        } catch (IOException e) {
            throw new StartupFailure(name, "could not be started (" + e.getMessage() + ")", log, e);
        }
    }

    /**
     * In a session of its own, where there is such a command: what a terminal sends on Ctrl-C is
     * not for the part.
     */
    private static List<String> detached(List<String> command) {
        return Stream.of("/usr/bin/setsid", "/bin/setsid")
                .filter(setsid -> Files.isExecutable(Path.of(setsid)))
                .findFirst()
                .map(setsid -> Stream.concat(Stream.of(setsid), command.stream()).toList())
                .orElse(command);
    }

    private void keepLogShort() throws IOException {
        if (Files.exists(log) && Files.size(log) > LONGEST_LOG_BYTES) {
            Files.move(
                    log,
                    log.resolveSibling(log.getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Runs a helper command to its end, its output appended to the log. */
    static void run(
            String what,
            List<String> command,
            Map<String, String> environment,
            Path log,
            Duration limit) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            Process process =
                    builder(command, environment)
                            .redirectInput(new File("/dev/null"))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new StartupFailure(
                        what, "took longer than " + limit.toSeconds() + " s", log, null);
            }
            if (process.exitValue() != 0) {
                throw new StartupFailure(what, "ended with code " + process.exitValue(), log, null);
            }
        } catch (IOException e) {
            throw new StartupFailure(what, "could not be started (" + e.getMessage() + ")", log, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupFailure(what, "was interrupted", log, e);
        }
    }

    private static ProcessBuilder builder(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().putAll(environment);
        return builder;
    }

    Optional<ProcessHandle> handle() {
        return pidFile.process();
    }

    boolean isRunning() {
        return handle().isPresent();
    }

    long pid() {
        return handle().orElseThrow(() -> new IllegalStateException(name + " does not run")).pid();
    }

    Duration startupTime() {
        return pidFile.read().map(PidFile.Entry::startupTime).orElse(Duration.ZERO);
    }

    /**
     * Sends a signal (as {@code kill} names it) and waits for the end; past the limit it is killed.
     */
    void stop(String signal, Duration limit) {
        Optional<ProcessHandle> running = handle();
        if (running.isEmpty()) {
            pidFile.forget();
            return;
        }
        List<ProcessHandle> family = family(running.get());
        signal(running.get().pid(), signal);
        if (!awaitEnd(List.of(running.get()), limit)) {
            family.forEach(ProcessHandle::destroyForcibly);
        }
        if (!awaitEnd(family, KILL_LIMIT)) {
            throw new IllegalStateException(
                    name + " (process " + running.get().pid() + ") cannot be ended");
        }
        pidFile.forget();
    }

    void killHard() {
        Optional<ProcessHandle> running = handle();
        if (running.isEmpty()) {
            return;
        }
        List<ProcessHandle> family = family(running.get());
        // Not destroyForcibly: for a process of this JVM that would also close its streams, which
        // is gentler than a crash.
        signal(running.get().pid(), "KILL");
        if (!awaitEnd(family, KILL_LIMIT.dividedBy(2))) {
            family.forEach(ProcessHandle::destroyForcibly);
        }
        if (!awaitEnd(family, KILL_LIMIT)) {
            throw new IllegalStateException(
                    name + " (process " + running.get().pid() + ") cannot be killed");
        }
    }

    long residentBytes() {
        return handle().map(process -> ProcessMemory.residentBytes(family(process))).orElse(0L);
    }

    private static List<ProcessHandle> family(ProcessHandle process) {
        List<ProcessHandle> family = new ArrayList<>();
        family.add(process);
        process.descendants().forEach(family::add);
        return family;
    }

    private static void signal(long pid, String signal) {
        try {
            // The shell's own kill: there is no Java call for signals other than TERM and KILL.
            int code =
                    new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + pid)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor();
            if (code != 0 && ProcessHandle.of(pid).map(PidFile::isAlive).orElse(false)) {
                throw new IllegalStateException(
                        "may not send "
                                + signal
                                + " to process "
                                + pid
                                + ": it belongs to another user; run the command as that user");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static boolean awaitEnd(List<ProcessHandle> processes, Duration limit) {
        long began = System.nanoTime();
        while (processes.stream().anyMatch(PidFile::isAlive)) {
            if (System.nanoTime() - began > limit.toNanos()) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
