package org.computevoucher.testkit.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.computevoucher.testkit.contract.RawHttp.Body;

/** Tables (RFC 4180) made from a valid one: other columns, hostile cells, and the whole broken. */
final class TableCases {

    private final Random random;
    private final BodyCases.Sink sink;

    TableCases(Random random, BodyCases.Sink sink) {
        this.random = random;
        this.sink = sink;
    }

    void of(String valid) {
        String header = valid.lines().findFirst().orElseThrow();
        String lines = valid.substring(header.length());
        columns(header, lines);
        cells(header, lines);
        wholes(valid, header);
        bytes(valid);
    }

    private void columns(String header, String lines) {
        List<String> names = List.of(header.split(",", -1));
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            List<String> doubled = new ArrayList<>(names);
            doubled.set((i + 1) % names.size(), name);
            sink.add("doubled column", Body.of(String.join(",", doubled) + lines), true, name);
            for (String other : List.of(name + "s", name.toUpperCase(java.util.Locale.ROOT), "x")) {
                List<String> renamed = new ArrayList<>(names);
                renamed.set(i, other);
                sink.add("unknown column", Body.of(String.join(",", renamed) + lines), true, other);
            }
        }
    }

    /** A wrong cell is told about in the report; the table is taken. */
    private void cells(String header, String lines) {
        String first = lines.strip().lines().findFirst().orElseThrow();
        List<String> cells = List.of(first.split(",", -1));
        for (int i = 0; i < cells.size(); i++) {
            for (String hostile :
                    List.of(
                            "",
                            " ",
                            "=1+1",
                            "@SUM(A1)",
                            "'; DROP TABLE event_log; --",
                            "${jndi:ldap://127.0.0.1:9/a}",
                            "-1",
                            "1e9",
                            "99999999999999999999",
                            "\u202ex",
                            "\"a\"\"b\"",
                            "\"a\nb\"",
                            "x".repeat(3_000))) {
                List<String> changed = new ArrayList<>(cells);
                changed.set(i, hostile);
                sink.add(
                        "hostile cell",
                        Body.of(header + '\n' + String.join(",", changed)),
                        false,
                        null);
            }
        }
    }

    private void wholes(String valid, String header) {
        for (String whole :
                List.of(
                        "\n",
                        " ",
                        ",",
                        header,
                        header + "\r\n",
                        "{}",
                        header.replace(',', ';') + "\n1;2",
                        header + "\n\"",
                        valid + "\n\"never ends",
                        valid + "\n\"a\"b,c",
                        valid + "\n" + "x".repeat(1_000_000),
                        header + "\n" + "x,".repeat(500_000),
                        valid + "\n\u0000")) {
            sink.add("malformed table", Body.of(whole), true, null);
        }
    }

    private void bytes(String valid) {
        sink.add("other encoding", Body.of(valid.getBytes(UTF_16)), true, null);
        for (String bad : List.of("\u00c0\u00af", "\u00ed\u00a0\u0080", "\u00ff", "\u00c3")) {
            sink.add("no UTF-8", Body.of((valid + bad).getBytes(ISO_8859_1)), true, null);
        }
        byte[] bytes = valid.getBytes(UTF_8);
        for (int i = 0; i < 20; i++) {
            byte[] flipped = bytes.clone();
            flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            sink.add("flipped bit", Body.of(flipped), false, null);
        }
        for (int length = 0; length < bytes.length; length += 7) {
            sink.add(
                    "truncated table",
                    Body.of(Arrays.copyOf(bytes, length)),
                    length <= valid.lines().findFirst().orElseThrow().length(),
                    null);
        }
    }
}
