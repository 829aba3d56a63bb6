package org.computevoucher.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.computevoucher.testkit.contract.ApiOperation.Example;
import org.computevoucher.testkit.contract.ApiOperation.Parameter;
import org.computevoucher.testkit.contract.RawHttp.Body;
import org.computevoucher.testkit.contract.RawHttp.Header;
import org.computevoucher.testkit.contract.RawHttp.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes requests of examples. The ids in examples are made up; where the service gave the thing
 * another one, that one is sent.
 */
public final class ExampleRequests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern UUIDS =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Map<String, String> givenIds = new LinkedHashMap<>();

    /** That a made-up id of the examples is this one in truth: of what was made for them before. */
    public void learn(String documented, String given) {
        givenIds.putIfAbsent(documented, given);
    }

    /** The id that the service gave; the made-up one, while it gave none. */
    String given(String documented) {
        return givenIds.getOrDefault(documented, documented);
    }

    static boolean isId(String text) {
        return UUIDS.matcher(text).matches();
    }

    /** Asks for the document itself. */
    Request ofDocument() {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Host", "127.0.0.1"));
        headers.addAll(Callers.ofDocument());
        return new Request("GET", "/v3/api-docs", headers, Body.NONE);
    }

    /**
     * @param key for a request that writes
     */
    public Request of(ApiOperation operation, Example example, String key) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Host", "127.0.0.1"));
        headers.addAll(Callers.of(operation));
        if (operation.writes()) {
            headers.add(new Header("Idempotency-Key", key));
        }
        JsonNode body = example.body();
        if (body != null) {
            headers.add(new Header("Content-Type", String.valueOf(example.bodyType())));
        }
        return new Request(
                operation.method(),
                target(
                        operation,
                        values(operation, example, "path"),
                        values(operation, example, "query")),
                headers,
                body == null ? Body.NONE : Body.of(bodyText(example.bodyType(), body)));
    }

    /** The body of an example as it is sent; what is no JSON stands there as it is. */
    public String bodyText(ApiOperation operation, JsonNode body) {
        return bodyText(operation.bodyType(), body);
    }

    private String bodyText(@Nullable String type, JsonNode body) {
        String text = ApiOperation.isJson(type) ? JSON.writeValueAsString(body) : body.asString();
        return inTruth(text);
    }

    /** The same text with the ids that the service gave. */
    String inTruth(String documented) {
        return UUIDS.matcher(documented).replaceAll(id -> given(id.group()));
    }

    /** The values of an example's parameters of one place, in the document's order. */
    public Map<String, String> values(ApiOperation operation, Example example, String place) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Parameter parameter : operation.parametersIn(place)) {
            @Nullable JsonNode value = example.parameters().get(parameter.name());
            if (value != null) {
                values.put(parameter.name(), given(value.asString()));
            }
        }
        return values;
    }

    /** The target of a request line, percent-encoded. */
    public static String target(
            ApiOperation operation, Map<String, String> path, Map<String, String> query) {
        String target = operation.path();
        for (Map.Entry<String, String> variable : path.entrySet()) {
            target = target.replace('{' + variable.getKey() + '}', encoded(variable.getValue()));
        }
        return query.isEmpty()
                ? target
                : query.entrySet().stream()
                        .map(entry -> entry.getKey() + '=' + encoded(entry.getValue()))
                        .collect(Collectors.joining("&", target + '?', ""));
    }

    /** Percent-encoded (RFC 3986), for a path as for a query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
