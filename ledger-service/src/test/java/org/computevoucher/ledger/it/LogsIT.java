package org.computevoucher.ledger.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.computevoucher.local.LocalParts;
import org.computevoucher.local.ServiceProcess;
import org.computevoucher.testkit.Role;
import org.computevoucher.testkit.ServiceHttp;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.computevoucher.testkit.TestIssuer;
import org.computevoucher.testkit.access.BadTokens;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the service as it is shipped writes to its standard output, which is no terminal here. */
@Order(Integer.MAX_VALUE) // a second ledger on the same topics would take them from the first
class LogsIT {

    private static final String POT = "310000-COMPUTE-2026";
    private static final String PLANS = "/api/v1/pots/" + POT + "/plans";

    /** A word that stands in bodies, queries and headers, and may stand in no log. */
    private final String marker = "MARKER" + UUID.randomUUID().toString().replace("-", "");

    private final String token = TestIssuer.shared().token(Role.FINANCE, "310000");
    private final String traceId = UUID.randomUUID().toString().replace("-", "");

    @Test
    void each_line_is_json_and_neither_tokens_nor_what_was_sent_are_in_it() throws Exception {
        LocalParts parts = LocalParts.shared();
        ServiceProcess ledger =
                ServiceProcess.of("ledger-service")
                        .database(parts.postgres().createDatabase("ledger_logs"))
                        .kafka(parts.kafka())
                        .registry(parts.registry())
                        .env(
                                "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI",
                                TestIssuer.shared().uri())
                        .env("COMPUTEVOUCHER_LIMITS_WRITES_BURST", "20")
                        .env("COMPUTEVOUCHER_LIMITS_WRITES_PERSECOND", "1")
                        .jvmOption("-XX:TieredStopAtLevel=1")
                        .build();
        ledger.start();
        try {
            goodAndBadRequests(new ServiceHttp(ledger.port()));
            brokenRequests(ledger.port());
        } finally {
            ledger.stop();
        }

        List<String> lines = Files.readAllLines(ledger.log());
        assertThat(lines)
                .noneMatch(line -> line.contains(marker))
                .noneMatch(line -> line.contains(token))
                .noneMatch(line -> line.contains(signature(token)));
        for (String bad : BadTokens.all().values()) {
            if (bad.length() > 20) {
                assertThat(lines).noneMatch(line -> line.contains(signature(bad)));
            }
        }
        List<JsonNode> records = lines.stream().map(LogsIT::json).toList();
        assertThat(records).isNotEmpty().allSatisfy(LogsIT::isComplete);
        assertThat(records)
                .filteredOn(line -> line.at("/log/logger").asString("").equals("security"))
                .filteredOn(line -> line.at("/correlationId").asString("").equals(traceId))
                .extracting(line -> line.at("/event/reason").asString(""))
                .contains("TOKEN_MISSING", "TOKEN_INVALID", "OUTSIDE_MANDATE", "RATE_LIMITED");
    }

    /** The last part of a token, which makes it one. */
    private static String signature(String token) {
        return token.substring(token.lastIndexOf('.', token.length() - 20) + 1);
    }

    private static JsonNode json(String line) {
        try {
            return JsonMapper.shared().readTree(line);
        } catch (RuntimeException e) {
            throw new AssertionError("no JSON: " + line, e);
        }
    }

    private static void isComplete(JsonNode line) {
        assertThat(OffsetDateTime.parse(line.path("@timestamp").asString(""))).isNotNull();
        assertThat(line.at("/log/level").asString("")).as("%s", line).isNotEmpty();
        assertThat(line.at("/log/logger").asString("")).as("%s", line).isNotEmpty();
        assertThat(line.at("/service/name").asString("")).as("%s", line).isEqualTo("ledger");
        assertThat(line.has("message")).as("%s", line).isTrue();
        if (line.has("correlationId")) {
            assertThat(line.path("correlationId").asString("")).matches("[0-9a-f]{32}");
        }
    }

    private void goodAndBadRequests(ServiceHttp service) {
        ServiceHttp finance =
                service.withToken(token)
                        .with("traceparent", "00-" + traceId + "-00f067aa0ba902b7-01")
                        .with("X-Anything", marker);
        finance.post(PLANS, "good", tranche(marker)).with(201);
        finance.post(PLANS, "good", tranche(marker + "-other")).with(409);
        finance.post(PLANS, marker, tranche("with a nul \\u0000 " + marker));
        finance.post(PLANS, "unknown", "{\"%s\": 1}".formatted(marker)).with(400);
        finance.post(PLANS, "cut", "{\"document\": \"%s".formatted(marker)).with(400);
        finance.post(PLANS, "type", "{\"amountFen\": \"%s\"}".formatted(marker)).with(400);
        finance.post("/api/v1/pots/440300-COMPUTE-2026/plans", "theirs", tranche(marker)).with(403);
        finance.get("/api/v1/pots?region=310000&access_token=" + token + "&x=" + marker);
        finance.get("/api/v1/entries?region=310000&after=" + marker);
        ServiceHttp nobody = finance.withToken(null);
        nobody.get("/api/v1/pots?access_token=" + token + "&x=" + marker).with(401);
        nobody.with("Content-Type", "application/x-www-form-urlencoded")
                .postWithoutKey(PLANS, "access_token=" + token + "&x=" + marker)
                .with(401);
        BadTokens.all().values().forEach(bad -> finance.withToken(bad).get("/api/v1/pots"));
        Answer limited = finance.post(PLANS, "limited", tranche(marker));
        while (limited.status() != 429) {
            limited = finance.post(PLANS, "limited", tranche(marker));
        }
        assertThat(limited.reason()).isEqualTo("RATE_LIMITED");
    }

    private static String tranche(String document) {
        return "{\"amountFen\": 1, \"document\": \"%s\"}".formatted(document);
    }

    /** What the server itself refuses, and would quote in its log. */
    private void brokenRequests(int port) throws IOException {
        String host = "Host: localhost";
        String authorization = "Authorization: Bearer " + token;
        Map<String, List<String>> requests =
                Map.of(
                        "a target with spaces and quotes",
                        List.of(
                                "GET /api/v1/pots?x=\"{" + marker + "}" + token + " HTTP/1.1",
                                host,
                                ""),
                        "a header without a colon",
                        List.of(
                                "GET /api/v1/pots HTTP/1.1",
                                host,
                                "Authorization Bearer " + token,
                                marker,
                                ""),
                        "a header with a control character",
                        List.of(
                                "GET /api/v1/pots HTTP/1.1",
                                host,
                                authorization + "\u0001" + marker,
                                ""),
                        "no HTTP at all",
                        List.of(marker + token, ""),
                        "no such version",
                        List.of("GET /api/v1/pots HTTP/" + marker, host, authorization, ""),
                        "a host that is none",
                        List.of("GET /api/v1/pots HTTP/1.1", "Host: {" + marker + "}" + token, ""),
                        "a cookie that is none",
                        List.of(
                                "GET /api/v1/pots HTTP/1.1",
                                host,
                                "Cookie: \"" + marker + "=" + token + ";;",
                                authorization,
                                "Connection: close",
                                ""),
                        "parameters that are none",
                        List.of(
                                "GET /api/v1/pots?%=%zz"
                                        + marker
                                        + "&%ff%fe="
                                        + token
                                        + " HTTP/1.1",
                                host,
                                authorization,
                                "Connection: close",
                                ""),
                        "a chunk that is none",
                        List.of(
                                "POST " + PLANS + " HTTP/1.1",
                                host,
                                authorization,
                                "Idempotency-Key: chunk",
                                "Content-Type: application/json",
                                "Transfer-Encoding: chunked",
                                "",
                                marker + token,
                                ""),
                        "headers that are too long",
                        List.of(
                                "GET /api/v1/pots HTTP/1.1",
                                host,
                                authorization,
                                "X-Long: " + marker.repeat(2_000),
                                ""));
        for (Map.Entry<String, List<String>> request : requests.entrySet()) {
            try (RawRequest sent =
                    RawRequest.send(port, request.getValue().toArray(String[]::new))) {
                assertThat(sent.status()).as(request.getKey()).contains("HTTP/1.1 ");
            }
        }
    }
}
