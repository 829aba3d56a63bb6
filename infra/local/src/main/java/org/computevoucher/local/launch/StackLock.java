package org.computevoucher.local.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * One {@code infra/up} or {@code infra/down} at a time. A lock of the operating system: gone when
 * its holder is, however it ended.
 */
public final class StackLock implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final Duration POLL = Duration.ofMillis(200);

    private final FileChannel channel;

    private StackLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock of this folder, and says so when it must wait.
     *
     * @throws IOException if another holds it for longer than a quarter of an hour
     */
    public static StackLock take(Path home) throws IOException, InterruptedException {
        Files.createDirectories(home);
        FileChannel channel =
                FileChannel.open(
                        home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        long began = System.nanoTime();
        boolean said = false;
        while (true) {
            Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
            if (lock.isPresent()) {
                return new StackLock(channel);
            }
            if (!said) {
                System.out.println(
                        "another infra/up or infra/down is at work on "
                                + home
                                + "; waiting for it to finish");
                said = true;
            }
            if (System.nanoTime() - began > LIMIT.toNanos()) {
                channel.close();
                throw new IOException(
                        "another infra/up or infra/down has been at work for "
                                + LIMIT.toMinutes()
                                + " minutes");
            }
            Thread.sleep(POLL);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
