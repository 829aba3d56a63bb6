package org.computevoucher.ledger;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table in a test's text: columns parted by {@code |}, the first row names them. */
public final class TextTable {

    private TextTable() {}

    /** One row by column name, cells stripped. */
    public static List<Map<String, String>> rows(String table) {
        List<String> lines = table.lines().filter(line -> !line.isBlank()).toList();
        List<String> names = cells(lines.getFirst());
        return lines.stream().skip(1).map(line -> row(names, cells(line), line)).toList();
    }

    private static Map<String, String> row(List<String> names, List<String> cells, String line) {
        if (cells.size() != names.size()) {
            throw new IllegalArgumentException("not " + names.size() + " columns: " + line);
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            row.put(names.get(i), cells.get(i));
        }
        return row;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    }
}
