package org.computevoucher.issuance.it;

import static org.assertj.core.api.Assertions.assertThat;

import computevoucher.application.v1.ApplicationDecided;
import computevoucher.voucher.v1.VoucherIssued;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.computevoucher.testkit.FactTopics.Fact;
import org.computevoucher.testkit.Role;
import org.computevoucher.testkit.ServiceHttp;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Applications, from the applicant's first question to the voucher. */
class ApplicationsIT extends IssuanceIT {

    private static final String TOPIC = "computevoucher.application.v1";

    /** In fen: 30 M, 18 M, 10 M, 5 M and 200 M CNY. */
    @Test
    void worked_example_3_the_waiting_list_is_served_without_anyone_asking_again() {
        String pot = "310000-EXAMPLE3-" + year;
        List<String> enterprises = enterprises(310, 3);
        allocate(pot, 3_000_000_000L);
        envelopeBecomes(pot, 3_000_000_000L, 3_000_000_000L, 0);

        apply("e3 first", pot, enterprises.get(0), 1_800_000_000L).with(201);
        apply("e3 second", pot, enterprises.get(1), 1_000_000_000L).with(201);
        Answer third = apply("e3 third", pot, enterprises.get(2), 500_000_000L).with(201);

        assertThat(third.text("status")).isEqualTo("WAITLISTED");
        assertThat(third.body().path("reasons").get(0).path("reason").asString())
                .isEqualTo("ENVELOPE_EXHAUSTED");
        envelopeBecomes(pot, 3_000_000_000L, 200_000_000L, 2_800_000_000L);

        allocated(pot, 20_000_000_000L);

        JsonNode served = applicationBecomes(third, "GRANTED").body().path("application");
        envelopeBecomes(pot, 23_000_000_000L, 19_700_000_000L, 3_300_000_000L);
        assertThat(served.path("voucher").path("faceFen").asLong()).isEqualTo(500_000_000L);
        assertThat(served.path("voucher").path("serialNumber").asString())
                .startsWith(pot + "-0000003-");
        assertThat(decisions(third)).containsExactly("WAITLISTED", "GRANTED");
        VoucherIssued issued =
                soon().until(() -> vouchersOf(pot), vouchers -> vouchers.size() == 3).stream()
                        .filter(one -> one.getEnterprise().equals(enterprises.get(2)))
                        .findFirst()
                        .orElseThrow();
        assertThat(issued.getApplicationId()).isEqualTo(third.text("applicationId"));
        assertThat(issued.getProgrammeVersion()).isEqualTo(1);
    }

    @Test
    void worked_example_3_in_any_order_what_is_issued_stays_within_the_allocation() {
        String pot = "370000-EXAMPLE3-" + year;
        List<String> enterprises = enterprises(370, 3);
        List<Long> amounts = List.of(1_800_000_000L, 1_000_000_000L, 500_000_000L);
        allocate(pot, 3_000_000_000L);
        envelopeBecomes(pot, 3_000_000_000L, 3_000_000_000L, 0);

        List<Answer> answers =
                ServiceHttp.atOnce(
                        3, i -> apply("any order " + i, pot, enterprises.get(i), amounts.get(i)));

        long grantedFen =
                answers.stream()
                        .filter(answer -> answer.with(201).text("status").equals("GRANTED"))
                        .mapToLong(answer -> answer.fen("requestedFen"))
                        .sum();
        assertThat(grantedFen).isLessThanOrEqualTo(3_000_000_000L);
        envelopeBecomes(pot, 3_000_000_000L, 3_000_000_000L - grantedFen, grantedFen);
        allocated(pot, 20_000_000_000L);
        answers.forEach(answer -> applicationBecomes(answer, "GRANTED"));
        envelopeBecomes(pot, 23_000_000_000L, 19_700_000_000L, 3_300_000_000L);
    }

    @Test
    void an_applicant_asks_beforehand_and_nothing_happens() {
        String programme = "330200-DRYRUN";
        String pot = programme + "-" + year;
        String enterprise = enterprises(332, 1).getFirst();
        http.post(PROGRAMMES, "dry-run", publication(programme)).with(201);
        allocated(pot, 5_000_000);
        envelopeBecomes(pot, 5_000_000, 5_000_000, 0);
        String question = APPLICATIONS + "/assessment?pot=" + pot + "&enterprise=" + enterprise;

        JsonNode little = http.get(question + "&requestedFen=10").ok();
        assertThat(little.path("wouldBe").asString()).isEqualTo("REJECTED");
        assertThat(reasons(little)).containsExactly("FACE_BELOW_MINIMUM", "DOCUMENTS_MISSING");
        assertThat(little.path("mostFen").asLong()).isEqualTo(5_000_000);

        JsonNode much =
                http.get(question + "&requestedFen=900000000&documents=BUSINESS_LICENCE").ok();
        assertThat(reasons(much))
                .containsExactly("FACE_ABOVE_MAXIMUM", "YEARLY_CAP_EXCEEDED", "ENVELOPE_EXHAUSTED");

        JsonNode right =
                http.get(
                                question
                                        + "&requestedFen=5000000&documents=BUSINESS_LICENCE"
                                        + "&hardwareClass=ASCEND-910B")
                        .ok();
        assertThat(right.path("wouldBe").asString()).isEqualTo("GRANTED");
        assertThat(right.path("reasons")).isEmpty();
        assertThat(right.path("rateBasisPoints").asInt()).isEqualTo(8_000);
        assertThat(right.path("hardwareClass").asString()).isEqualTo("ASCEND-910B");
        envelopeBecomes(pot, 5_000_000, 5_000_000, 0);
        assertThat(http.get(APPLICATIONS + "?pot=" + pot).ok().path("applications")).isEmpty();

        JsonNode nobody =
                http.get(
                                APPLICATIONS
                                        + "/assessment?pot=330200-NONE-"
                                        + year
                                        + "&requestedFen=1&enterprise="
                                        + enterprise(9_999))
                        .ok();
        assertThat(nobody.path("wouldBe").isNull()).isTrue();
        assertThat(reasons(nobody))
                .containsExactly("PROGRAMME_NOT_IN_FORCE", "APPLICANT_NOT_REGISTERED");
    }

    @Test
    void what_is_missing_is_supplied_and_what_is_large_is_decided_by_a_person() {
        String programme = "440300-PERSON";
        String pot = programme + "-" + year;
        String enterprise = enterprises(443, 1).getFirst();
        http.post(PROGRAMMES, "person", publication(programme)).with(201);
        allocated(pot, 100_000_000);
        envelopeBecomes(pot, 100_000_000, 100_000_000, 0);
        ServiceHttp applicant = http.as(Role.ENTERPRISE, enterprise);
        ServiceHttp office = http.as(Role.OFFICE, "440300");

        Answer applied =
                applicant
                        .post(APPLICATIONS, "person-1", application(pot, enterprise, 30_000_000))
                        .with(201);
        assertThat(applied.text("status")).isEqualTo("NEEDS_INFORMATION");
        String one = APPLICATIONS + "/" + applied.text("applicationId");

        Answer supplied =
                applicant
                        .post(
                                one + "/information",
                                "person-2",
                                "{\"documents\": [{\"kind\": \"BUSINESS_LICENCE\"}]}")
                        .with(200);
        assertThat(supplied.text("status")).isEqualTo("SUBMITTED");
        assertThat(
                        applicant
                                .post(one + "/decisions", "person-3", "{\"verdict\": \"GRANT\"}")
                                .status())
                .isEqualTo(403);
        assertThat(
                        http.as(Role.OFFICE, "310000")
                                .post(one + "/decisions", "person-4", "{\"verdict\": \"GRANT\"}")
                                .with(404)
                                .reason())
                .isEqualTo("APPLICATION_UNKNOWN");
        Answer granted =
                office.post(one + "/decisions", "person-5", "{\"verdict\": \"GRANT\"}").with(200);
        assertThat(granted.text("status")).isEqualTo("GRANTED");
        assertThat(granted.body().path("automatic").asBoolean()).isFalse();
        assertThat(granted.body().path("voucher").path("rateBasisPoints").asInt()).isEqualTo(5_000);
        envelopeBecomes(pot, 100_000_000, 70_000_000, 30_000_000);
        assertThat(decisions(applied)).containsExactly("NEEDS_INFORMATION", "GRANTED");
        assertThat(applicant.post(one + "/withdrawals", "person-6", "").with(409).reason())
                .isEqualTo("APPLICATION_STATUS_CONFLICT");
    }

    @Test
    void a_contact_is_one_of_the_applicant_s_own() {
        String pot = "220100-CONTACT-" + year;
        List<String> enterprises = enterprises(220, 2);
        allocate(pot, 1_000);
        String contact =
                http.post(CONTACTS, "a-contact", contact(enterprises.getFirst(), "220100"))
                        .with(201)
                        .text("contactId");
        String named = ", \"contactId\": \"" + contact + "\"}";

        assertThat(
                        http.post(
                                        APPLICATIONS,
                                        "contact-1",
                                        application(pot, enterprises.get(1), 10)
                                                .replace("}", named))
                                .with(422)
                                .reason())
                .isEqualTo("CONTACT_NOT_OF_APPLICANT");
        String body = application(pot, enterprises.getFirst(), 10).replace("}", named);
        Answer applied = http.post(APPLICATIONS, "contact-2", body).with(201);
        assertThat(applied.text("contactId")).isEqualTo(contact);
        http.as(Role.OFFICE, "220100")
                .post(CONTACTS + "/" + contact + "/erasures", "contact-3", "")
                .with(200);
        assertThat(http.post(APPLICATIONS, "contact-2", body).with(201).body())
                .isEqualTo(applied.body());
    }

    @Test
    void a_thousand_applications_are_granted_with_one_request_and_once() {
        String programme = "410000-BULK";
        String pot = programme + "-" + year;
        http.post(
                        PROGRAMMES,
                        "bulk",
                        plain(programme)
                                .replace(
                                        "\"automaticUpToFen\": 10000000000000",
                                        "\"automaticUpToFen\": 0"))
                .with(201);
        register(ENTERPRISE);
        allocated(pot, 100 * 990);
        envelopeBecomes(pot, 99_000, 99_000, 0);
        List<String> ids = new ArrayList<>();
        for (List<Answer> some :
                Stream.of(0, 250, 500, 750)
                        .map(
                                from ->
                                        ServiceHttp.atOnce(
                                                250,
                                                i ->
                                                        apply(
                                                                "bulk " + (from + i),
                                                                pot,
                                                                ENTERPRISE,
                                                                100)))
                        .toList()) {
            some.forEach(answer -> ids.add(answer.with(201).text("applicationId")));
        }
        ids.set(7, UUID.randomUUID().toString());
        String grants = "/api/v1/pots/" + pot + "/grants";
        String body = "{\"applicationIds\": [\"" + String.join("\", \"", ids) + "\"]}";

        Answer granted = http.post(grants, "bulk-grant", body).with(200);

        JsonNode results = granted.body().path("results");
        assertThat(results).hasSize(1_000);
        assertThat(results.get(7).path("problem").path("reason").asString())
                .isEqualTo("APPLICATION_UNKNOWN");
        assertThat(IntStream.range(0, 1_000).mapToObj(i -> results.get(i).path("applicationId")))
                .extracting(JsonNode::asString)
                .isEqualTo(ids);
        List<String> statuses =
                IntStream.range(0, 1_000)
                        .mapToObj(i -> results.get(i).path("status"))
                        .filter(JsonNode::isString)
                        .map(JsonNode::asString)
                        .toList();
        assertThat(statuses).filteredOn("GRANTED"::equals).hasSize(990);
        assertThat(statuses).filteredOn("WAITLISTED"::equals).hasSize(9);
        envelopeBecomes(pot, 99_000, 0, 99_000);
        assertThat(http.post(grants, "bulk-grant", body).body()).isEqualTo(granted.body());
        Answer again = http.post(grants, "bulk-again", body).with(200);
        assertThat(again.body()).isEqualTo(granted.body());
        envelopeBecomes(pot, 99_000, 0, 99_000);
        assertThat(
                        http.post(
                                        grants,
                                        "bulk-many",
                                        body.replace("[", "[\"" + UUID.randomUUID() + "\", "))
                                .with(400)
                                .reason())
                .isEqualTo("FIELDS_INVALID");
    }

    @Test
    void offices_find_applications_by_age_and_page_through_them() {
        String pot = "510100-PAGES-" + year;
        allocate(pot, 250);
        envelopeBecomes(pot, 250, 250, 0);
        List<Answer> applied =
                IntStream.range(0, 5)
                        .mapToObj(i -> apply("page " + i, pot, ENTERPRISE, 100).with(201))
                        .toList();
        applicationBecomes(applied.getLast(), "WAITLISTED");

        JsonNode first = http.get(APPLICATIONS + "?limit=3&pot=" + pot).ok();
        assertThat(ids(first))
                .isEqualTo(
                        applied.subList(0, 3).stream().map(a -> a.text("applicationId")).toList());
        JsonNode second =
                http.get(
                                APPLICATIONS
                                        + "?limit=3&pot="
                                        + pot
                                        + "&after="
                                        + first.path("next").asString())
                        .ok();
        assertThat(ids(second))
                .isEqualTo(
                        applied.subList(3, 5).stream().map(a -> a.text("applicationId")).toList());
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(ids(http.get(APPLICATIONS + "?status=WAITLISTED&pot=" + pot).ok())).hasSize(3);
        assertThat(
                        http.get(APPLICATIONS + "/" + applied.getLast().text("applicationId"))
                                .ok()
                                .path("waitingAhead")
                                .asInt())
                .isEqualTo(2);
        assertThat(
                        ids(
                                http.get(
                                                APPLICATIONS
                                                        + "?pot="
                                                        + pot
                                                        + "&submittedBefore="
                                                        + applied.get(2).text("submittedAt"))
                                        .ok()))
                .hasSize(2);
        assertThat(
                        http.get(APPLICATIONS + "?pot=" + pot + "&after=" + UUID.randomUUID())
                                .with(400)
                                .reason())
                .isEqualTo("APPLICATION_CURSOR_UNKNOWN");
    }

    private List<String> enterprises(int from, int count) {
        List<String> codes =
                IntStream.range(from, from + count).mapToObj(IssuanceIT::enterprise).toList();
        codes.forEach(this::register);
        return codes;
    }

    private static List<String> reasons(JsonNode assessment) {
        return texts(assessment.path("reasons"), "reason");
    }

    private static List<String> ids(JsonNode page) {
        return texts(page.path("applications"), "applicationId");
    }

    private static List<String> texts(JsonNode array, String field) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.path(field).asString()));
        return texts;
    }

    private List<VoucherIssued> vouchersOf(String pot) {
        return topics.read(VOUCHER_TOPIC).stream()
                .map(Fact::value)
                .filter(VoucherIssued.class::isInstance)
                .map(VoucherIssued.class::cast)
                .filter(issued -> issued.getPot().equals(pot))
                .toList();
    }

    /** What the world was told about an application, in order. */
    private List<String> decisions(Answer applied) {
        String applicationId = applied.text("applicationId");
        return soon().until(
                        () ->
                                topics.read(TOPIC).stream()
                                        .filter(fact -> fact.key().equals(applicationId))
                                        .map(
                                                fact ->
                                                        ((ApplicationDecided) fact.value())
                                                                .getDecision())
                                        .toList(),
                        decided -> decided.size() == 2);
    }
}
