package org.computevoucher.issuance.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an office does with its spreadsheets at the beginning of a year. */
class ImportIT extends IssuanceIT {

    private static final int LINES = 50_000;
    private static final int BAD = 100;
    private static final long FACE_FEN = 10_000;

    /** Beyond those of other tests, which are registered elsewhere. */
    private static final int FIRST_ENTERPRISE = 500_000;

    private static final String REGION = "350100";

    private final String pot = REGION + "-COMPUTE-" + year;

    /** The lines of the file on which bad lines begin, with their reasons. */
    private final Map<Long, String> bad = new LinkedHashMap<>();

    private static String line(String enterprise, String region, String fen, String reference) {
        return "%s,SME,%s,%s,%s,BUSINESS_LICENCE\r\n".formatted(enterprise, region, fen, reference);
    }

    /** Every 500th line is bad, each in another way; one of them takes two lines of the file. */
    private String table() {
        StringBuilder table =
                new StringBuilder(
                        "\uFEFFenterprise,enterpriseClass,region,requestedFen,reference,documents\r\n");
        long line = 2;
        for (int i = 0; i < LINES; i++) {
            String enterprise = enterprise(FIRST_ENTERPRISE + i);
            String fen = Long.toString(FACE_FEN);
            String reference = "2026/" + i;
            if (i % (LINES / BAD) != 499) {
                table.append(line(enterprise, REGION, fen, reference));
                line++;
                continue;
            }
            String reason = "LINE_INVALID";
            switch (i / (LINES / BAD) % 5) {
                case 0 -> {
                    String other = (enterprise.endsWith("1") ? "2" : "1");
                    table.append(line(enterprise.substring(0, 17) + other, REGION, fen, reference));
                }
                case 1 -> table.append(line(enterprise, REGION, "12.5", reference));
                case 2 -> {
                    table.append(enterprise).append(",SME\r\n");
                    reason = "LINE_CELLS_MISCOUNTED";
                }
                case 3 -> table.append(line(enterprise, REGION, fen, "\"2026/\r\n" + i + '"'));
                default -> {
                    table.append(line(enterprise, "330100", fen, reference));
                    reason = "ENTERPRISE_OF_ANOTHER_REGION";
                }
            }
            bad.put(line, reason);
            line += i / (LINES / BAD) % 5 == 3 ? 2 : 1;
        }
        return table.toString();
    }

    @Test
    void fifty_thousand_lines_with_a_hundred_bad_ones_grant_the_good_ones_once() {
        http.post(PROGRAMMES, "publish-" + pot, publication(REGION + "-COMPUTE")).with(201);
        long budgetFen = 2 * LINES * FACE_FEN;
        long grantedFen = (LINES - BAD) * FACE_FEN;
        allocated(pot, budgetFen);
        envelopeBecomes(pot, budgetFen, budgetFen, 0);
        String table = table();

        Answer taken = upload("first", table).with(202);
        assertThat(taken.body().path("lineCount").asInt()).isEqualTo(LINES);
        assertThat(taken.body().path("waiting").asInt()).isEqualTo(LINES - 80);
        assertThat(taken.body().path("bad").asInt()).isEqualTo(80);

        JsonNode done = finished(taken);
        assertThat(done.path("granted").asInt()).isEqualTo(LINES - BAD);
        assertThat(done.path("bad").asInt()).isEqualTo(BAD);
        assertThat(reasons(done))
                .containsExactlyInAnyOrder(
                        "BAD LINE_INVALID 60",
                        "BAD LINE_CELLS_MISCOUNTED 20",
                        "BAD ENTERPRISE_OF_ANOTHER_REGION 20");
        envelopeBecomes(pot, budgetFen, budgetFen - grantedFen, grantedFen);
        assertThat(badLines(taken)).isEqualTo(bad);
        List<String[]> report = report(taken);
        assertThat(report).hasSize(LINES);
        assertThat(report.stream().map(cells -> cells[8]).filter(serial -> !serial.isEmpty()))
                .hasSize(LINES - BAD)
                .doesNotHaveDuplicates();

        // the same request is the same import, and the same table under another key another one
        assertThat(upload("first", table)).isEqualTo(taken);
        Answer again = upload("second", table).with(202);
        JsonNode doneAgain = finished(again);
        assertThat(doneAgain.path("alreadyThere").asInt()).isEqualTo(LINES - BAD);
        assertThat(doneAgain.path("bad").asInt()).isEqualTo(BAD);
        assertThat(badLines(again)).isEqualTo(bad);
        envelopeBecomes(pot, budgetFen, budgetFen - grantedFen, grantedFen);
        assertThat(report(again))
                .extracting(cells -> cells[0] + cells[4] + cells[7] + cells[8])
                .isEqualTo(
                        report.stream()
                                .map(cells -> cells[0] + cells[4] + cells[7] + cells[8])
                                .toList());
    }

    private Answer upload(String key, String table) {
        return http.as(org.computevoucher.testkit.Role.OFFICE, REGION)
                .post("/api/v1/pots/" + pot + "/imports", key, "text/csv", table);
    }

    /** The import once no line waits any more. */
    private JsonNode finished(Answer taken) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(15))
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> http.get("/api/v1/imports/" + taken.text("importId")).ok(),
                        view -> !view.path("finishedAt").isNull());
    }

    private static List<String> reasons(JsonNode view) {
        return view.path("byReason")
                .valueStream()
                .map(
                        one ->
                                "%s %s %d"
                                        .formatted(
                                                one.path("outcome").asString(),
                                                one.path("reason").asString(),
                                                one.path("count").asInt()))
                .toList();
    }

    private Map<Long, String> badLines(Answer taken) {
        Map<Long, String> found = new LinkedHashMap<>();
        String after = "";
        do {
            JsonNode page =
                    http.get(
                                    "/api/v1/imports/%s/lines?outcome=BAD&limit=30%s"
                                            .formatted(taken.text("importId"), after))
                            .ok();
            page.path("lines")
                    .forEach(
                            line ->
                                    found.put(
                                            line.path("line").asLong(),
                                            line.path("reason").asString()));
            after = page.path("next").isNull() ? "" : "&after=" + page.path("next").asLong();
        } while (!after.isEmpty());
        return found;
    }

    /** The lines of the report, without its header; no cell of it holds a comma but the detail. */
    private List<String[]> report(Answer taken) {
        Answer answer = http.get("/api/v1/imports/" + taken.text("importId") + "/report");
        assertThat(answer.with(200).response().headers().firstValue("content-type"))
                .hasValue("text/csv;charset=UTF-8");
        String[] lines = answer.response().body().split("\r\n", -1);
        assertThat(lines[0])
                .isEqualTo(
                        "\uFEFFline,enterprise,reference,outcome,applicationStatus,reason,detail,applicationId,serialNumber");
        return IntStream.range(1, lines.length - 1)
                .mapToObj(i -> lines[i].replaceAll("\"[^\"]*\"", "").split(",", -1))
                .toList();
    }
}
