package org.computevoucher.ledger.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.computevoucher.ledger.it.ExportedBook.body;
import static org.computevoucher.ledger.it.ExportedBook.lines;
import static org.computevoucher.ledger.it.ExportedBook.upTo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.computevoucher.testkit.Role;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What all accounts hold as a file: the same bytes for the same position, and in all 0. */
class BalanceExportsIT extends LedgerIT {

    private static final List<String> FORMATS = List.of("csv", "json-lines", "hledger");
    private static final String PATH = "/api/v1/exports/balances/";

    /** More than are read at once. */
    private static final int MANY = 230;

    private ExportedBook book(String region) {
        return new ExportedBook(region, http(), facts());
    }

    /** By account, in the order of the export. */
    private Map<String, Long> balances(String query) {
        Map<String, Long> balances = new LinkedHashMap<>();
        for (String line : lines(http().get(PATH + "json-lines" + query))) {
            JsonNode balance = JsonMapper.shared().readTree(line);
            balances.put(balance.path("account").asString(), balance.path("balanceFen").asLong());
        }
        return balances;
    }

    private static long sum(Map<String, Long> balances) {
        return balances.values().stream().mapToLong(fen -> fen).sum();
    }

    private void assertTheSameAs(Map<String, Long> balances, String moment) {
        balances.forEach(
                (account, fen) ->
                        assertThat(
                                        http().get("/api/v1/balances?account=" + account + moment)
                                                .ok()
                                                .path("balanceFen")
                                                .asLong())
                                .as("%s%s", account, moment)
                                .isEqualTo(fen));
    }

    @Test
    void balances_of_any_scope_and_moment_are_ours_and_add_up_to_nothing() {
        ExportedBook book = book("430200");
        book.play();
        String known =
                http().get("/api/v1/entries?region=430200&limit=500")
                        .ok()
                        .at("/entries/3/recordedAt")
                        .asString();
        List<String> moments =
                List.of(
                        "",
                        "&recordedAt=" + known,
                        "&effectiveAt=" + ExportedBook.EARLIER,
                        "&effectiveAt=" + ExportedBook.LATER,
                        "&effectiveAt=" + ExportedBook.LATER + "&recordedAt=" + known);
        for (String scope :
                List.of("region=430200", "programme=430200-COMPUTE", "pot=" + book.pot())) {
            for (String moment : moments) {
                Map<String, Long> balances = balances("?" + scope + moment);
                assertThat(balances).as(scope + moment).hasSizeGreaterThan(2);
                assertThat(balances.values()).doesNotContain(0L);
                assertThat(sum(balances)).as(scope + moment).isZero();
                assertTheSameAs(balances, moment);
            }
        }
        assertThat(balances("?region=430200&effectiveAt=" + ExportedBook.EARLIER.minusSeconds(1)))
                .isEmpty();
        assertThat(sum(balances(""))).isZero();

        Map<String, Long> now = balances("?region=430200");
        assertThat(List.copyOf(now.keySet()))
                .isSorted()
                .contains("treasury:430200", "paid:430200-COMPUTE-2026:dc-1");
        assertThat(now.keySet()).filteredOn(name -> name.startsWith("outstanding:")).hasSize(2);
        assertThat(balances("?pot=" + book.pot())).containsEntry("treasury:" + book.pot(), -1_234L);
    }

    @Test
    void balances_of_a_position_are_the_same_later_in_parts_and_after_a_rebuild() {
        ExportedBook book = book("430300");
        book.issue(MANY);
        List<Answer> first =
                FORMATS.stream().map(format -> book.export("balances", format, "")).toList();
        String upTo = "&upTo=" + upTo(first.getFirst());
        book.play();
        assertThat(body(book.export("balances", "csv", "&upTo=" + (upTo(first.getFirst()) - 1))))
                .isNotEqualTo(body(first.getFirst()));

        for (int i = 0; i < FORMATS.size(); i++) {
            assertThat(body(book.export("balances", FORMATS.get(i), upTo)))
                    .isEqualTo(body(first.get(i)));
            assertGoesOnAfterEachAccount(book, FORMATS.get(i), upTo, body(first.get(i)));
        }
        JournalRebuilt.by(http.as(Role.OPERATOR), "exports-of-balances");
        for (int i = 0; i < FORMATS.size(); i++) {
            assertThat(body(book.export("balances", FORMATS.get(i), upTo)))
                    .isEqualTo(body(first.get(i)));
        }
    }

    private static void assertGoesOnAfterEachAccount(
            ExportedBook book, String format, String upTo, String whole) {
        List<String> lines = new ArrayList<>(whole.lines().toList());
        String end = format.equals("csv") ? "\r\n" : "\n";
        for (int arrived :
                List.of(lines.size() / 3, lines.size() / 2, lines.size() - 1, lines.size())) {
            if (arrived < 10 && format.equals("hledger")) {
                continue;
            }
            String begin = String.join(end, lines.subList(0, arrived)) + end;
            String account = lines.get(arrived - 1).strip().split(",| {2}", -1)[0];
            String after = account.replace("{\"account\":\"", "").replace("\"", "");
            assertThat(begin + body(book.export("balances", format, upTo + "&after=" + after)))
                    .as("%s after %s", format, after)
                    .isEqualTo(whole);
        }
    }

    @Test
    void an_export_of_all_goes_on_in_the_middle_of_a_book_and_between_books() {
        book("430500").play();
        book("430600").play();
        for (String format : FORMATS) {
            Answer all = http().get(PATH + format);
            String upTo = "upTo=" + upTo(all);
            for (String after : List.of("available:430500-COMPUTE-2026", "treasury:430500")) {
                String named =
                        !format.equals("hledger")
                                ? after
                                : after.startsWith("treasury")
                                        ? "430500:treasury"
                                        : "430500:COMPUTE:2026:available";
                String rest = body(http().get(PATH + format + "?" + upTo + "&after=" + named));
                assertThat(body(all)).as("%s after %s", format, named).endsWith(rest);
                assertThat(body(all).substring(0, body(all).length() - rest.length()).strip())
                        .containsPattern("(?s)" + named + "[^\n]*$");
            }
        }
    }
}
