package org.computevoucher.testkit.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.computevoucher.testkit.contract.ApiDocument;
import org.computevoucher.testkit.contract.ApiOperation;
import org.computevoucher.testkit.contract.ApiOperation.Example;
import org.computevoucher.testkit.contract.ExampleRequests;
import org.computevoucher.testkit.contract.RawHttp.Body;
import org.computevoucher.testkit.contract.RawHttp.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the hostile requests of a document: of every operation, from its valid example. The same
 * seed makes the same requests.
 */
final class CaseGenerator {

    private final ApiDocument document;
    private final ExampleRequests requests;
    private final Random random;
    private final List<HostileCase> cases = new ArrayList<>();

    CaseGenerator(ApiDocument document, ExampleRequests requests, long seed) {
        this.document = document;
        this.requests = requests;
        this.random = new Random(seed);
    }

    List<HostileCase> cases() {
        document.operations().forEach(this::operation);
        return List.copyOf(cases);
    }

    private void operation(ApiOperation operation) {
        Example example = operation.validExample();
        JsonNode schema = operation.bodySchema();
        JsonNode body = example.body();
        if (body != null && !operation.takesJson()) {
            BodyCases.Sink sink =
                    (kind, changed, never, offender) ->
                            cases.add(
                                    new HostileCase(
                                            operation,
                                            kind,
                                            next(operation, example).with(changed),
                                            never,
                                            offender));
            String valid = requests.bodyText(operation, body);
            if (String.valueOf(operation.bodyType()).endsWith("xml")) {
                new XmlCases(random, sink).of(valid);
            } else {
                new TableCases(random, sink).of(valid);
            }
        } else if (schema != null && body != null) {
            JsonNode sent = JsonMapper.shared().readTree(requests.bodyText(operation, body));
            new BodyCases(
                            random,
                            (kind, changed, never, offender) ->
                                    cases.add(
                                            new HostileCase(
                                                    operation,
                                                    kind,
                                                    next(operation, example).with(changed),
                                                    never || isInvalid(schema, changed),
                                                    offender)))
                    .of(sent, document.resolved(schema));
        }
        Map<String, String> path = requests.values(operation, example, "path");
        Map<String, String> query = requests.values(operation, example, "query");
        new TargetCases(
                        operation,
                        path,
                        query,
                        random,
                        (kind, target, never, offender) ->
                                cases.add(
                                        new HostileCase(
                                                operation,
                                                kind,
                                                next(operation, example).to(target),
                                                never,
                                                offender)))
                .all();
        new HeaderCases(
                        operation,
                        next(operation, example),
                        (kind, request, never, offender) ->
                                cases.add(
                                        new HostileCase(operation, kind, request, never, offender)))
                .all();
    }

    /** Each under a key of its own, or it would only be told that the key is taken. */
    private Request next(ApiOperation operation, Example example) {
        return requests.of(operation, example, "hostile-" + cases.size());
    }

    /** Whether the schema refuses it; what is no JSON at all is told apart by its kind. */
    private boolean isInvalid(JsonNode schema, Body body) {
        return SchemaVerdict.of(document, schema, body) == SchemaVerdict.INVALID;
    }
}
