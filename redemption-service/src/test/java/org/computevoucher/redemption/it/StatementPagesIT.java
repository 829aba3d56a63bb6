package org.computevoucher.redemption.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.computevoucher.testkit.Role;
import org.computevoucher.testkit.ServiceHttp;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How statements are asked for, and by whom. */
class StatementPagesIT extends WithDataCentres {

    private static final String POT = "410000-PAGES-2026";
    private static final String OTHER_POT = "440300-PAGES-2026";
    private static final String CENTRE = "DC-PAGES";
    private static final String ENTERPRISE = "91330100799655058B";

    @Test
    void pages_are_of_one_statement_whatever_is_added_meanwhile() {
        UUID voucher = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        issue(POT, voucher, 80_000_000);
        issue(OTHER_POT, other, 80_000_000);
        for (int i = 0; i < 7; i++) {
            consume(CENTRE, "u" + i, i % 2 == 0 ? voucher : other, 1_000 + i).with(201);
        }
        ServiceHttp caller = http.as(Role.DATA_CENTRE, CENTRE);
        String path = path("from=" + today + "&to=" + today.plusDays(1));
        soon().untilAsserted(
                        () -> assertThat(kinds(caller, path)).hasSize(7).containsOnly("ACCEPTED"));

        JsonNode whole = StatementReading.of(caller, path, 500).first();
        JsonNode page = caller.get(path + "&limit=3").ok();
        consume(CENTRE, "u7", voucher, 1_007).with(201);
        soon().untilAsserted(() -> assertThat(kinds(caller, path)).hasSize(8));
        JsonNode next = caller.get(path + "&limit=3&after=" + page.path("next").asString()).ok();
        JsonNode last = caller.get(path + "&limit=3&after=" + next.path("next").asString()).ok();

        assertThat(List.of(page, next, last))
                .allSatisfy(one -> assertThat(one.path("sums")).isEqualTo(whole.path("sums")))
                .flatExtracting(one -> one.path("statementLines").valueStream().toList())
                .isEqualTo(whole.path("statementLines").valueStream().toList());
        assertThat(last.path("next").isNull()).isTrue();
        assertThat(StatementReading.of(caller, path, 3).lines()).hasSize(8);
        assertThat(StatementReading.of(caller, path + "&pot=" + OTHER_POT, 2).lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line.path("pot").asString()).isEqualTo(OTHER_POT));
        assertThat(StatementReading.of(caller, path + "&pot=410000-NONE-2026", 2).lines())
                .isEmpty();

        // a region sees of an enterprise what its own pots paid for
        String holder = "/api/v1/enterprises/" + ENTERPRISE + "/statements?from=%s&to=%s";
        StatementReading region =
                StatementReading.of(
                        http.as(Role.TREASURY, "440300"), holder.formatted(today, today), 500);
        assertThat(region.lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.path("pot").asString()).startsWith("440300-"));
        assertThat(region.first().path("pots").valueStream())
                .allSatisfy(pot -> assertThat(pot.path("pot").asString()).startsWith("440300-"));
        assertThat(
                        http.as(Role.OFFICE, "650000")
                                .get(holder.formatted(today, today))
                                .with(404)
                                .reason())
                .isEqualTo("ENTERPRISE_UNKNOWN");
        http.as(Role.OFFICE, "310000").get(path).with(200);
        for (ServiceHttp foreign :
                List.of(http.as(Role.OFFICE, "440300"), http.as(Role.DATA_CENTRE, "DC-OTHER"))) {
            assertThat(foreign.get(path).with(404).reason()).isEqualTo("DATA_CENTRE_UNKNOWN");
        }
    }

    @Test
    void a_period_that_is_none_is_refused_with_what_would_be_right() {
        haveDataCentre("DC-PERIOD");
        soon().until(() -> http.get(CENTRES + "/DC-PERIOD").status() == 200);
        String path = CENTRES + "/DC-PERIOD/statements?";
        ServiceHttp auditor = http.as(Role.AUDITOR);
        for (String query :
                List.of(
                        "limit=1",
                        "from=2026-01-01",
                        "to=2026-01-01",
                        "period=2026-01&from=2026-01-01&to=2026-01-02",
                        "period=2026-01&to=2026-01-02",
                        "from=2026-01-02&to=2026-01-01",
                        "from=2026-01-01&to=2027-01-02",
                        "period=1999-12",
                        "period=3000-01")) {
            var refused = auditor.get(path + query).with(400);
            assertThat(refused.reason()).as(query).isEqualTo("STATEMENT_PERIOD_INVALID");
            assertThat(refused.body().path("errors").toString())
                    .contains("must be a month as period", "1 to 366 days");
        }
        for (String query :
                List.of(
                        "period=2026-13",
                        "period=2026-1",
                        "period=2026",
                        "period=2026-01&limit=501",
                        "period=2026-01&limit=0",
                        "period=2026-01&after=7",
                        "period=2026-01&pot=pot",
                        "period=2026-01&payee=x",
                        "from=2026-02-30&to=2026-03-01")) {
            auditor.get(path + query).with(400);
        }
        JsonNode nothing = auditor.get(path + "from=2026-01-01&to=2027-01-01").ok();
        assertThat(nothing.path("statementLines")).isEmpty();
        auditor.get(CENTRES + "/DC-NOWHERE/statements?period=2026-01").with(404);
        auditor.get("/api/v1/enterprises/1/statements?period=2026-01").with(400);
    }

    @Test
    void too_many_pots_are_not_put_into_one_statement() {
        // of which no other test wants a statement
        String party = "91320500MA1W7QK5XR";
        for (int i = 0; i < 201; i++) {
            jdbc.update(
                    "insert into statement_account (party, pot) values (?, ?)",
                    party,
                    "650000-P" + i + "-2026");
        }
        String path = "/api/v1/enterprises/" + party + "/statements?period=2026-01";

        assertThat(http.as(Role.AUDITOR).get(path).with(400).reason())
                .isEqualTo("STATEMENT_TOO_WIDE");
        assertThat(http.as(Role.AUDITOR).get(path + "&pot=650000-P7-2026").ok().path("pots").size())
                .isEqualTo(1);
    }

    private static List<String> kinds(ServiceHttp caller, String path) {
        return caller.get(path)
                .ok()
                .path("statementLines")
                .valueStream()
                .map(line -> line.path("kind").asString())
                .toList();
    }

    private static String path(String query) {
        return CENTRES + "/" + CENTRE + "/statements?" + query;
    }
}
