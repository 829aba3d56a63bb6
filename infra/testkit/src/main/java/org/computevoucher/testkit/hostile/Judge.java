package org.computevoucher.testkit.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.computevoucher.testkit.contract.ApiDocument;
import org.computevoucher.testkit.contract.ApiOperation;
import org.computevoucher.testkit.contract.RawHttp.Answer;
import org.computevoucher.testkit.contract.RawHttp.Body;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says what is wrong with an answer to a hostile request. */
final class Judge {

    static final String ACCEPTED = "was accepted";
    static final String WELL_FORMED = "was taken for well-formed";

    /** What only we know: class names, stack traces, statements, folders. */
    private static final Pattern INSIDES =
            Pattern.compile(
                    "org\\.computevoucher|org\\.springframework|org\\.apache|org\\.postgresql|org\\.axonframework|org\\.hibernate|tools\\.jackson|com\\.fasterxml|jakarta\\.|\\bjavax?\\.(lang|util|io|net|time|sql)\\b|[a-z]Exception\\b|\\bat [a-z][\\w$]*(\\.[\\w$]+)+\\(|\\bselect .+ from |\\binsert into |SQLSTATE|(?-i:ERROR: )|relation \"|\\bcaused by|/home/|/tmp/|/usr/|/root/|\\.java:\\d|\\$\\$Lambda|@[0-9a-f]{6,8}\\b",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern REASON = Pattern.compile("[A-Z][A-Z0-9_]{2,63}");

    /** What is wrong where a request could not be read as far as its endpoint. */
    private static final Map<String, String> UNREADABLE_PARTS =
            Map.of("PATH_MALFORMED", "The path", "REQUEST_MALFORMED", "The request line, a header");

    private static final int LONGEST_REFUSAL = 20_000;

    private final ApiDocument document;

    Judge(ApiDocument document) {
        this.document = document;
    }

    /** Whether the service asks for patience, which is counted and not a fault. */
    static boolean isOverload(Answer answer) {
        return (answer.status() == 503 || answer.status() == 429)
                && answer.header("Retry-After").isPresent();
    }

    /**
     * @return one short sentence for each fault, the same for the same fault; empty: well answered
     */
    List<String> faults(HostileCase sent, Answer answer) {
        List<String> faults = new ArrayList<>();
        int status = answer.status();
        if (answer.isLate()) {
            faults.add("no answer in time");
        } else if (status == 0) {
            if (!sent.kind().equals(PathCases.NO_TARGET)) {
                faults.add("the connection was closed without an answer");
            }
        } else if (status >= 500 && !isOverload(answer)) {
            faults.add("answered " + status);
        } else if (status >= 200 && status < 300) {
            accepted(sent, answer, faults);
        } else if (status >= 300 && status < 400 && status != 304) {
            faults.add("answered " + status);
        }
        if (answer.header("X-Injected").isPresent()) {
            faults.add("a header was injected into the answer");
        }
        if (sent.mustBeRefused() && (status == 409 || status == 422)) {
            faults.add(WELL_FORMED + ": " + status);
        }
        if (status >= 400) {
            refused(sent, answer, faults);
        }
        return faults;
    }

    private void accepted(HostileCase sent, Answer answer, List<String> faults) {
        String method = sent.request().method();
        if (method.equals("OPTIONS") || method.equals("HEAD")) {
            return;
        }
        if (sent.mustBeRefused()) {
            faults.add(ACCEPTED);
            return;
        }
        ApiOperation operation = sent.operation();
        if (!method.equals(operation.method())) {
            return;
        }
        JsonNode schema = operation.bodySchema();
        Body body = sent.request().body();
        if (schema != null
                && operation.takesJson()
                && SchemaVerdict.of(document, schema, body) == SchemaVerdict.INVALID) {
            faults.add(ACCEPTED + ", though its body is not what the document says");
        }
        if (operation.answers().get(answer.status()) == null) {
            faults.add("answered " + answer.status() + ", of which the document knows nothing");
        }
    }

    private void refused(HostileCase sent, Answer answer, List<String> faults) {
        if (sent.request().method().equals("HEAD")) {
            return;
        }
        Matcher insides = INSIDES.matcher(answer.body());
        String request = sent.request().toString();
        while (insides.find()) {
            if (!request.contains(insides.group())) {
                faults.add("tells of our insides: " + insides.group());
                break;
            }
        }
        if (answer.body().length() > LONGEST_REFUSAL) {
            faults.add("a refusal of " + answer.body().length() / 10_000 + "0 kB");
        }
        String type = answer.header("Content-Type").orElse("none");
        if (!type.startsWith("application/problem+json")) {
            faults.add("%d is no problem document but %s".formatted(answer.status(), type));
            return;
        }
        try {
            problem(sent, answer, JsonMapper.shared().readTree(answer.body()), faults);
        } catch (JacksonException e) {
            faults.add("a problem document that is no JSON");
        }
    }

    private static void problem(
            HostileCase sent, Answer answer, JsonNode problem, List<String> faults) {
        String reason = problem.path("reason").asString("");
        if (!REASON.matcher(reason).matches()) {
            faults.add("a problem document without a reason");
        }
        if (problem.path("status").asInt(0) != answer.status()) {
            faults.add("a problem document with another status");
        }
        for (String member : List.of("type", "title", "detail")) {
            if (problem.path(member).asString("").isBlank()) {
                faults.add("a problem document without " + member);
            }
        }
        String correlation = problem.path("correlationId").asString("");
        if (!correlation.matches("[0-9a-f]{32}")) {
            faults.add("a problem document without correlationId");
        }
        if (!answer.header("Correlation-Id").orElse("").equals(correlation)) {
            faults.add("Correlation-Id is not the problem document's");
        }
        if (sent.offender() != null && answer.status() == 400 && !names(problem, sent.offender())) {
            faults.add(reason + " does not name what is wrong");
        }
    }

    /**
     * In errors[], in the detail, or as a member with what was sent. Before its endpoint is known,
     * a request has no variables yet, and what is no HTTP has not even headers: then the part that
     * cannot be read is named.
     */
    private static boolean names(JsonNode problem, String offender) {
        if (problem.has(offender)) {
            return true;
        }
        String part = UNREADABLE_PARTS.get(problem.path("reason").asString(""));
        if (part != null && problem.path("detail").asString("").contains(part)) {
            return true;
        }
        String told = problem.path("errors").toString() + ' ' + problem.path("detail").asString("");
        return told.toLowerCase(Locale.ROOT).contains(offender.toLowerCase(Locale.ROOT));
    }
}
