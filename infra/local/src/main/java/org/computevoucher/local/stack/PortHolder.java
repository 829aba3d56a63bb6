package org.computevoucher.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Names the process that listens on a TCP port, where the system tells (Linux, and the process is
 * ours or we are root).
 */
final class PortHolder {

    private static final String LISTENING = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final int LONGEST_COMMAND = 100;

    private PortHolder() {}

    /**
     * As in {@code process 4711 (java -jar other.jar)}, or "a process that this user may not see".
     */
    static String describe(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> inodes(Path.of(table), port))
                .flatMap(inode -> holder(inode).stream())
                .findFirst()
                .map(PortHolder::describe)
                .orElse("a process that this user may not see");
    }

    private static String describe(ProcessHandle process) {
        String command = process.info().commandLine().orElse("unknown command");
        return "process "
                + process.pid()
                + " ("
                + command.substring(0, Math.min(LONGEST_COMMAND, command.length()))
                + ")";
    }

    private static Stream<String> inodes(Path table, int port) {
        String suffix = ":" + HexFormat.of().toHexDigits((short) port).toUpperCase(Locale.ROOT);
        try {
            return Files.readAllLines(table).stream()
                    .map(line -> List.of(line.trim().split("\\s+", -1)))
                    .filter(columns -> columns.size() > INODE)
                    .filter(columns -> columns.get(LOCAL_ADDRESS).endsWith(suffix))
                    .filter(columns -> columns.get(STATE).equals(LISTENING))
                    .map(columns -> columns.get(INODE));
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static Optional<ProcessHandle> holder(String inode) {
        return ProcessHandle.allProcesses()
                .filter(process -> holds(process, "socket:[" + inode + "]"))
                .findFirst();
    }

    private static boolean holds(ProcessHandle process, String socket) {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
            return descriptors.anyMatch(
                    descriptor -> {
                        try {
                            return Files.readSymbolicLink(descriptor).toString().equals(socket);
                        } catch (IOException e) {
                            return false;
                        }
                    });
        } catch (IOException e) {
            return false;
        }
    }
}
