package org.computevoucher.ledger.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.computevoucher.ledger.it.ExportedBook.body;
import static org.computevoucher.ledger.it.ExportedBook.upTo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.computevoucher.testkit.Role;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.computevoucher.testkit.TestIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** The journal as a file: the same bytes for the same position, in parts or whole. */
class ExportsIT extends LedgerIT {

    private static final List<String> FORMATS = List.of("csv", "json-lines", "hledger");

    /** More than exports that are written at once. */
    private static final int MANY = 20;

    @Autowired private JdbcTemplate jdbc;

    @Value("${local.server.port}")
    private int port;

    private ExportedBook book() {
        return new ExportedBook("430100", http(), facts());
    }

    @BeforeEach
    void aBook() {
        book().play();
    }

    private Answer export(String format, String query) {
        return book().export("postings", format, query);
    }

    @Test
    void an_export_of_a_position_is_the_same_whenever_it_is_made_and_in_parts() {
        for (String format : FORMATS) {
            Answer first = export(format, "");
            long upTo = upTo(first);
            aBook();

            assertThat(body(export(format, "&upTo=" + upTo))).isEqualTo(body(first));
            for (long cut : List.of(upTo - 2, upTo - 3, upTo)) {
                String begin = body(export(format, "&upTo=" + cut));
                String rest = body(export(format, "&after=%d&upTo=%d".formatted(cut, upTo)));
                assertThat(begin + rest).isEqualTo(body(first));
            }
            assertThat(body(export(format, "&after=" + upTo))).isNotEqualTo(body(first));
        }
    }

    @Test
    void an_export_of_all_books_has_each_and_goes_on_in_the_middle_too() {
        for (String format : FORMATS) {
            String path = "/api/v1/exports/postings/" + format;
            Answer all = http().get(path);
            long upTo = upTo(all);
            long half = upTo / 2;

            assertThat(
                            body(http().get(path + "?upTo=" + half))
                                    + body(
                                            http().get(
                                                            "%s?after=%d&upTo=%d"
                                                                    .formatted(path, half, upTo))))
                    .isEqualTo(body(all));
            assertThat(body(all)).contains("430100");
        }
    }

    @Test
    void a_journal_is_the_same_when_its_read_model_was_built_again() {
        List<Answer> before = FORMATS.stream().map(format -> export(format, "")).toList();
        String upTo = "&upTo=" + upTo(before.getFirst());

        JournalRebuilt.by(http.as(Role.OPERATOR), "exports-of-postings");

        for (int i = 0; i < FORMATS.size(); i++) {
            assertThat(body(export(FORMATS.get(i), upTo))).isEqualTo(body(before.get(i)));
        }
    }

    @Test
    void a_table_has_a_row_for_each_line() {
        List<String> rows = ExportedBook.lines(export("csv", ""));

        assertThat(rows.getFirst())
                .startsWith("ledgerNumber,book,entryNumber,line,account,amountFen,balanceFen,");
        assertThat(rows.get(1)).contains(",430100,1,1,treasury:430100,-1234,-1234,");
        assertThat(rows.get(2)).contains(",430100,1,2,available:430100-COMPUTE-2026,1234,1234,");
        assertThat(body(export("json-lines", "")).lines().count() * 2).isEqualTo(rows.size() - 1);
    }

    @Test
    void a_transaction_has_both_times_and_the_ids_of_its_events() {
        JsonNode paid =
                http().get("/api/v1/entries?region=430100&limit=500").ok().path("entries").path(5);

        assertThat(body(export("hledger", "")))
                .contains(
                        """
                            ; book:430100
                            ; entry:6
                            ; recorded:%s
                            ; effective:%s
                            ; event:%s
                            ; fact:%s
                            ; cause:%s
                        """
                                .formatted(
                                        paid.path("recordedAt").asString(),
                                        paid.path("effectiveAt").asString(),
                                        paid.path("eventId").asString(),
                                        paid.path("factId").asString(),
                                        paid.path("causeId").asString()))
                .contains(
                        """
                            430100:COMPUTE:2026:payable:dc-1  CNY -1.50 = CNY 0.50
                            430100:COMPUTE:2026:paid:dc-1  CNY 1.50 = CNY 1.50
                        """);
    }

    /** A part of it has arrived by then: it must not look like the whole, nor end in a problem. */
    @Test
    void an_export_that_cannot_go_on_breaks_off_and_leaves_its_place_to_others() {
        ExportedBook broken = new ExportedBook("430400", http(), facts());
        broken.issue(60);
        String path = "/api/v1/exports/postings/hledger?region=430400";
        String whole = body(http().get(path));
        String last =
                "(SELECT max(ledger_number) FROM entry WHERE book = '430400') AND book = '430400'";
        jdbc.update("UPDATE entry SET accounts[1] = 'broken' WHERE ledger_number = " + last);
        try {
            for (int i = 0; i < MANY; i++) {
                assertThatThrownBy(() -> http().get(path)).isInstanceOf(UncheckedIOException.class);
            }
        } finally {
            jdbc.update(
                    "UPDATE entry SET accounts[1] = 'available:' || pot WHERE ledger_number = "
                            + last);
        }
        assertThat(body(http().get(path))).isEqualTo(whole);
    }

    @Test
    void clients_that_go_away_leave_their_places_to_others() throws IOException {
        for (int i = 0; i < MANY; i++) {
            RawRequest.send(
                            port,
                            "GET /api/v1/exports/postings/hledger?region=430100 HTTP/1.1",
                            "Host: localhost",
                            "Authorization: Bearer " + TestIssuer.shared().token(Role.AUDITOR),
                            "")
                    .close();
        }

        soon().until(() -> export("hledger", "").status() == 200);
    }
}
