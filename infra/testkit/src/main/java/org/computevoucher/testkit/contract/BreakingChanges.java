package org.computevoucher.testkit.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What of a new OpenAPI document would break a caller who relies on an old one.
 *
 * <p>A caller may keep sending what it sends, and finds in answers what it found there. Answers may
 * gain fields, statuses of refusals and enum values; requests may gain optional fields and wider
 * limits. Everything else is a break, also a request field that is gone, for unknown fields are
 * refused.
 *
 * <p>Ours, because openapi-diff-core 2.1.3 reads OpenAPI 3.1 but passes over its types: an answer's
 * field that changes from integer to string, a null that is allowed no more or suddenly comes, and
 * a retyped parameter are "compatible" to it, as is a request field that was removed. It also
 * brings swagger-models a second time, under the same package names as springdoc's.
 */
final class BreakingChanges {

    private final ApiDocument before;
    private final ApiDocument after;
    private final List<String> found = new ArrayList<>();

    private BreakingChanges(ApiDocument before, ApiDocument after) {
        this.before = before;
        this.after = after;
    }

    /**
     * @return one sentence for each break, with the place where it is; empty: nobody is broken
     */
    static List<String> between(ApiDocument before, ApiDocument after) {
        BreakingChanges changes = new BreakingChanges(before, after);
        changes.operations();
        return changes.found;
    }

    private void operations() {
        for (Map.Entry<String, JsonNode> path : before.root().path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                String method = operation.getKey();
                JsonNode now = after.root().path("paths").path(path.getKey()).path(method);
                String where = method.toUpperCase(java.util.Locale.ROOT) + ' ' + path.getKey();
                if (now.isMissingNode()) {
                    found.add(where + ": the operation was removed");
                } else {
                    operation(where, operation.getValue(), now);
                }
            }
        }
    }

    private void operation(String where, JsonNode old, JsonNode now) {
        if (!old.path("operationId").equals(now.path("operationId"))) {
            found.add(where + ": operationId changed, and with it the names in callers' code");
        }
        parameters(where, old, now);
        boolean asksForMore = body(where, old, now);
        answers(where, old, now, asksForMore);
        security(where, old, now);
    }

    private void parameters(String where, JsonNode old, JsonNode now) {
        Map<String, JsonNode> oldOnes = parametersOf(before, old);
        Map<String, JsonNode> newOnes = parametersOf(after, now);
        oldOnes.forEach(
                (name, parameter) -> {
                    JsonNode other = newOnes.get(name);
                    String place = where + ", " + name;
                    if (other == null) {
                        found.add(place + ": was removed, and unknown parameters are refused");
                        return;
                    }
                    if (isRequired(other) && !isRequired(parameter)) {
                        found.add(place + ": is required now");
                    }
                    schemas(Side.REQUEST)
                            .compare(place, parameter.path("schema"), other.path("schema"));
                });
        newOnes.forEach(
                (name, parameter) -> {
                    if (!oldOnes.containsKey(name) && isRequired(parameter)) {
                        found.add(where + ", " + name + ": is new and required");
                    }
                });
    }

    /**
     * @return whether a body may be something else now besides what it was; who sends that gets an
     *     answer of its own, and who does not gets the answer that it knows
     */
    private boolean body(String where, JsonNode old, JsonNode now) {
        JsonNode oldBody = before.resolved(old.path("requestBody"));
        JsonNode newBody = after.resolved(now.path("requestBody"));
        if (isRequired(newBody) && !isRequired(oldBody)) {
            found.add(where + ", body: is required now");
        }
        contents(where + ", body", oldBody, newBody, Side.REQUEST, true);
        return oldBody.path("content").properties().stream()
                .anyMatch(
                        content ->
                                !content.getValue().path("schema").has("anyOf")
                                        && newBody.path("content")
                                                .path(content.getKey())
                                                .path("schema")
                                                .has("anyOf"));
    }

    private void answers(String where, JsonNode old, JsonNode now, boolean mayGainAlternatives) {
        for (Map.Entry<String, JsonNode> answer : old.path("responses").properties()) {
            String place = where + ", " + answer.getKey();
            JsonNode oldAnswer = before.resolved(answer.getValue());
            JsonNode newAnswer = after.resolved(now.path("responses").path(answer.getKey()));
            if (newAnswer.isMissingNode()) {
                found.add(place + ": the answer was removed");
                continue;
            }
            for (Map.Entry<String, JsonNode> header : oldAnswer.path("headers").properties()) {
                if (newAnswer.path("headers").path(header.getKey()).isMissingNode()) {
                    found.add(place + ": the header " + header.getKey() + " was removed");
                }
            }
            contents(place, oldAnswer, newAnswer, Side.ANSWER, mayGainAlternatives);
        }
    }

    private void contents(
            String where, JsonNode old, JsonNode now, Side side, boolean mayGainAlternatives) {
        for (Map.Entry<String, JsonNode> content : old.path("content").properties()) {
            JsonNode other = now.path("content").path(content.getKey());
            if (other.isMissingNode()) {
                found.add(where + ": " + content.getKey() + " was removed");
            } else {
                content(
                        where,
                        content.getValue().path("schema"),
                        other.path("schema"),
                        side,
                        mayGainAlternatives);
            }
        }
    }

    /** What became one of several is as it was where one of them breaks nobody. */
    private void content(
            String where, JsonNode old, JsonNode now, Side side, boolean mayGainAlternatives) {
        if (!mayGainAlternatives || old.has("anyOf") || !now.has("anyOf")) {
            schemas(side).compare(where, old, now);
            return;
        }
        boolean stillThere =
                now.path("anyOf")
                        .valueStream()
                        .anyMatch(
                                one -> {
                                    List<String> breaks = new ArrayList<>();
                                    new SchemaChanges(before, after, side, breaks)
                                            .compare(where, old, one);
                                    return breaks.isEmpty();
                                });
        if (!stillThere) {
            found.add(where + ": none of the alternatives is what it was");
        }
    }

    /** Who could call before has to be able to call with the same token. */
    private void security(String where, JsonNode old, JsonNode now) {
        JsonNode oldWays =
                old.has("security") ? old.path("security") : before.root().path("security");
        JsonNode newWays =
                now.has("security") ? now.path("security") : after.root().path("security");
        if (newWays.isEmpty()) {
            return;
        }
        if (oldWays.isEmpty()) {
            found.add(where + ": needs a token now");
        }
        for (JsonNode way : oldWays) {
            boolean stillOpen = false;
            for (JsonNode newWay : newWays) {
                stillOpen |= asksNoMore(newWay, way);
            }
            if (!stillOpen) {
                found.add(where + ": a token with " + way + " no longer suffices");
            }
        }
    }

    private static boolean asksNoMore(JsonNode now, JsonNode old) {
        return now.properties().stream()
                .allMatch(
                        scheme ->
                                old.has(scheme.getKey())
                                        && texts(old.path(scheme.getKey()))
                                                .containsAll(texts(scheme.getValue())));
    }

    private SchemaChanges schemas(Side side) {
        return new SchemaChanges(before, after, side, found);
    }

    private static Map<String, JsonNode> parametersOf(ApiDocument document, JsonNode operation) {
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        for (JsonNode entry : operation.path("parameters")) {
            JsonNode parameter = document.resolved(entry);
            parameters.put(
                    parameter.path("in").asString() + ' ' + parameter.path("name").asString(),
                    parameter);
        }
        return parameters;
    }

    private static boolean isRequired(JsonNode node) {
        return node.path("required").asBoolean(false);
    }

    static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        if (array.isString()) {
            texts.add(array.asString());
        }
        array.forEach(text -> texts.add(text.asString()));
        return texts;
    }

    /** Who sends the value. */
    enum Side {
        /** The caller: nothing that it sends may be refused now. */
        REQUEST,
        /** The service: nothing that the caller reads may be gone or otherwise now. */
        ANSWER
    }
}
