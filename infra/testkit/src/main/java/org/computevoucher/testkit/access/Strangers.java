package org.computevoucher.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.computevoucher.testkit.ServiceHttp;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.junit.jupiter.api.DynamicTest;

/** What a service tells those whom it does not know. */
public final class Strangers {

    private static final List<String> CLOSED =
            List.of(
                    "/",
                    "/actuator",
                    "/actuator/env",
                    "/actuator/heapdump",
                    "/actuator/metrics",
                    "/api/v1/dead-letters",
                    "/error",
                    "/login",
                    "/nothing-here",
                    "/problems",
                    "/swagger-ui/index.html",
                    "/v3/api-docs",
                    "/.well-known/oauth-protected-resource");

    private Strangers() {}

    /**
     * Nobody without a good token is let in to anything but health.
     *
     * @param read an endpoint that an auditor can read
     * @param written one that a clerk can post to
     */
    public static Stream<DynamicTest> tests(
            ServiceHttp http, AccessTable.Request read, AccessTable.Request written) {
        return Stream.concat(
                Stream.of(
                        DynamicTest.dynamicTest(
                                "health answers everybody",
                                () -> {
                                    ServiceHttp stranger = http.withToken(null);
                                    stranger.get("/actuator/health/liveness").with(200);
                                    stranger.get("/actuator/health/readiness").with(200);
                                    assertThat(
                                                    stranger.get("/actuator/health")
                                                            .body()
                                                            .has("details"))
                                            .isFalse();
                                }),
                        DynamicTest.dynamicTest(
                                "nothing else does",
                                () ->
                                        assertThat(
                                                        Stream.concat(
                                                                CLOSED.stream(),
                                                                Stream.of(read.path())))
                                                .allSatisfy(
                                                        path ->
                                                                http.withToken(null)
                                                                        .get(path)
                                                                        .with(401)))),
                BadTokens.all().entrySet().stream()
                        .map(
                                bad ->
                                        DynamicTest.dynamicTest(
                                                "a token that is bad: " + bad.getKey(),
                                                () ->
                                                        refuses(
                                                                http.withToken(bad.getValue()),
                                                                read,
                                                                written))));
    }

    private static void refuses(
            ServiceHttp stranger, AccessTable.Request read, AccessTable.Request written) {
        Answer answer = stranger.get(read.path()).with(401);
        assertThat(answer.reason()).isEqualTo("TOKEN_INVALID");
        assertThat(answer.response().headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(
                        challenge ->
                                assertThat(challenge)
                                        .startsWith("Bearer")
                                        .contains("invalid_token"));
        assertThat(
                        stranger.post(
                                        written.path(),
                                        UUID.randomUUID().toString(),
                                        String.valueOf(written.body()))
                                .with(401)
                                .reason())
                .isEqualTo("TOKEN_INVALID");
    }
}
