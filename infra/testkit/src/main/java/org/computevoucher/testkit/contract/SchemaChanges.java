package org.computevoucher.testkit.contract;

import static org.computevoucher.testkit.contract.BreakingChanges.texts;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.computevoucher.testkit.contract.BreakingChanges.Side;
import tools.jackson.databind.JsonNode;

/** What of a changed schema would break a caller; see {@link BreakingChanges}. */
final class SchemaChanges {

    private static final List<String> UPPER_LIMITS =
            List.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties");
    private static final List<String> LOWER_LIMITS =
            List.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties");

    /** Of which this comparer cannot say whether the new one is wider. */
    private static final List<String> OPAQUE =
            List.of("oneOf", "anyOf", "allOf", "not", "if", "then", "else", "multipleOf");

    private final ApiDocument before;
    private final ApiDocument after;
    private final Side side;
    private final List<String> found;
    private final Set<String> compared = new HashSet<>();

    SchemaChanges(ApiDocument before, ApiDocument after, Side side, List<String> found) {
        this.before = before;
        this.after = after;
        this.side = side;
        this.found = found;
    }

    void compare(String where, JsonNode oldOrRef, JsonNode newOrRef) {
        String pair = oldOrRef.path("$ref") + " " + newOrRef.path("$ref");
        if (oldOrRef.has("$ref") && !compared.add(pair)) {
            return;
        }
        JsonNode old = before.resolved(oldOrRef);
        JsonNode now = after.resolved(newOrRef);
        types(where, old, now);
        if (!old.path("format").equals(now.path("format"))
                && (side == Side.ANSWER || now.has("format"))) {
            found.add(where + ": the format changed to " + now.path("format").asString("none"));
        }
        OPAQUE.stream()
                .filter(keyword -> !old.path(keyword).equals(now.path(keyword)))
                .forEach(keyword -> found.add(where + ": " + keyword + " changed"));
        if (side == Side.REQUEST) {
            limits(where, old, now);
        }
        properties(where, old, now);
        if (old.has("items") || now.has("items")) {
            compare(where + "[]", old.path("items"), now.path("items"));
        }
    }

    private void types(String where, JsonNode old, JsonNode now) {
        Set<String> oldTypes = texts(old.path("type"));
        Set<String> newTypes = texts(now.path("type"));
        if (side == Side.REQUEST && !newTypes.isEmpty() && !covers(newTypes, oldTypes)) {
            found.add("%s: the type was %s and is %s".formatted(where, oldTypes, newTypes));
        }
        if (side == Side.ANSWER && !oldTypes.isEmpty() && !covers(oldTypes, newTypes)) {
            found.add("%s: the type was %s and is %s".formatted(where, oldTypes, newTypes));
        }
    }

    /** No type at all means any. */
    private static boolean covers(Set<String> wide, Set<String> narrow) {
        Set<String> rest = new TreeSet<>(narrow);
        rest.removeAll(wide);
        if (wide.contains("number")) {
            rest.remove("integer");
        }
        return !narrow.isEmpty() && rest.isEmpty();
    }

    private void limits(String where, JsonNode old, JsonNode now) {
        for (String limit : UPPER_LIMITS) {
            if (now.has(limit)
                    && (!old.has(limit) || number(now, limit).compareTo(number(old, limit)) < 0)) {
                found.add(where + ": " + limit + " is lower");
            }
        }
        for (String limit : LOWER_LIMITS) {
            if (now.has(limit)
                    && (!old.has(limit) || number(now, limit).compareTo(number(old, limit)) > 0)) {
                found.add(where + ": " + limit + " is higher");
            }
        }
        if (now.has("pattern") && !now.path("pattern").equals(old.path("pattern"))) {
            found.add(where + ": the pattern is another one");
        }
        for (String values : List.of("enum", "const")) {
            if (now.has(values)
                    && (!old.has(values)
                            || !texts(now.path(values)).containsAll(texts(old.path(values))))) {
                found.add(where + ": a value is allowed no more");
            }
        }
        if (now.path("uniqueItems").asBoolean(false) && !old.path("uniqueItems").asBoolean(false)) {
            found.add(where + ": items have to be different now");
        }
    }

    private void properties(String where, JsonNode old, JsonNode now) {
        for (Map.Entry<String, JsonNode> property : old.path("properties").properties()) {
            String place = where + '/' + property.getKey();
            JsonNode other = now.path("properties").path(property.getKey());
            if (other.isMissingNode()) {
                found.add(place + ": the field was removed");
            } else {
                compare(place, property.getValue(), other);
            }
        }
        Set<String> oldRequired = texts(old.path("required"));
        Set<String> newRequired = texts(now.path("required"));
        if (side == Side.REQUEST) {
            newRequired.stream()
                    .filter(field -> !oldRequired.contains(field))
                    .forEach(field -> found.add(where + '/' + field + ": is required now"));
            if (isClosed(now) && !isClosed(old)) {
                found.add(where + ": unknown fields are refused now");
            }
        } else {
            oldRequired.stream()
                    .filter(field -> !newRequired.contains(field))
                    .forEach(field -> found.add(where + '/' + field + ": is not always there"));
        }
    }

    private static boolean isClosed(JsonNode schema) {
        return schema.path("additionalProperties").isBoolean()
                && !schema.path("additionalProperties").asBoolean();
    }

    private static BigDecimal number(JsonNode schema, String keyword) {
        return schema.path(keyword).decimalValue();
    }
}
