package org.computevoucher.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How much memory processes keep resident: from /proc where there is one, from ps elsewhere. */
final class ProcessMemory {

    private static final long KIB = 1024;

    private ProcessMemory() {}

    /**
     * Of one process its resident set; of a family each process's proportional set, so that shared
     * pages count once.
     */
    static long residentBytes(List<ProcessHandle> family) {
        long bytes = 0;
        for (ProcessHandle process : family) {
            Optional<Long> proportional =
                    family.size() == 1 ? Optional.empty() : field(process, "smaps_rollup", "Pss:");
            bytes +=
                    proportional
                            .or(() -> field(process, "status", "VmRSS:"))
                            .or(() -> fromPs(process))
                            .orElse(0L);
        }
        return bytes;
    }

    private static Optional<Long> field(ProcessHandle process, String file, String field) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), file)).stream()
                    .filter(line -> line.startsWith(field))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIB)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> fromPs(ProcessHandle process) {
        if (Files.exists(Path.of("/proc/self/status"))) {
            return Optional.empty();
        }
        try {
            Process ps =
                    new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid()))
                            .start();
            try (BufferedReader reader = ps.inputReader(StandardCharsets.US_ASCII)) {
                return reader.lines()
                        .map(String::trim)
                        .map(Long::parseLong)
                        .map(kib -> kib * KIB)
                        .findFirst();
            }
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
