package org.computevoucher.schemas.foreign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the JavaScript example in a folder of the build, as its reader would. */
final class Node {

    private static final Path EXAMPLE = Path.of("examples/javascript");
    private static final List<String> FILES =
            List.of("package.json", "package-lock.json", "consume.js");
    private static final int LIMIT_SECONDS = 180;

    private final Path folder;

    /**
     * @param folder where the example is installed and writes its output
     */
    Node(Path folder) {
        this.folder = folder;
    }

    /** Whether node and npm are on this machine. */
    static boolean isPresent() {
        try {
            Path nowhere = Files.createTempFile("node", ".txt");
            try {
                return run(Path.of("."), nowhere, List.of("node", "--version")) == 0
                        && run(Path.of("."), nowhere, List.of("npm", "--version")) == 0;
            } finally {
                Files.delete(nowhere);
            }
        } catch (IOException e) {
            return false;
        }
    }

    /** Installs exactly what the lock file says; no script of any package runs. */
    void install() throws IOException {
        Files.createDirectories(folder);
        for (String file : FILES) {
            Files.copy(
                    EXAMPLE.resolve(file),
                    folder.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Path log = folder.resolve("npm.log");
        int status =
                run(
                        folder,
                        log,
                        List.of("npm", "ci", "--ignore-scripts", "--prefer-offline", "--no-audit"));
        if (status != 0) {
            throw new IllegalStateException("npm ci failed:\n" + Files.readString(log));
        }
    }

    /** The lines that the consumer prints until it ends by itself. */
    List<String> consume(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("node", "consume.js"));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("events.jsonl");
        int status = run(folder, output, command);
        if (status != 0) {
            throw new IllegalStateException(
                    "consume.js ended with %d:%n%s"
                            .formatted(status, Files.readString(errors(output))));
        }
        return Files.readAllLines(output);
    }

    private static Path errors(Path output) {
        return output.resolveSibling(output.getFileName() + ".errors");
    }

    private static int run(Path folder, Path output, List<String> command) throws IOException {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(output.toAbsolutePath().toFile())
                        .redirectError(errors(output).toAbsolutePath().toFile())
                        .start();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new UncheckedIOException(
                        new IOException(
                                "%s did not end:%n%s"
                                        .formatted(command, Files.readString(errors(output)))));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
