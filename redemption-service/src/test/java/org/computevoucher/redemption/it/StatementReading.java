package org.computevoucher.redemption.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.computevoucher.testkit.ServiceHttp;
import tools.jackson.databind.JsonNode;

/**
 * A whole statement, all of its pages.
 *
 * @param first the first page
 */
record StatementReading(JsonNode first, List<JsonNode> lines) {

    private static final List<String> AMOUNTS =
            List.of("payable", "inPayment", "receivable", "paid");
    private static final List<String> TOTALS =
            List.of("billedCostFen", "eligibleCostFen", "subsidyFen", "payerShareFen", "amountFen");

    /**
     * Reads it page by page, and proves that it adds up.
     *
     * @param path with a query
     */
    static StatementReading of(ServiceHttp http, String path, int limit) {
        JsonNode first = http.get(path + "&limit=" + limit).ok();
        List<JsonNode> lines = new ArrayList<>();
        JsonNode page = first;
        while (true) {
            assertThat(page.path("statementLines").size()).isLessThanOrEqualTo(limit);
            assertThat(page.path("sums")).isEqualTo(first.path("sums"));
            page.path("statementLines").forEach(lines::add);
            if (page.path("next").isNull()) {
                break;
            }
            page =
                    http.get(path + "&limit=" + limit + "&after=" + page.path("next").asString())
                            .ok();
        }
        StatementReading statement = new StatementReading(first, lines);
        statement.assertAddsUp();
        return statement;
    }

    /** As {@code KIND amountFen}, in their order. */
    Stream<String> shown() {
        return lines.stream()
                .map(line -> line.path("kind").asString() + ' ' + line.path("amountFen").asLong());
    }

    JsonNode opening() {
        return first.path("sums").path("opening");
    }

    JsonNode closing() {
        return first.path("sums").path("closing");
    }

    /** Payable, in payment, receivable and paid, in fen. */
    static List<Long> amounts(JsonNode amounts) {
        return AMOUNTS.stream().map(name -> amounts.path(name + "Fen").asLong()).toList();
    }

    private void assertAddsUp() {
        assertThat(lines)
                .extracting(line -> line.path("logPosition").asLong())
                .isSorted()
                .doesNotHaveDuplicates();
        assertAddsUp(first.path("sums"), lines);
        first.path("pots")
                .forEach(
                        pot ->
                                assertAddsUp(
                                        pot,
                                        lines.stream()
                                                .filter(
                                                        line ->
                                                                line.path("pot")
                                                                        .equals(pot.path("pot")))
                                                .toList()));
    }

    private static void assertAddsUp(JsonNode sums, List<JsonNode> lines) {
        for (String name : AMOUNTS) {
            assertThat(
                            sums.path("opening").path(name + "Fen").asLong()
                                    + sum(lines, name + "ChangeFen"))
                    .as(name)
                    .isEqualTo(sums.path("closing").path(name + "Fen").asLong());
        }
        assertThat(sums.path("closing").path("owedFen").asLong())
                .isEqualTo(
                        sums.path("closing").path("payableFen").asLong()
                                + sums.path("closing").path("inPaymentFen").asLong());
        Map<String, List<JsonNode>> byKind = new HashMap<>();
        lines.forEach(
                line ->
                        byKind.computeIfAbsent(
                                        line.path("kind").asString(), kind -> new ArrayList<>())
                                .add(line));
        assertThat(sums.path("totals").size()).isEqualTo(byKind.size());
        for (JsonNode total : sums.path("totals")) {
            List<JsonNode> ofKind = byKind.getOrDefault(total.path("kind").asString(), List.of());
            assertThat(total.path("lineCount").asInt()).isEqualTo(ofKind.size());
            for (String name : TOTALS) {
                assertThat(total.path(name).asLong()).as(name).isEqualTo(sum(ofKind, name));
            }
        }
    }

    private static long sum(List<JsonNode> lines, String field) {
        return lines.stream().mapToLong(line -> line.path(field).asLong()).sum();
    }
}
