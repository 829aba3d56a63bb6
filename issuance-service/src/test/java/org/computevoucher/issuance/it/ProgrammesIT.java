package org.computevoucher.issuance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import computevoucher.programme.v1.ProgrammePublished;
import computevoucher.programme.v1.ProgrammeRevised;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.computevoucher.testkit.FactTopics.Fact;
import org.computevoucher.testkit.Role;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Programmes, from the office that publishes them to the applicant and the topic. */
class ProgrammesIT extends IssuanceIT {

    private static final String TOPIC = "computevoucher.programme.v1";
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** Not tomorrow, which might be today when it is asked for. */
    private final LocalDate soonest = LocalDate.now(SHANGHAI).plusDays(2);

    @Test
    void a_programme_is_published_revised_and_read_by_everybody() {
        String programme = "310000-STORY";
        Answer published = publish(programme, "story").with(201);
        assertThat(published.body().path("version").asInt()).isEqualTo(1);
        assertThat(published.text("inForceFrom")).isEqualTo((year - 1) + "-12-31T16:00:00Z");
        assertThat(published.body().path("rules").path("rates")).hasSize(2);

        Answer revised =
                revise(
                                programme,
                                "story",
                                revision(soonest).replace("Points\": 8000", "Points\": 6000"))
                        .with(201);
        assertThat(revised.body().path("version").asInt()).isEqualTo(2);

        Answer whole =
                soon().until(
                                () ->
                                        http.as(Role.DATA_CENTRE, "DC-1")
                                                .get(PROGRAMMES + "/" + programme),
                                answer -> answer.body().path("versions").size() == 2)
                        .with(200);
        assertThat(whole.text("region")).isEqualTo("310000");
        assertThat(whole.body().path("inForceVersion").asInt()).isEqualTo(1);
        assertThat(whole.body().path("versions").get(0)).isEqualTo(published.body());
        assertThat(whole.body().path("versions").get(1)).isEqualTo(revised.body());

        assertThat(inForceAt(programme, revised.text("inForceFrom"))).isEqualTo("2");
        assertThat(inForceAt(programme, published.text("inForceFrom"))).isEqualTo("1");
        assertThat(inForceAt(programme, "2020-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    void every_version_is_a_fact_under_its_programme_that_names_the_one_before() {
        String programme = "330200-FACTS";
        Answer published = publish(programme, "facts").with(201);
        Answer revised = revise(programme, "facts", revision(soonest)).with(201);

        List<Fact> facts =
                soon().until(
                                () ->
                                        topics.read(TOPIC).stream()
                                                .filter(fact -> fact.key().equals(programme))
                                                .toList(),
                                read -> read.size() == 2);

        assertThat(facts.getFirst().id()).isEqualTo(published.text("eventId"));
        ProgrammePublished first = (ProgrammePublished) facts.getFirst().value();
        assertThat(first.getInForceFrom()).hasToString(published.text("inForceFrom"));
        assertThat(first.getYearlyCapFen()).isEqualTo(800_000_000L);
        assertThat(first.getRates())
                .extracting("enterpriseClass", "rateBasisPoints")
                .containsExactly(tuple("SME", 8_000), tuple(null, 5_000));
        assertThat(facts.getLast().id()).isEqualTo(revised.text("eventId"));
        assertThat(facts.getLast().headers())
                .containsEntry("ce_causationid", published.text("eventId"))
                .containsEntry("ce_type", TOPIC + ".ProgrammeRevised");
        assertThat(((ProgrammeRevised) facts.getLast().value()).getVersion()).isEqualTo(2);
    }

    @Test
    void the_list_has_pages_in_the_order_of_the_names() {
        List<String> names = List.of("650100-A", "650100-B", "650100-C");
        names.reversed().forEach(name -> publish(name, "list-" + name).with(201));
        soon().until(() -> page("?region=650100").path("programmes").size() == 3);

        List<String> read = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = page("?region=650100&limit=2" + after);
            page.path("programmes").forEach(one -> read.add(one.path("programme").asString()));
            after = page.path("next").isNull() ? "" : "&after=" + page.path("next").asString();
        } while (!after.isEmpty());

        assertThat(read).isEqualTo(names);
        JsonNode first = page("?region=650100&limit=1").path("programmes").get(0);
        assertThat(first.path("kind").asString()).isEqualTo("COMPUTE");
        assertThat(first.path("inForceVersion").asInt()).isEqualTo(1);
        assertThat(first.path("latestVersion").asInt()).isEqualTo(1);
        assertThat(page("?after=650099-Z&limit=200").path("programmes"))
                .anySatisfy(
                        one -> assertThat(one.path("programme").asString()).isEqualTo("650100-A"));
    }

    @Test
    void a_publication_is_done_once_and_answered_alike() {
        String programme = "370000-ONCE";
        Answer first = publish(programme, "once").with(201);

        assertThat(publish(programme, "once")).isEqualTo(first);
        assertThat(publish(programme, "once again").with(409).reason())
                .isEqualTo("PROGRAMME_ALREADY_PUBLISHED");
        assertThat(publish("370000-OTHER", "once").with(409).reason())
                .isEqualTo("IDEMPOTENCY_CONFLICT");
    }

    @Test
    void a_revision_that_would_break_a_rule_is_refused_with_the_rule_named() {
        String programme = "410000-RULES";
        publish(programme, "rules").with(201);
        LocalDate notNewYear = soonest.getDayOfYear() == 1 ? soonest.plusDays(1) : soonest;

        Answer refused =
                revise(programme, "rules", revision(notNewYear).replace("800000000", "799999999"))
                        .with(422);
        assertThat(refused.reason()).isEqualTo("REVISION_BREAKS_RULE");
        assertThat(refused.text("rule")).isEqualTo("YEARLY_CAP");
        assertThat(refused.text("inForce")).isEqualTo("800000000 fen in " + notNewYear.getYear());

        assertThat(
                        revise(programme, "rules", revision(soonest.minusDays(10)))
                                .with(422)
                                .text("rule"))
                .isEqualTo("NOT_RETROACTIVE");
        assertThat(revise("410000-NOBODY", "rules", revision(soonest)).with(404).reason())
                .isEqualTo("PROGRAMME_UNKNOWN");
        revise(programme, "rules", revision(soonest)).with(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    replaced                       | by                            | status | reason
                    440300-WRONG                   | 440300-wrong                  | 400    | FIELDS_INVALID
                    "rateBasisPoints": 8000        | "rateBasisPoints": 10001      | 400    | FIELDS_INVALID
                    "rateBasisPoints": 8000        | "rateBasisPoints": null       | 400    | FIELDS_INVALID
                    "ASCEND-910B"                  | "ascend"                      | 400    | FIELDS_INVALID
                    "BUSINESS_LICENCE"             | "Business licence"            | 400    | FIELDS_INVALID
                    "BUSINESS_LICENCE"             | null                          | 400    | FIELDS_INVALID
                    ["SME", "LARGE"]               | []                            | 400    | FIELDS_INVALID
                    ["SME", "LARGE"]               | ["SME", "GIANT"]              | 400    | BODY_MALFORMED
                    "graceDays": 30                | "graceDays": 367              | 400    | FIELDS_INVALID
                    "graceDays": 30,               | ''                            | 400    | FIELDS_INVALID
                    "document": "Notice 7"         | "document": " "               | 400    | FIELDS_INVALID
                    "minFaceFen": 1000             | "minFaceFen": 400000001       | 422    | PROGRAMME_RULES_INCONSISTENT
                    ["SME", "LARGE"]               | ["SME", "SME"]                | 422    | PROGRAMME_RULES_INCONSISTENT
                    "automaticUpToFen": 20000000   | "automaticUpToFen": 400000001 | 422    | PROGRAMME_RULES_INCONSISTENT
                    -01-01                         | -13-01                        | 400    | BODY_MALFORMED
                    "firstDay": "2                 | "firstDay": "1                | 422    | PROGRAMME_DAY_NOT_PLAUSIBLE
                    """)
    void a_wrong_publication_is_told_what_is_wrong(
            String replaced, String by, int status, String reason) {
        String body = publication("440300-WRONG");
        assertThat(body).contains(replaced);

        Answer answer = http.post(PROGRAMMES, "wrong-" + by.hashCode(), body.replace(replaced, by));

        assertThat(answer.with(status).reason()).isEqualTo(reason);
    }

    @Test
    void questions_have_bounds_and_unknown_programmes_are_said_to_be_unknown() {
        assertThat(http.get(PROGRAMMES + "/440300-NOBODY").with(404).reason())
                .isEqualTo("PROGRAMME_UNKNOWN");
        assertThat(http.get(PROGRAMMES + "/shenzhen").with(400).reason())
                .isEqualTo("PARAMETERS_INVALID");
        assertThat(http.get(PROGRAMMES + "/440300-NOBODY?at=today").with(400).reason())
                .isEqualTo("PARAMETER_MALFORMED");
        assertThat(http.get(PROGRAMMES + "?limit=201").with(400).reason())
                .isEqualTo("PARAMETERS_INVALID");
        assertThat(http.get(PROGRAMMES + "?region=44").with(400).reason())
                .isEqualTo("PARAMETERS_INVALID");
    }

    private Answer publish(String programme, String key) {
        return http.post(PROGRAMMES, "publish-" + key.replace(' ', '-'), publication(programme));
    }

    private Answer revise(String programme, String key, String body) {
        return http.post(PROGRAMMES + "/" + programme + "/revisions", "revise-" + key, body);
    }

    private String revision(LocalDate firstDay) {
        return publication("310000-NONE")
                .replace("\"programme\": \"310000-NONE\",", "")
                .replace(year + "-01-01", firstDay.toString());
    }

    private String inForceAt(String programme, String at) {
        JsonNode version =
                http.get(PROGRAMMES + "/" + programme + "?at=" + at).ok().path("inForceVersion");
        return version.isNull() ? "" : version.asString();
    }

    private JsonNode page(String query) {
        return http.as(Role.ENTERPRISE, "91330100799655058B").get(PROGRAMMES + query).ok();
    }
}
