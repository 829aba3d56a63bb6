package org.computevoucher.schemas.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Compares a release's files with its {@code SHA256SUMS}, the list that {@code sha256sum} writes
 * and {@code sha256sum -c} checks.
 */
final class FrozenFiles {

    static final String CHECKSUMS = "SHA256SUMS";

    private FrozenFiles() {}

    static List<String> problems(Path release) {
        List<String> problems = new ArrayList<>();
        SortedMap<String, String> expected = expected(release);
        List<String> files = SchemaFolder.files(release);
        for (String file : files) {
            String sum = expected.remove(file);
            if (sum == null) {
                problems.add(
                        "%s of release %s is not in its %s. A release is frozen: take the file out, or freeze it in a new release."
                                .formatted(file, release.getFileName(), CHECKSUMS));
            } else if (!sum.equals(sha256(release.resolve(file)))) {
                problems.add(
                        "%s of release %s was edited. A release is frozen: restore the file, and make the change in src/main/avro."
                                .formatted(file, release.getFileName()));
            }
        }
        expected.keySet()
                .forEach(
                        file ->
                                problems.add(
                                        "%s of release %s is gone. A release is frozen: restore the file."
                                                .formatted(file, release.getFileName())));
        return problems;
    }

    private static SortedMap<String, String> expected(Path release) {
        SortedMap<String, String> sums = new TreeMap<>();
        Path list = release.resolve(CHECKSUMS);
        if (!Files.exists(list)) {
            return sums;
        }
        try {
            for (String line : Files.readAllLines(list)) {
                int gap = line.indexOf("  ");
                if (gap > 0) {
                    sums.put(line.substring(gap + 2), line.substring(0, gap));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sums;
    }

    static String sha256(Path file) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK knows SHA-256", e);
        }
    }
}
