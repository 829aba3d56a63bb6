package org.computevoucher.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers a process beyond the life of the JVM that started it.
 *
 * <p>A process id alone is reused by the system, sooner after a reboot than one thinks: the file
 * also holds when the process started, and a process with that id that started at another time is
 * somebody else's.
 */
final class PidFile {

    /**
     * The system derives start times from its boot time, which moves a little when the clock is
     * set.
     */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    /** Fields of /proc/pid/stat, counted from 1. */
    private static final int STATE = 3;

    private static final int NUM_THREADS = 20;

    private final Path file;

    PidFile(Path file) {
        this.file = file;
    }

    record Entry(long pid, Instant startedAt, Duration startupTime) {}

    void write(ProcessHandle process, Duration startupTime) {
        Instant startedAt = process.info().startInstant().orElse(Instant.EPOCH);
        String line =
                process.pid()
                        + " "
                        + startedAt.toEpochMilli()
                        + " "
                        + startupTime.toMillis()
                        + "\n";
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, line);
            Files.move(
                    next,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot remember process " + process.pid() + " in " + file, e);
        }
    }

    Optional<Entry> read() {
        try {
            String[] words = Files.readString(file).trim().split(" ", -1);
            return Optional.of(
                    new Entry(
                            Long.parseLong(words[0]),
                            Instant.ofEpochMilli(Long.parseLong(words[1])),
                            Duration.ofMillis(Long.parseLong(words[2]))));
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** The remembered process, if that very process still runs. */
    Optional<ProcessHandle> process() {
        return read().flatMap(
                        entry ->
                                ProcessHandle.of(entry.pid())
                                        .filter(PidFile::isAlive)
                                        .filter(handle -> startedAt(handle, entry.startedAt())));
    }

    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isAlive(ProcessHandle handle) {
        if (!handle.isAlive()) {
            return false;
        }
        try {
            return !hasEnded(Files.readString(Path.of("/proc/" + handle.pid() + "/stat")));
        } catch (IOException e) {
            // Without /proc (macOS) or in the moment of its end: what the handle says.
            return handle.isAlive();
        }
    }

    /**
     * A process that ended but whose parent has not asked for its result still has an entry; it is
     * dead all the same. Not so while threads of it end after the first one: they still hold its
     * ports.
     *
     * @param stat its /proc/pid/stat, see proc_pid_stat(5)
     */
    static boolean hasEnded(String stat) {
        // the name before stands in brackets and can hold anything
        String[] fromState = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        return fromState[0].equals("Z") && Integer.parseInt(fromState[NUM_THREADS - STATE]) <= 1;
    }

    private static boolean startedAt(ProcessHandle handle, Instant expected) {
        return handle.info()
                .startInstant()
                .map(
                        actual ->
                                Duration.between(expected, actual).abs().compareTo(CLOCK_TOLERANCE)
                                        <= 0)
                .orElse(false);
    }
}
