package org.computevoucher.issuance.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.computevoucher.platform.access.PolicyCoverage;
import org.computevoucher.testkit.Role;
import org.computevoucher.testkit.ServiceHttp;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.computevoucher.testkit.access.AccessTable;
import org.computevoucher.testkit.access.AccessTable.Request;
import org.computevoucher.testkit.access.Strangers;
import org.computevoucher.testkit.access.World;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may do what with the issuance service. */
class AccessIT extends IssuanceIT {

    private static final String MINE = "91330100799655058B";
    private static final String THEIRS = "91310115MA1K4QBT2Y";

    @Autowired private PolicyCoverage mapped;

    @TestFactory
    Stream<DynamicTest> the_policy_as_a_table() {
        return AccessTable.of(
                        """
                        endpoint                                    | finance | office | enterprise | data-centre | treasury | auditor | operator
                        POST /api/v1/programmes                     | -       | own    | -          | -           | -        | -       | -
                        POST /api/v1/programmes/{programme}/revisions | -     | own    | -          | -           | -        | -       | -
                        GET /api/v1/programmes                      | all     | all    | all        | all         | all      | all     | all
                        GET /api/v1/programmes/{programme}          | all     | all    | all        | all         | all      | all     | all
                        POST /api/v1/enterprises                    | -       | own    | -          | -           | -        | -       | -
                        POST /api/v1/enterprises/{enterprise}/changes | -     | own    | -          | -           | -        | -       | -
                        GET /api/v1/enterprises                     | own     | own    | -          | -           | own      | all     | -
                        GET /api/v1/enterprises/{enterprise}        | own     | own    | own        | -           | own      | all     | -
                        POST /api/v1/contacts                       | -       | own    | own        | -           | -        | -       | -
                        GET /api/v1/contacts/{contactId}            | -       | own    | own        | -           | -        | all     | -
                        POST /api/v1/contacts/{contactId}/erasures  | -       | own    | own        | -           | -        | -       | -
                        POST /api/v1/vouchers                       | -       | own    | -          | -           | -        | -       | -
                        POST /api/v1/vouchers/{voucherId}/suspensions   | -   | own    | -          | -           | -        | -       | -
                        POST /api/v1/vouchers/{voucherId}/resumptions   | -   | own    | -          | -           | -        | -       | -
                        POST /api/v1/vouchers/{voucherId}/cancellations | -   | own    | -          | -           | -        | -       | -
                        POST /api/v1/vouchers/{voucherId}/returns       | -   | own    | own        | -           | -        | -       | -
                        GET /api/v1/vouchers                        | own     | own    | own        | -           | own      | all     | -
                        GET /api/v1/vouchers/{voucherId}            | own     | own    | own        | -           | own      | all     | -
                        GET /api/v1/envelopes/{pot}                 | own     | own    | -          | -           | own      | all     | -
                        GET /api/v1/envelopes/{pot}/usage           | own     | own    | -          | -           | own      | all     | -
                        POST /api/v1/applications                   | -       | own    | own        | -           | -        | -       | -
                        GET /api/v1/applications/assessment         | -       | own    | own        | -           | -        | all     | -
                        GET /api/v1/applications                    | -       | own    | own        | -           | -        | all     | -
                        GET /api/v1/applications/{applicationId}    | -       | own    | own        | -           | -        | all     | -
                        POST /api/v1/applications/{applicationId}/information | - | own | own       | -           | -        | -       | -
                        POST /api/v1/applications/{applicationId}/decisions   | - | own | -         | -           | -        | -       | -
                        POST /api/v1/applications/{applicationId}/withdrawals | - | own | own       | -           | -        | -       | -
                        POST /api/v1/pots/{pot}/grants              | -       | own    | -          | -           | -        | -       | -
                        POST /api/v1/pots/{pot}/imports             | -       | own    | -          | -           | -        | -       | -
                        GET /api/v1/imports/{importId}              | -       | own    | -          | -           | -        | all     | -
                        GET /api/v1/imports/{importId}/lines        | -       | own    | -          | -           | -        | all     | -
                        GET /api/v1/imports/{importId}/report       | -       | own    | -          | -           | -        | all     | -
                        """)
                .calling(
                        "POST /api/v1/programmes",
                        of -> Request.post(PROGRAMMES, publication(of.region() + "-ACCESS")))
                .calling(
                        "POST /api/v1/programmes/{programme}/revisions",
                        of ->
                                Request.post(
                                        PROGRAMMES + "/" + programmeOf(of) + "/revisions",
                                        revision()))
                .calling("GET /api/v1/programmes", of -> Request.get(PROGRAMMES))
                .calling(
                        "GET /api/v1/programmes/{programme}",
                        of -> Request.get(PROGRAMMES + "/" + programmeOf(of)))
                .calling(
                        "POST /api/v1/enterprises",
                        of -> Request.post(ENTERPRISES, registration(enterprise(903), of.region())))
                .calling(
                        "POST /api/v1/enterprises/{enterprise}/changes",
                        of ->
                                Request.post(
                                        ENTERPRISES + "/" + of.enterprise() + "/changes",
                                        change(of.region())))
                .calling(
                        "GET /api/v1/enterprises",
                        of -> Request.get(ENTERPRISES + "?region=" + of.region()))
                .calling(
                        "GET /api/v1/enterprises/{enterprise}",
                        of -> Request.get(ENTERPRISES + "/" + of.enterprise()))
                .calling(
                        "POST /api/v1/contacts",
                        of -> Request.post(CONTACTS, contact(of.enterprise(), of.region())))
                .calling(
                        "GET /api/v1/contacts/{contactId}",
                        of -> Request.get(CONTACTS + "/" + of.id("contact")))
                .calling(
                        "POST /api/v1/contacts/{contactId}/erasures",
                        of ->
                                Request.post(
                                        CONTACTS + "/" + of.id("contact to erase") + "/erasures",
                                        ""))
                .calling(
                        "POST /api/v1/vouchers",
                        of -> Request.post(VOUCHERS, request(of.pot(), of.enterprise())))
                .calling(
                        "POST /api/v1/vouchers/{voucherId}/suspensions",
                        of ->
                                Request.post(
                                        voucher(of) + "/suspensions",
                                        "{\"reason\": \"OTHER\", \"document\": \"d\"}"))
                .calling(
                        "POST /api/v1/vouchers/{voucherId}/resumptions",
                        of -> Request.post(voucher(of) + "/resumptions", "{\"document\": \"d\"}"))
                .calling(
                        "POST /api/v1/vouchers/{voucherId}/cancellations",
                        of -> Request.post(voucher(of) + "/cancellations", "{\"document\": \"d\"}"))
                .calling(
                        "POST /api/v1/vouchers/{voucherId}/returns",
                        of -> Request.post(voucher(of) + "/returns", "{\"amountFen\": 1}"))
                .calling(
                        "GET /api/v1/vouchers",
                        of ->
                                Request.get(
                                        VOUCHERS
                                                + "?pot="
                                                + of.pot()
                                                + "&enterprise="
                                                + of.enterprise()))
                .calling("GET /api/v1/vouchers/{voucherId}", of -> Request.get(voucher(of)))
                .calling(
                        "GET /api/v1/envelopes/{pot}",
                        of -> Request.get("/api/v1/envelopes/" + of.pot()))
                .calling(
                        "GET /api/v1/envelopes/{pot}/usage",
                        of ->
                                Request.get(
                                        "/api/v1/envelopes/"
                                                + of.pot()
                                                + "/usage?from=2026-01-01&to=2026-01-31"))
                .calling(
                        "POST /api/v1/applications",
                        of -> Request.post(APPLICATIONS, application(of.pot(), of.enterprise(), 1)))
                .calling(
                        "GET /api/v1/applications/assessment",
                        of ->
                                Request.get(
                                        APPLICATIONS
                                                + "/assessment?requestedFen=1&pot="
                                                + of.pot()
                                                + "&enterprise="
                                                + of.enterprise()))
                .calling(
                        "GET /api/v1/applications",
                        of ->
                                Request.get(
                                        APPLICATIONS
                                                + "?pot="
                                                + of.pot()
                                                + "&enterprise="
                                                + of.enterprise()))
                .calling(
                        "GET /api/v1/applications/{applicationId}",
                        of -> Request.get(applicationOf(of)))
                .calling(
                        "POST /api/v1/applications/{applicationId}/information",
                        of ->
                                Request.post(
                                        applicationOf(of) + "/information",
                                        "{\"documents\": [{\"kind\": \"LICENCE\"}]}"))
                .calling(
                        "POST /api/v1/applications/{applicationId}/decisions",
                        of ->
                                Request.post(
                                        applicationOf(of) + "/decisions",
                                        "{\"verdict\": \"GRANT\"}"))
                .calling(
                        "POST /api/v1/applications/{applicationId}/withdrawals",
                        of -> Request.post(applicationOf(of) + "/withdrawals", ""))
                .calling(
                        "POST /api/v1/pots/{pot}/grants",
                        of ->
                                Request.post(
                                        "/api/v1/pots/" + of.pot() + "/grants",
                                        "{\"applicationIds\": [\"%s\"]}"
                                                .formatted(of.id("application"))))
                .calling(
                        "POST /api/v1/pots/{pot}/imports",
                        of -> Request.post(importsOf(of.pot()), "text/csv", table(of.enterprise())))
                .calling("GET /api/v1/imports/{importId}", of -> Request.get(importOf(of)))
                .calling(
                        "GET /api/v1/imports/{importId}/lines",
                        of -> Request.get(importOf(of) + "/lines"))
                .calling(
                        "GET /api/v1/imports/{importId}/report",
                        of -> Request.get(importOf(of) + "/report"))
                .tests(
                        http,
                        mapped,
                        world("210100", enterprise(901)),
                        world("220100", enterprise(902)));
    }

    @TestFactory
    Stream<DynamicTest> strangers() {
        return Strangers.tests(
                http,
                Request.get(VOUCHERS),
                Request.post(VOUCHERS, request("230100-COMPUTE-" + year, MINE)));
    }

    @Test
    void an_enterprise_lists_its_own_vouchers_whatever_else_it_asks() {
        World mine = world("240100", MINE);
        ServiceHttp enterprise = http.as(Role.ENTERPRISE, MINE);

        assertThat(enterprise.get(VOUCHERS).with(403).reason()).isEqualTo("OUTSIDE_MANDATE");
        assertThat(enterprise.get(VOUCHERS + "?pot=" + mine.pot()).with(403).reason())
                .isEqualTo("OUTSIDE_MANDATE");
        assertThat(enterprise.get(VOUCHERS + "?enterprise=" + THEIRS).with(403).reason())
                .isEqualTo("OUTSIDE_MANDATE");
        assertThat(enterprise.get(VOUCHERS + "?enterprise=" + MINE).ok().path("vouchers"))
                .isNotEmpty()
                .allSatisfy(
                        voucher ->
                                assertThat(voucher.path("enterprise").asString()).isEqualTo(MINE));
    }

    @Test
    void a_foreign_office_leaves_the_envelope_as_it_is() {
        World theirs = world("250100", THEIRS);

        assertThat(
                        http.as(Role.OFFICE, "260100")
                                .post(VOUCHERS, "foreign", request(theirs.pot(), MINE))
                                .with(403)
                                .reason())
                .isEqualTo("OUTSIDE_MANDATE");

        envelopeBecomes(theirs.pot(), 1_000, 900, 100);
    }

    private static String voucher(World of) {
        return VOUCHERS + "/" + of.id("voucher");
    }

    private World world(String region, String enterprise) {
        String pot = region + "-COMPUTE-" + year;
        register(enterprise, region);
        allocate(pot, 1_000);
        envelopeBecomes(pot, 1_000, 1_000, 0);
        String voucher =
                http.post(VOUCHERS, UUID.randomUUID().toString(), request(pot, enterprise))
                        .with(201)
                        .text("voucherId");
        Answer applied = apply(UUID.randomUUID().toString(), pot, enterprise, 10_000).with(201);
        soon().until(() -> http.get(PROGRAMMES + "/" + region + "-COMPUTE").status() == 200);
        soon().until(() -> http.get(ENTERPRISES + "/" + enterprise).status() == 200);
        soon().until(() -> http.get(VOUCHERS + "/" + voucher).status() == 200);
        applicationBecomes(applied, "WAITLISTED");
        envelopeBecomes(pot, 1_000, 900, 100);
        return new World(
                region,
                pot,
                enterprise,
                "DC-1",
                Map.of(
                        "voucher",
                        voucher,
                        "application",
                        applied.text("applicationId"),
                        "contact",
                        contactOf(enterprise, region),
                        "contact to erase",
                        contactOf(enterprise, region),
                        "import",
                        importInto(pot, enterprise)));
    }

    private static String importsOf(String pot) {
        return "/api/v1/pots/" + pot + "/imports";
    }

    private static String importOf(World world) {
        return "/api/v1/imports/" + world.id("import");
    }

    private String importInto(String pot, String enterprise) {
        return http.post(
                        importsOf(pot), UUID.randomUUID().toString(), "text/csv", table(enterprise))
                .with(202)
                .text("importId");
    }

    /** A line that is none, so that nothing is applied for. */
    private static String table(String enterprise) {
        return "enterprise,enterpriseClass,region,requestedFen,reference\r\n" + enterprise + "\r\n";
    }

    private static String applicationOf(World world) {
        return APPLICATIONS + "/" + world.id("application");
    }

    private String contactOf(String enterprise, String region) {
        return http.post(CONTACTS, UUID.randomUUID().toString(), contact(enterprise, region))
                .with(201)
                .text("contactId");
    }

    private static String programmeOf(World world) {
        return world.region() + "-COMPUTE";
    }

    /** Of any programme, and refused by a rule: it is not later than the version before. */
    private String revision() {
        return publication("").replace("\"programme\": \"\",", "");
    }

    /** Of any enterprise, and refused by a rule: it is not later than the entry before. */
    private static String change(String region) {
        return """
        {"firstDay": "2024-05-01", "enterpriseClass": "LARGE", "region": "%s"}
        """
                .formatted(region);
    }

    private String request(String pot, String enterprise) {
        return request(pot, 100).replace(MINE, enterprise);
    }
}
