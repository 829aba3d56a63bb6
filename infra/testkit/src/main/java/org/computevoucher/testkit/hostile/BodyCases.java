package org.computevoucher.testkit.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.computevoucher.testkit.contract.RawHttp.Body;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bodies made from a valid one: every field wrong in every way, and the whole broken. */
final class BodyCases {

    /** Takes one body. */
    @FunctionalInterface
    interface Sink {
        void add(String kind, Body body, boolean never, @Nullable String offender);
    }

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Random random;
    private final Sink sink;

    BodyCases(Random random, Sink sink) {
        this.random = random;
        this.sink = sink;
    }

    /**
     * @param schema of the body, resolved
     */
    void of(JsonNode valid, JsonNode schema) {
        Map<String, String> fields = new LinkedHashMap<>();
        valid.properties()
                .forEach(
                        field ->
                                fields.put(
                                        field.getKey(), JSON.writeValueAsString(field.getValue())));
        String text = object(fields);
        FieldCases cases = new FieldCases(random);
        fields.keySet()
                .forEach(
                        name -> {
                            field(fields, name);
                            for (FieldCases.Fragment fragment :
                                    cases.of(
                                            valid.path(name),
                                            schema.path("properties").path(name))) {
                                Map<String, String> changed = new LinkedHashMap<>(fields);
                                changed.put(name, fragment.json());
                                sink.add(
                                        fragment.kind(),
                                        Body.of(object(changed)),
                                        fragment.never(),
                                        fragment.isJson() ? name : null);
                            }
                        });
        unknownFields(fields);
        truncations(text);
        wholes(text);
        depths(fields);
        sizes(fields);
        encodings(text);
    }

    private void field(Map<String, String> fields, String name) {
        Map<String, String> without = new LinkedHashMap<>(fields);
        without.remove(name);
        sink.add("missing field", Body.of(object(without)), false, name);
        String twice =
                object(fields)
                        .replaceFirst("\\{", "{\"" + name + "\":" + quoted(fields, name) + ',');
        sink.add("duplicate field", Body.of(twice), true, name);
        String otherwise = object(fields).replaceFirst("\\{", "{\"" + name + "\":null,");
        sink.add("duplicate field", Body.of(otherwise), true, name);
        String escaped = "\\\\u%04x".formatted((int) name.charAt(0)) + name.substring(1);
        String hidden =
                object(fields)
                        .replaceFirst("\\{", "{\"" + escaped + "\":" + quoted(fields, name) + ',');
        sink.add("duplicate field", Body.of(hidden), true, name);
        for (String like :
                List.of(
                        name.toUpperCase(java.util.Locale.ROOT),
                        name + ' ',
                        ' ' + name,
                        name + "\u200b",
                        name + "s")) {
            sink.add(
                    "field of another name",
                    Body.of(with(without, like, fields, name)),
                    true,
                    null);
            sink.add("unknown field", Body.of(with(fields, like, fields, name)), true, null);
        }
    }

    private static String quoted(Map<String, String> fields, String name) {
        return java.util.regex.Matcher.quoteReplacement(String.valueOf(fields.get(name)));
    }

    private static String with(
            Map<String, String> base, String name, Map<String, String> values, String of) {
        Map<String, String> changed = new LinkedHashMap<>(base);
        changed.put(name, String.valueOf(values.get(of)));
        return object(changed);
    }

    private void unknownFields(Map<String, String> fields) {
        for (String name :
                List.of(
                        "__proto__",
                        "constructor",
                        "class",
                        "@class",
                        "@type",
                        "$ref",
                        "",
                        "a.b",
                        "a/b",
                        "~1",
                        "\u0000",
                        "\u202e",
                        "id",
                        "eventId",
                        "sub",
                        "regions",
                        "correlationId",
                        "x".repeat(10_000))) {
            for (String value : List.of("1", "\"x\"", "null", "{}", "[\"java.util.HashMap\",{}]")) {
                Map<String, String> changed = new LinkedHashMap<>(fields);
                changed.put(name, value);
                sink.add(
                        "unknown field",
                        Body.of(object(changed)),
                        true,
                        name.matches("[a-zA-Z_@]{2,20}") ? name : null);
            }
        }
    }

    /** At every place: a body that was cut off is never a body. */
    private void truncations(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        for (int length = 0;
                length < bytes.length;
                length += length < 40 || length > bytes.length - 40 ? 1 : 3) {
            sink.add("truncated", Body.of(Arrays.copyOf(bytes, length)), true, null);
        }
    }

    private void wholes(String text) {
        for (String whole :
                List.of(
                        "null",
                        "true",
                        "1",
                        "\"\"",
                        "[]",
                        "[null]",
                        "[" + text + "]",
                        "{}",
                        "\"" + text.replace("\"", "\\\"") + "\"",
                        " ",
                        "\n",
                        "{",
                        "}",
                        "]",
                        "{{}}",
                        "{\"a\"}",
                        "{,}",
                        "{\"a\":}",
                        "{1:2}",
                        "{a:1}",
                        "<a/>",
                        "a=1&b=2",
                        "--\n",
                        text + text,
                        text + "x",
                        text + ",",
                        text + "\u0000",
                        "//c\n" + text,
                        "/**/" + text,
                        "#\n" + text,
                        text.replace("{", "{\"a\":1,,"),
                        text.replace('"', '\''),
                        text.replaceFirst("\\}$", ",}"),
                        ")]}',\n" + text,
                        "\u001e" + text)) {
            sink.add("malformed body", Body.of(whole), true, null);
        }
        byte[] bytes = text.getBytes(UTF_8);
        for (int i = 0; i < 60; i++) {
            byte[] flipped = bytes.clone();
            flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            sink.add("flipped bit", Body.of(flipped), false, null);
        }
    }

    private void depths(Map<String, String> fields) {
        String first = fields.keySet().iterator().next();
        for (int depth : new int[] {2, 10, 100, 1_001, 20_000, 100_000}) {
            sink.add("deep nesting", Body.of("[".repeat(depth)), true, null);
            sink.add("deep nesting", Body.of("{\"a\":".repeat(depth)), true, null);
            for (String deep :
                    List.of(
                            "[".repeat(depth) + "]".repeat(depth),
                            "{\"a\":".repeat(depth) + "1" + "}".repeat(depth))) {
                Map<String, String> changed = new LinkedHashMap<>(fields);
                changed.put(first, deep);
                sink.add("deep nesting", Body.of(object(changed)), true, null);
                sink.add("deep nesting", Body.of(deep), true, null);
            }
        }
    }

    /** The largest body that any endpoint takes as JSON has 2 MB. */
    private void sizes(Map<String, String> fields) {
        String first = fields.keySet().iterator().next();
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(first, '"' + "x".repeat(2_500_000) + '"');
        sink.add("huge body", Body.of(object(changed)), true, null);
        changed.put(first, "[" + "1,".repeat(500_000) + "1]");
        sink.add("huge body", Body.of(object(changed)), true, null);
        sink.add("huge body", Body.of(" ".repeat(2_500_000) + object(fields)), true, null);
        sink.add(
                "huge body",
                Body.of("[" + object(fields) + ("," + object(fields)).repeat(4_000) + ']'),
                true,
                null);
        sink.add(
                "huge body",
                Body.of(
                        IntStream.range(0, 60_000)
                                .mapToObj(i -> "\"f" + i + "\":1")
                                .collect(Collectors.joining(",", "{", "}"))),
                true,
                null);
        Map<String, String> longName = new LinkedHashMap<>(fields);
        longName.put("n".repeat(1_000_000), "1");
        sink.add("huge body", Body.of(object(longName)), true, null);
    }

    private void encodings(String text) {
        for (Charset other :
                List.of(UTF_16, Charset.forName("UTF-16LE"), Charset.forName("UTF-32BE"))) {
            sink.add("other encoding", Body.of(text.getBytes(other)), true, null);
        }
        sink.add("byte order mark", Body.of('\ufeff' + text), false, null);
        for (int[] bad :
                new int[][] {
                    {0xc0, 0xaf},
                    {0xe0, 0x80, 0xaf},
                    {0xf0, 0x80, 0x80, 0xaf},
                    {0xed, 0xa0, 0x80},
                    {0xff},
                    {0xfe, 0xff},
                    {0x80},
                    {0xc3},
                    {0xf4, 0x90, 0x80, 0x80},
                    {0xf8, 0x88, 0x80, 0x80, 0x80}
                }) {
            StringBuilder bytes = new StringBuilder();
            Arrays.stream(bad).forEach(bytes::appendCodePoint);
            byte[] inText = text.replaceFirst("([:\\[])\"", "$1\"" + bytes).getBytes(ISO_8859_1);
            // a body without a text has no place for them
            if (text.contains(":\"") || text.contains("[\"")) {
                sink.add("no UTF-8", Body.of(inText), true, null);
            }
            sink.add("no UTF-8", Body.of((bytes + text).getBytes(ISO_8859_1)), true, null);
        }
    }

    private static String object(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> JSON.writeValueAsString(field.getKey()) + ':' + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
