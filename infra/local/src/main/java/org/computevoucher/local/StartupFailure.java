package org.computevoucher.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A part that did not start; the message names the part, what happened, its log file and the log's
 * last lines.
 */
public final class StartupFailure extends RuntimeException {

    private static final int LAST_LINES = 15;
    private static final int LAST_BYTES = 8_192;

    StartupFailure(String part, String whatHappened, Path log, @Nullable Throwable cause) {
        super(part + " " + whatHappened + ". Its log: " + log + "\n" + lastLines(log), cause);
    }

    static String lastLines(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - LAST_BYTES));
            byte[] end = new byte[(int) Math.min(LAST_BYTES, file.length())];
            file.readFully(end);
            String[] lines = new String(end, StandardCharsets.UTF_8).split("\n", -1);
            StringBuilder last = new StringBuilder();
            for (int i = Math.max(0, lines.length - LAST_LINES); i < lines.length; i++) {
                if (!lines[i].isBlank()) {
                    last.append("  | ").append(lines[i]).append('\n');
                }
            }
            return last.toString();
        } catch (IOException e) {
            return "  | (no log: " + e.getMessage() + ")\n";
        }
    }
}
