package org.computevoucher.testkit.hostile;

import static org.computevoucher.testkit.contract.ExampleRequests.encoded;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.computevoucher.testkit.contract.ApiOperation;
import org.computevoucher.testkit.contract.ApiOperation.Parameter;
import org.computevoucher.testkit.contract.ExampleRequests;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Targets made from a valid one: every variable and parameter wrong, and the path itself. */
final class TargetCases {

    /** Takes one target. */
    @FunctionalInterface
    interface Sink {
        void add(String kind, String target, boolean never, @Nullable String offender);
    }

    /** More than any request line that a server reads by default. */
    private static final int TOO_LONG = 20_000;

    private final ApiOperation operation;
    private final Map<String, String> path;
    private final Map<String, String> query;
    private final Random random;
    private final Sink sink;

    TargetCases(
            ApiOperation operation,
            Map<String, String> path,
            Map<String, String> query,
            Random random,
            Sink sink) {
        this.operation = operation;
        this.path = path;
        this.query = query;
        this.random = random;
        this.sink = sink;
    }

    void all() {
        operation.parametersIn("path").forEach(this::pathVariable);
        operation.parametersIn("query").forEach(this::queryParameter);
        unknownParameters();
        new PathCases(ExampleRequests.target(operation, path, query), sink).all();
    }

    private void pathVariable(Parameter variable) {
        String valid = path.getOrDefault(variable.name(), "1");
        for (String value : values(valid, variable.schema())) {
            Map<String, String> changed = new LinkedHashMap<>(path);
            changed.put(variable.name(), value);
            sink.add(
                    "path variable",
                    ExampleRequests.target(operation, changed, query),
                    isNever(value),
                    variable.name());
        }
        String plain = ExampleRequests.target(operation, path, query);
        for (String raw : raws(encoded(valid))) {
            sink.add("raw path", plain.replace(encoded(valid), raw), false, null);
        }
    }

    private void queryParameter(Parameter parameter) {
        String name = parameter.name();
        String valid = query.getOrDefault(name, validOf(parameter.schema()));
        for (String value : values(valid, parameter.schema())) {
            Map<String, String> changed = new LinkedHashMap<>(query);
            changed.put(name, value);
            sink.add(
                    "query parameter",
                    ExampleRequests.target(operation, path, changed),
                    isNever(value),
                    name);
        }
        Map<String, String> without = new LinkedHashMap<>(query);
        without.remove(name);
        String rest = ExampleRequests.target(operation, path, without);
        String more = rest + (rest.contains("?") ? "&" : "?");
        String one = name + '=' + encoded(valid);
        if (parameter.required()) {
            sink.add("missing parameter", rest, true, name);
        }
        sink.add("doubled parameter", more + one + '&' + one, true, name);
        sink.add("doubled parameter", more + one + '&' + name + "=x", true, name);
        sink.add("doubled parameter", more + name + "[]=" + encoded(valid), true, null);
        sink.add("unknown parameter", more + one + '&' + name + "%00=1", true, null);
        sink.add(
                "unknown parameter",
                more + one + '&' + name.toUpperCase(java.util.Locale.ROOT) + "=1",
                true,
                null);
        for (String raw :
                List.of(
                        "",
                        "=",
                        "=%",
                        "=%zz",
                        "=%u0041",
                        "=%c0%af",
                        "=%ff",
                        "=%00",
                        "=%ed%a0%80",
                        "=\u00e9",
                        "=a=b",
                        "=%25",
                        "=+",
                        "=<a>",
                        "=%0d%0aX-Injected:%20yes")) {
            sink.add("raw query", more + name + raw, false, name);
        }
    }

    private List<String> values(String valid, JsonNode schema) {
        List<String> values = new ArrayList<>();
        for (HostileTexts.Text text : HostileTexts.all(valid, random)) {
            // a request line has its own limit, tried below
            if (text.value().length() < 4_000) {
                values.add(text.value());
            }
        }
        values.addAll(
                List.of(
                        "-1",
                        "0",
                        "1",
                        "1.5",
                        "1e3",
                        "+1",
                        "0x1",
                        "9223372036854775807",
                        "9223372036854775808",
                        "-9223372036854775808",
                        "2147483648",
                        "null",
                        "undefined",
                        "true",
                        "NaN",
                        "[]",
                        "{}",
                        "*",
                        "%",
                        "9".repeat(300),
                        "00000000-0000-0000-0000-000000000000",
                        "1-1-1-1-1",
                        "ffffffff-ffff-ffff-ffff-ffffffffffff",
                        "2026-02-30T00:00:00Z",
                        "+1000000000-01-01T00:00:00Z",
                        "-999999999-01-01T00:00:00Z",
                        "2026-06-01T00:00:00",
                        "2026-06-01",
                        "1718000000"));
        for (String limit : List.of("minimum", "maximum")) {
            if (schema.has(limit)) {
                long value = schema.path(limit).asLong();
                values.add(Long.toString(value - 1));
                values.add(Long.toString(value));
                values.add(Long.toString(value + 1));
            }
        }
        return values;
    }

    private static boolean isNever(String value) {
        return value.chars()
                .anyMatch(
                        c ->
                                Character.isISOControl(c)
                                        || (c >= 0x202a && c <= 0x202e)
                                        || (c >= 0x2066 && c <= 0x2069)
                                        || c == 0x200f
                                        || c == 0x061c);
    }

    private static String validOf(JsonNode schema) {
        if (schema.path("enum").size() > 0) {
            return schema.path("enum").get(0).asString();
        }
        return schema.path("default").asString("1");
    }

    private static List<String> raws(String valid) {
        return List.of(
                "",
                "%",
                "%zz",
                "%2",
                "%00",
                valid + "%00",
                "%2e%2e",
                "..",
                ".",
                "%2f",
                valid + "%2f..",
                "..%2f..%2fetc",
                "%252e%252e",
                "%255c",
                "%5c..%5c",
                valid + ";a=b",
                ";" + valid,
                valid + "%3b",
                valid + ".json",
                valid + "/",
                "/" + valid,
                "%c0%ae%c0%ae",
                "%e0%80%ae",
                "%ff",
                "%ed%a0%80",
                "\u00e9",
                valid + "#x",
                valid + "%23",
                "%u002e",
                "+",
                "*",
                "{}",
                "|",
                "^",
                "\"");
    }

    private void unknownParameters() {
        String plain = ExampleRequests.target(operation, path, query);
        String more = plain + (plain.contains("?") ? "&" : "?");
        for (String name :
                List.of(
                        "x",
                        "debug",
                        "_method",
                        "callback",
                        "format",
                        "sort",
                        "page",
                        "class.module",
                        "access_token",
                        "regions",
                        "enterprise[]",
                        "%24where",
                        "__proto__")) {
            sink.add(
                    "unknown parameter",
                    more + name + "=1",
                    true,
                    name.matches("[a-z]+") ? name : null);
        }
        sink.add("unknown parameter", more + "_method=DELETE&x=y", true, null);
        sink.add("unknown parameter", more + "a=1&".repeat(900), true, null);
        sink.add("long target", more + "x=" + "a".repeat(TOO_LONG), true, null);
    }
}
