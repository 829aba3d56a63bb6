package org.computevoucher.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.computevoucher.platform.access.PolicyCoverage;
import org.computevoucher.testkit.Role;
import org.computevoucher.testkit.ServiceHttp;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/**
 * Every endpoint times every role times own and foreign, as a text table:
 *
 * <pre>
 * endpoint                      | finance | office | … | auditor
 * POST /api/v1/pots/{pot}/plans | own     | -      |   | -
 * GET /api/v1/pots              | own     | own    |   | all
 * </pre>
 *
 * {@code -}: not let in; {@code own}: let in to what is the caller's, and to nothing else; {@code
 * all}: let in to everything. Without a token nobody is let in anywhere.
 */
public final class AccessTable {

    /** What a cell says. */
    private enum Cell {
        NONE("-"),
        OWN("own"),
        ALL("all");

        private final String text;

        Cell(String text) {
            this.text = text;
        }

        static Cell of(String text) {
            return Arrays.stream(values())
                    .filter(cell -> cell.text.equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no cell: " + text));
        }
    }

    /**
     * How an endpoint is called about the things of a world.
     *
     * @param body null: it is read
     * @param type of the body
     * @param proof the reason that only who was let in learns; null: being answered is the proof
     */
    public record Request(String path, @Nullable String body, String type, @Nullable String proof) {

        public static Request get(String path) {
            return new Request(path, null, "", null);
        }

        public static Request post(String path, String body) {
            return post(path, "application/json", body);
        }

        public static Request post(String path, String type, String body) {
            return new Request(path, body, type, null);
        }

        /** The same about what is not there: being told so is the proof of having been let in. */
        Request provenBy(String reason) {
            return new Request(path, body, type, reason);
        }
    }

    /** What every service has. */
    private static final String COMMON =
            """
            endpoint                                        | finance | office | enterprise | data-centre | treasury | auditor | operator
            GET /api/v1/dead-letters                        | -       | -      | -          | -           | -        | all     | all
            POST /api/v1/dead-letters/{id}/replay           | -       | -      | -          | -           | -        | -       | all
            GET /api/v1/rebuilds                            | -       | -      | -          | -           | -        | all     | all
            GET /api/v1/rebuilds/{rebuildId}                | -       | -      | -          | -           | -        | all     | all
            POST /api/v1/rebuilds                           | -       | -      | -          | -           | -        | -       | all
            POST /api/v1/rebuilds/{rebuildId}/cancellations | -       | -      | -          | -           | -        | -       | all
            GET /problems                                   | all     | all    | all        | all         | all      | all     | all
            GET /problems/{slug}                            | all     | all    | all        | all         | all      | all     | all
            GET /v3/api-docs                                | all     | all    | all        | all         | all      | all     | all
            GET /v3/api-docs.yaml                           | all     | all    | all        | all         | all      | all     | all
            """;

    /** Of which there is none. */
    private static final String A_REBUILD = "/api/v1/rebuilds/0197d000-0000-7000-8000-000000404404";

    private final Map<String, Map<Role, Cell>> rows = new LinkedHashMap<>();
    private final Map<String, BiFunction<World, Role, Request>> requests = new LinkedHashMap<>();

    /**
     * @throws IllegalArgumentException if the table leaves out a role or names one that is none
     */
    public static AccessTable of(String text) {
        AccessTable table = new AccessTable();
        table.add(text);
        table.add(COMMON);
        return table.calling("GET /api/v1/dead-letters", of -> Request.get("/api/v1/dead-letters"))
                .calling(
                        "POST /api/v1/dead-letters/{id}/replay",
                        of ->
                                Request.post("/api/v1/dead-letters/0/replay", "")
                                        .provenBy("UNKNOWN_DEAD_LETTER"))
                .calling("GET /api/v1/rebuilds", of -> Request.get("/api/v1/rebuilds"))
                .calling(
                        "GET /api/v1/rebuilds/{rebuildId}",
                        of -> Request.get(A_REBUILD).provenBy("UNKNOWN_REBUILD"))
                .calling(
                        "POST /api/v1/rebuilds",
                        of -> Request.post("/api/v1/rebuilds", "{\"readModel\": \"none\"}"))
                .calling(
                        "POST /api/v1/rebuilds/{rebuildId}/cancellations",
                        of ->
                                Request.post(A_REBUILD + "/cancellations", "")
                                        .provenBy("UNKNOWN_REBUILD"))
                .calling("GET /problems", of -> Request.get("/problems"))
                .calling("GET /problems/{slug}", of -> Request.get("/problems/token-missing"))
                .calling("GET /v3/api-docs", of -> Request.get("/v3/api-docs"))
                .calling("GET /v3/api-docs.yaml", of -> Request.get("/v3/api-docs.yaml"));
    }

    private void add(String text) {
        List<String[]> lines =
                text.lines()
                        .filter(line -> !line.isBlank())
                        .map(line -> line.strip().split("\\s*\\|\\s*"))
                        .toList();
        List<Role> roles = Arrays.stream(lines.getFirst()).skip(1).map(AccessTable::role).toList();
        if (roles.size() != Role.values().length) {
            throw new IllegalArgumentException("a column for every role: " + roles);
        }
        for (String[] line : lines.subList(1, lines.size())) {
            Map<Role, Cell> cells = new EnumMap<>(Role.class);
            for (int i = 0; i < roles.size(); i++) {
                cells.put(roles.get(i), Cell.of(line[i + 1]));
            }
            rows.put(line[0], cells);
        }
    }

    private static Role role(String name) {
        return Role.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Says how an endpoint is called. */
    public AccessTable calling(String endpoint, Function<World, Request> request) {
        return calling(endpoint, (world, role) -> request.apply(world));
    }

    /** The same where roles ask in different ways for what is theirs. */
    public AccessTable calling(String endpoint, BiFunction<World, Role, Request> request) {
        requests.put(endpoint, request);
        return this;
    }

    /** A test per endpoint and role, and one that the table and what is mapped are the same. */
    public Stream<DynamicTest> tests(
            ServiceHttp http, PolicyCoverage mapped, World mine, World theirs) {
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(
                DynamicTest.dynamicTest(
                        "every mapped endpoint has a row",
                        () -> {
                            assertThat(rows.keySet())
                                    .containsExactlyInAnyOrderElementsOf(mapped.endpoints());
                            assertThat(requests.keySet())
                                    .containsExactlyInAnyOrderElementsOf(rows.keySet());
                        }));
        rows.forEach(
                (endpoint, cells) -> {
                    BiFunction<World, Role, Request> request =
                            Objects.requireNonNull(requests.get(endpoint), endpoint);
                    cells.forEach(
                            (role, cell) ->
                                    tests.add(
                                            test(
                                                    http, endpoint, role, cell, request, mine,
                                                    theirs)));
                    tests.add(
                            DynamicTest.dynamicTest(
                                    endpoint + " without a token",
                                    () ->
                                            assertThat(
                                                            send(
                                                                            http.withToken(null),
                                                                            request.apply(
                                                                                    mine,
                                                                                    Role.AUDITOR))
                                                                    .with(401)
                                                                    .reason())
                                                    .isEqualTo("TOKEN_MISSING")));
                });
        return tests.stream();
    }

    private static DynamicTest test(
            ServiceHttp http,
            String endpoint,
            Role role,
            Cell cell,
            BiFunction<World, Role, Request> request,
            World mine,
            World theirs) {
        ServiceHttp caller = http.as(role, mine.bindingOf(role));
        return DynamicTest.dynamicTest(
                "%s by %s: %s".formatted(endpoint, role, cell.text),
                () -> {
                    Request mineAsked = request.apply(mine, role);
                    Request theirsAsked = request.apply(theirs, role);
                    Answer own = send(caller, mineAsked);
                    Answer foreign = send(caller, theirsAsked);
                    switch (cell) {
                        case NONE -> {
                            assertThat(own.with(403).reason())
                                    .isIn("SCOPE_MISSING", "AUDITOR_WRITES_NOTHING");
                            assertThat(foreign.with(403).reason()).isEqualTo(own.reason());
                        }
                        case OWN -> {
                            assertLetIn(mineAsked, own);
                            assertThat(foreign.status()).as("%s", foreign.body()).isIn(403, 404);
                        }
                        case ALL -> {
                            assertLetIn(mineAsked, own);
                            assertLetIn(theirsAsked, foreign);
                        }
                    }
                });
    }

    /** Answered, gone, or refused by a rule of the domain: then it got as far as that. */
    private static void assertLetIn(Request request, Answer answer) {
        if (request.proof() != null) {
            assertThat(answer.with(404).reason()).isEqualTo(request.proof());
            return;
        }
        assertThat(answer.status()).as("%s", answer.body()).isIn(200, 201, 202, 409, 410, 422);
    }

    private static Answer send(ServiceHttp http, Request request) {
        String body = request.body();
        return body == null
                ? http.get(request.path())
                : http.post(request.path(), UUID.randomUUID().toString(), request.type(), body);
    }
}
