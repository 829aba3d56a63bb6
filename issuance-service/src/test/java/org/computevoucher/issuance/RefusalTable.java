package org.computevoucher.issuance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The README's table of refusals and reasons. */
public final class RefusalTable {

    private static final Path README = Path.of("README.md");
    private static final String HEADER = "| stage | code | status | meaning | remedy |";
    private static final int CELLS = 5;

    private RefusalTable() {}

    /**
     * A row of it.
     *
     * @param stage where it is asked, with the verdict where a person decides
     * @param status – where no request is answered so
     */
    public record Row(String stage, String code, String status, String meaning, String remedy) {

        private static Row of(String line) {
            List<String> cells =
                    List.of(line.substring(1, line.length() - 1).strip().split(" \\| ", -1));
            if (cells.size() != CELLS) {
                throw new AssertionError("a row has %d cells: %s".formatted(CELLS, line));
            }
            return new Row(
                    cells.get(0),
                    cells.get(1).replace("`", ""),
                    cells.get(2),
                    cells.get(3),
                    cells.get(4));
        }
    }

    /** Its rows, in their order. */
    public static List<Row> read() {
        try {
            return Files.readAllLines(README).stream()
                    .dropWhile(line -> !line.equals(HEADER))
                    .skip(2)
                    .takeWhile(line -> line.startsWith("|"))
                    .map(Row::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
