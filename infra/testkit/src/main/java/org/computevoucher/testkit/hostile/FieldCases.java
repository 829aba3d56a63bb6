package org.computevoucher.testkit.hostile;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What to put in the place of a field's valid value, as raw JSON: also what no JSON is. */
final class FieldCases {

    /**
     * @param json as it is written into the body
     * @param never whether it may never be accepted; otherwise the schema says
     * @param isJson whether the body is still JSON with it, so that the field can be named
     */
    record Fragment(String kind, String json, boolean never, boolean isJson) {}

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MANY_DIGITS = 5_000;

    private final Random random;

    FieldCases(Random random) {
        this.random = random;
    }

    List<Fragment> of(JsonNode valid, JsonNode schema) {
        List<Fragment> fragments = new ArrayList<>();
        types(valid, fragments);
        numbers(schema, fragments);
        if (valid.isString()) {
            HostileTexts.all(valid.asString(), random)
                    .forEach(
                            text ->
                                    fragments.add(
                                            new Fragment(
                                                    text.kind(),
                                                    JSON.writeValueAsString(text.value()),
                                                    text.never(),
                                                    true)));
            fragments.add(new Fragment("lone surrogate", "\"\\ud800\"", true, true));
            fragments.add(new Fragment("lone surrogate", "\"a\\udc00b\"", true, true));
            fragments.add(new Fragment("NUL escape", "\"a\\u0000b\"", true, true));
            fragments.add(new Fragment("bad escape", "\"\\x41\"", true, false));
            fragments.add(new Fragment("raw control", "\"a\nb\"", true, false));
        }
        times(schema.path("format").asString(""), fragments);
        return fragments;
    }

    private static void types(JsonNode valid, List<Fragment> fragments) {
        String text = JSON.writeValueAsString(valid);
        for (String other :
                List.of(
                        "null",
                        "true",
                        "false",
                        "0",
                        "1",
                        "-1",
                        "\"\"",
                        "\"x\"",
                        "[]",
                        "{}",
                        "[" + text + "]",
                        "{\"value\":" + text + "}",
                        valid.isString() ? "12" : "\"" + text + "\"",
                        "[null]",
                        "{\"\":{}}",
                        "\"true\"",
                        "\"null\"")) {
            fragments.add(new Fragment("wrong type", other, false, true));
        }
        for (String broken :
                List.of(
                        "NaN",
                        "Infinity",
                        "-Infinity",
                        "undefined",
                        "'x'",
                        "+1",
                        "01",
                        ".5",
                        "1.",
                        "0x10",
                        "1e",
                        "--1",
                        "1_000",
                        "",
                        ",",
                        "/**/1",
                        "True")) {
            fragments.add(new Fragment("no JSON value", broken, true, false));
        }
    }

    private static void numbers(JsonNode schema, List<Fragment> fragments) {
        List<String> numbers =
                new ArrayList<>(
                        List.of(
                                "-0",
                                "0.0",
                                "-0.0",
                                "1.0",
                                "1.5",
                                "0.1e1",
                                "1e2",
                                "1e400",
                                "-1e400",
                                "1e-400",
                                "1e999999999",
                                "1E+2147483648",
                                "2147483647",
                                "2147483648",
                                "-2147483649",
                                "9007199254740993",
                                "9223372036854775807",
                                "9223372036854775808",
                                "-9223372036854775808",
                                "-9223372036854775809",
                                "18446744073709551616",
                                "1.0000000000000000000000001",
                                "9".repeat(400),
                                "9".repeat(MANY_DIGITS),
                                "0." + "0".repeat(MANY_DIGITS) + "1"));
        for (String limit : List.of("minimum", "maximum")) {
            if (schema.has(limit)) {
                BigInteger value = schema.path(limit).bigIntegerValue();
                for (int i = -1; i <= 1; i++) {
                    numbers.add(value.add(BigInteger.valueOf(i)).toString());
                }
            }
        }
        numbers.forEach(number -> fragments.add(new Fragment("number", number, false, true)));
    }

    private static void times(String format, List<Fragment> fragments) {
        if (!format.startsWith("date")) {
            return;
        }
        for (String time :
                List.of(
                        "2026-02-30",
                        "2026-13-01",
                        "0000-00-00",
                        "2026-1-1",
                        "26-01-01",
                        "20260101",
                        "-999999999-01-01",
                        "+1000000000-12-31",
                        "+1000000000-12-31T23:59:59Z",
                        "2026-06-15",
                        "2026-06-15T08:00",
                        "2026-06-15T08:00:00",
                        "2026-06-15T08:00:00+25:00",
                        "2026-06-15T24:00:01Z",
                        "2026-06-15T23:59:60Z",
                        "2026-06-15T08:00:00Z[Asia/Shanghai]",
                        "2026-06-15 08:00:00Z",
                        "2026-W25-1",
                        "1718000000",
                        "1718000000000",
                        "yesterday",
                        "now")) {
            fragments.add(new Fragment("time", '"' + time + '"', false, true));
        }
        for (String number : List.of("1718000000", "1718000000.5", "-1", "[2026,6,15]")) {
            fragments.add(new Fragment("time as a number", number, true, true));
        }
    }
}
