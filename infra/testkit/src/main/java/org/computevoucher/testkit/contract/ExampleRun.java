package org.computevoucher.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.computevoucher.testkit.contract.ApiOperation.Example;
import org.computevoucher.testkit.contract.RawHttp.Answer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends every example of a document and holds the answers against the examples' own: status and
 * every value, but for ids and for times of the day of the test.
 *
 * <p>One example rests on another (a voucher is read after it was issued), and read models follow a
 * moment later: so what does not come out yet is sent again, each time under its first key, until
 * it does or nothing is left to wait for.
 */
public final class ExampleRun {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration A_DAY = Duration.ofDays(1);

    /**
     * Where in Kafka or the event log something came to stand is as little in the document's hands
     * as an id; and which read models there are is in the service's.
     */
    private static final Set<String> PLACES =
            Set.of("partition", "offset", "sequence", "ledgerNumber", "logPosition", "readModels");

    private final ApiDocument document;
    private final RawHttp http;
    private final ExampleRequests requests;
    private final Clock clock;
    private final Map<String, String> open = new LinkedHashMap<>();

    public ExampleRun(ApiDocument document, RawHttp http, ExampleRequests requests, Clock clock) {
        this.document = document;
        this.http = http;
        this.requests = requests;
        this.clock = clock;
    }

    private record Step(ApiOperation operation, Example example, String key) {

        String name() {
            return operation + ", example " + example.name();
        }
    }

    /** Fails where an operation has no example, or an example is not what happens. */
    public void assertExamplesAreTrue() {
        assertThat(document.operations())
                .as("every operation has an example")
                .allSatisfy(
                        operation ->
                                assertThat(operation.examples()).as("%s", operation).isNotEmpty());
        List<Step> steps = steps();
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(
                            () -> {
                                steps.removeIf(this::comesOut);
                                return steps.isEmpty();
                            });
        } catch (ConditionTimeoutException e) {
            assertThat(open).as("examples that are not what happens").isEmpty();
        }
    }

    /** What writes comes before what reads, as in life. */
    private List<Step> steps() {
        List<Step> writes = new ArrayList<>();
        List<Step> reads = new ArrayList<>();
        for (ApiOperation operation : document.operations()) {
            for (Example example : operation.examples()) {
                Step step = new Step(operation, example, "example-" + UUID.randomUUID());
                (operation.writes() ? writes : reads).add(step);
            }
        }
        writes.addAll(reads);
        return writes;
    }

    private boolean comesOut(Step step) {
        Answer answer = http.send(requests.of(step.operation(), step.example(), step.key()));
        String wrong = wrong(step, answer);
        if (wrong == null) {
            open.remove(step.name());
            return true;
        }
        open.put(step.name(), wrong);
        return false;
    }

    private @Nullable String wrong(Step step, Answer answer) {
        int status = step.example().status();
        if (answer.status() != status) {
            return "%d instead of %d: %s".formatted(answer.status(), status, answer.body());
        }
        JsonNode body;
        try {
            body =
                    isJson(answer.header("Content-Type").orElse(""))
                            ? JsonMapper.shared().readTree(answer.body())
                            : JsonMapper.shared().getNodeFactory().stringNode(answer.body());
        } catch (JacksonException e) {
            return "no JSON: " + answer.body();
        }
        JsonNode schema = step.operation().answers().get(status);
        List<String> invalid =
                schema == null ? List.of("no schema") : document.errors(schema, body);
        if (!invalid.isEmpty()) {
            return "not as its schema says: " + invalid + " in " + answer.body();
        }
        List<String> differences = new ArrayList<>();
        compare("", step.example().answer(), body, differences);
        return differences.isEmpty() ? null : String.join("; ", differences);
    }

    /** Lines of JSON are text. */
    private static boolean isJson(String contentType) {
        return contentType.contains("json") && !contentType.contains("ndjson");
    }

    private void compare(String at, JsonNode documented, JsonNode actual, List<String> found) {
        if (documented.isObject() && actual.isObject()) {
            Set<String> names = new TreeSet<>(documented.propertyNames());
            names.addAll(actual.propertyNames());
            for (String name : names) {
                if (!PLACES.contains(name)) {
                    compare(at + '/' + name, documented.path(name), actual.path(name), found);
                }
            }
        } else if (documented.isArray() && actual.isArray() && documented.size() == actual.size()) {
            for (int i = 0; i < actual.size(); i++) {
                compare(at + '/' + i, documented.get(i), actual.get(i), found);
            }
        } else if (!isSame(at, documented, actual)) {
            found.add("%s is %s, not %s".formatted(at, actual, documented));
        }
    }

    private boolean isSame(String at, JsonNode documented, JsonNode actual) {
        if (documented.equals(actual)) {
            return true;
        }
        if (!documented.isString() || !actual.isString()) {
            return false;
        }
        if (at.endsWith("/correlationId")) {
            return true;
        }
        if (ExampleRequests.isId(documented.asString())
                && ExampleRequests.isId(actual.asString())) {
            requests.learn(documented.asString(), actual.asString());
            return requests.given(documented.asString()).equals(actual.asString());
        }
        return requests.inTruth(documented.asString()).equals(actual.asString())
                || (isToday(documented.asString(), ExampleClock.START)
                        && isToday(actual.asString(), clock.instant()));
    }

    private static boolean isToday(String time, Instant now) {
        try {
            return Duration.between(OffsetDateTime.parse(time).toInstant(), now)
                            .abs()
                            .compareTo(A_DAY)
                    < 0;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
