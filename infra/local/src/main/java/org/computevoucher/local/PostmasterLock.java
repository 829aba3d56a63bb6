package org.computevoucher.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL's own guard against two servers on one data folder. After a crash it stays behind, and
 * if its process id has meanwhile been given to another process of the same user, PostgreSQL
 * refuses to start.
 */
final class PostmasterLock {

    private PostmasterLock() {}

    /**
     * Removes the lock if no PostgreSQL has its process id. Leaves it, and thus PostgreSQL's
     * refusal, in all other cases.
     */
    static void releaseIfStale(Path data) {
        Path lock = data.resolve("postmaster.pid");
        try {
            if (!Files.exists(lock)) {
                return;
            }
            List<String> lines = Files.readAllLines(lock);
            long pid = lines.isEmpty() ? 0 : Long.parseLong(lines.getFirst().trim());
            Optional<ProcessHandle> holder = ProcessHandle.of(pid).filter(PidFile::isAlive);
            boolean held =
                    holder.map(
                                    process ->
                                            process.info()
                                                    .command()
                                                    .map(c -> c.endsWith("postgres"))
                                                    .orElse(true))
                            .orElse(false);
            if (!held) {
                Files.delete(lock);
            }
        } catch (IOException | NumberFormatException e) {
            // Not ours to judge: PostgreSQL reads the lock itself and says what is wrong with it.
            return;
        }
    }
}
