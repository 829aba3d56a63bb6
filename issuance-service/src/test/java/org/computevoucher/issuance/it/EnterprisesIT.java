package org.computevoucher.issuance.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.computevoucher.testkit.Role;
import org.computevoucher.testkit.ServiceHttp;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The register of enterprises, from the office that keeps it to the enterprise itself. */
class EnterprisesIT extends IssuanceIT {

    private static final String HANGZHOU = "330100";
    private static final String SHANGHAI = "310000";

    /** Not tomorrow, which might be today when it is asked for. */
    private final LocalDate soonest = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(2);

    @Test
    void an_enterprise_is_registered_changed_and_seen_with_all_that_it_was() {
        String enterprise = enterprise(1);
        Answer registered = register(enterprise, HANGZHOU, "story").with(201);
        assertThat(registered.text("firstDay")).isEqualTo("2024-05-01");
        assertThat(registered.text("affiliateGroup")).isEqualTo("GROUP-7");

        Answer changed =
                change(office(HANGZHOU), enterprise, "moves", "2025-01-01", SHANGHAI).with(201);
        assertThat(changed.body().path("affiliateGroup").isNull()).isTrue();
        Answer announced =
                change(office(SHANGHAI), enterprise, "moves-back", soonest.toString(), HANGZHOU)
                        .with(201);

        JsonNode whole = becomes(enterprise, 3);
        assertThat(whole.path("region").asString()).isEqualTo(SHANGHAI);
        assertThat(whole.path("currentSince").asString()).isEqualTo("2025-01-01");
        assertThat(whole.path("entries"))
                .containsExactly(registered.body(), changed.body(), announced.body());
        assertThat(http.as(Role.ENTERPRISE, enterprise).get(ENTERPRISES + "/" + enterprise).ok())
                .isEqualTo(whole);
    }

    @Test
    void the_office_of_the_region_where_it_is_registered_keeps_it_and_no_other() {
        String enterprise = enterprise(2);
        register(enterprise, HANGZHOU, "kept").with(201);
        becomes(enterprise, 1);

        assertThat(
                        change(office(SHANGHAI), enterprise, "theirs", "2025-01-01", SHANGHAI)
                                .with(404)
                                .reason())
                .isEqualTo("ENTERPRISE_NOT_REGISTERED");
        assertThat(office(SHANGHAI).get(ENTERPRISES + "/" + enterprise).with(404).reason())
                .isEqualTo("ENTERPRISE_NOT_REGISTERED");
        assertThat(
                        office(SHANGHAI)
                                .post(ENTERPRISES, "foreign", registration(enterprise(3), HANGZHOU))
                                .with(403)
                                .reason())
                .isEqualTo("OUTSIDE_MANDATE");

        change(office(HANGZHOU), enterprise, "moves-away", "2025-01-01", SHANGHAI).with(201);
        // at once, though what is read follows a moment later
        assertThat(
                        change(office(HANGZHOU), enterprise, "too-late", "2025-01-02", HANGZHOU)
                                .with(404)
                                .reason())
                .isEqualTo("ENTERPRISE_NOT_REGISTERED");
        becomes(enterprise, 2);
        assertThat(office(HANGZHOU).get(ENTERPRISES + "/" + enterprise).with(404).reason())
                .isEqualTo("ENTERPRISE_NOT_REGISTERED");
        assertThat(office(SHANGHAI).get(ENTERPRISES + "/" + enterprise).status()).isEqualTo(200);
    }

    @Test
    void a_registration_is_done_once_and_answered_alike() {
        String enterprise = enterprise(4);
        Answer first = register(enterprise, HANGZHOU, "once").with(201);

        assertThat(register(enterprise, HANGZHOU, "once")).isEqualTo(first);
        assertThat(register(enterprise, HANGZHOU, "again").with(409).reason())
                .isEqualTo("ENTERPRISE_ALREADY_REGISTERED");
        assertThat(register(enterprise(5), HANGZHOU, "once").with(409).reason())
                .isEqualTo("IDEMPOTENCY_CONFLICT");
    }

    @Test
    void entries_stand_in_the_order_of_their_days() {
        String enterprise = enterprise(6);
        register(enterprise, HANGZHOU, "order").with(201);

        Answer refused =
                change(office(HANGZHOU), enterprise, "order", "2024-05-01", HANGZHOU).with(422);

        assertThat(refused.reason()).isEqualTo("REGISTER_CHANGE_OUT_OF_ORDER");
        assertThat(refused.text("lastFirstDay")).isEqualTo("2024-05-01");
        change(office(HANGZHOU), enterprise, "order", "2024-05-02", HANGZHOU).with(201);
    }

    @Test
    void the_list_says_what_enterprises_are_today_page_by_page() {
        String region = "650200";
        List<String> codes =
                IntStream.range(10, 15).mapToObj(IssuanceIT::enterprise).sorted().toList();
        codes.forEach(code -> register(code, region, "list-" + code).with(201));
        // one has moved away, one will, and one is registered from a later day on
        change(office(region), codes.get(0), "moved", "2025-01-01", SHANGHAI).with(201);
        change(office(region), codes.get(1), "will-move", soonest.toString(), SHANGHAI).with(201);
        String later = enterprise(15);
        http.post(
                        ENTERPRISES,
                        "later",
                        registration(later, region).replace("2024-05-01", soonest.toString()))
                .with(201);
        becomes(codes.get(0), 2);
        becomes(codes.get(1), 2);
        becomes(later, 1);

        assertThat(pages("?region=650200&limit=3")).isEqualTo(codes.subList(1, 5));
        assertThat(pages("?region=650200&affiliateGroup=GROUP-7&enterpriseClass=SME"))
                .isEqualTo(codes.subList(1, 5));
        assertThat(pages("?region=650200&enterpriseClass=LARGE")).isEmpty();
        assertThat(pages("?region=650200&affiliateGroup=GROUP-8")).isEmpty();
        assertThat(pages("?region=310000&enterpriseClass=LARGE")).contains(codes.get(0));
        assertThat(http.get(ENTERPRISES + "/" + later).ok().path("currentSince").isNull()).isTrue();
    }

    @Test
    void offices_list_the_enterprises_of_their_regions_alone() {
        assertThat(office(SHANGHAI).get(ENTERPRISES).with(403).reason())
                .isEqualTo("OUTSIDE_MANDATE");
        assertThat(office(SHANGHAI).get(ENTERPRISES + "?region=330100").with(403).reason())
                .isEqualTo("OUTSIDE_MANDATE");
        assertThat(office(SHANGHAI).get(ENTERPRISES + "?region=310000").status()).isEqualTo(200);
        assertThat(http.as(Role.AUDITOR).get(ENTERPRISES).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    replaced    | by          | status | reason
                    9133010078  | 9133010079  | 422    | ENTERPRISE_CODE_INVALID
                    9133010078  | 9133O10078  | 400    | FIELDS_INVALID
                    "SME"       | "GIANT"     | 400    | BODY_MALFORMED
                    "330100"    | "33010"     | 400    | FIELDS_INVALID
                    "GROUP-7"   | "Group 7"   | 400    | FIELDS_INVALID
                    2024-05-01  | 2024-05-32  | 400    | BODY_MALFORMED
                    2024-05-01  | 1949-09-30  | 422    | REGISTER_DAY_NOT_PLAUSIBLE
                    2024-05-01  | 2999-01-01  | 422    | REGISTER_DAY_NOT_PLAUSIBLE
                    """)
    void a_wrong_registration_is_told_what_is_wrong(
            String replaced, String by, int status, String reason) {
        String body = registration("913301007886550583", HANGZHOU);
        assertThat(body).contains(replaced);

        Answer answer =
                office(HANGZHOU)
                        .post(ENTERPRISES, "wrong-" + by.hashCode(), body.replace(replaced, by));

        assertThat(answer.with(status).reason()).isEqualTo(reason);
    }

    private ServiceHttp office(String region) {
        return http.as(Role.OFFICE, region);
    }

    private Answer register(String enterprise, String region, String key) {
        return office(region)
                .post(ENTERPRISES, "register-" + key, registration(enterprise, region));
    }

    private Answer change(
            ServiceHttp office, String enterprise, String key, String firstDay, String region) {
        return office.post(
                ENTERPRISES + "/" + enterprise + "/changes",
                "change-" + key,
                """
                {"firstDay": "%s", "enterpriseClass": "LARGE", "region": "%s"}
                """
                        .formatted(firstDay, region));
    }

    private JsonNode becomes(String enterprise, int entries) {
        return soon().until(
                        () -> http.get(ENTERPRISES + "/" + enterprise),
                        answer -> answer.body().path("entries").size() == entries)
                .ok();
    }

    /** The codes of all enterprises that a question finds, page by page. */
    private List<String> pages(String query) {
        List<String> codes = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = http.get(ENTERPRISES + query + after).ok();
            page.path("enterprises").forEach(one -> codes.add(one.path("enterprise").asString()));
            after = page.path("next").isNull() ? "" : "&after=" + page.path("next").asString();
        } while (!after.isEmpty());
        return codes;
    }
}
