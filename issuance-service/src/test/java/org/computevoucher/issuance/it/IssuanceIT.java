package org.computevoucher.issuance.it;

import static org.assertj.core.api.Assertions.assertThat;

import computevoucher.budget.v1.BudgetAllocated;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.computevoucher.issuance.IssuanceServiceApplication;
import org.computevoucher.issuance.enterprise.UnifiedSocialCreditCode;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.computevoucher.testkit.ServiceIT;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The running service over a real database, broker and registry, spoken to from outside. Each test
 * has a pot of its own.
 */
@SpringBootTest(
        classes = IssuanceServiceApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "computevoucher.statements.enabled=false")
@DirtiesContext // the service stops before the parts under it do
abstract class IssuanceIT extends ServiceIT {

    static final String VOUCHERS = "/api/v1/vouchers";
    static final String CONTACTS = "/api/v1/contacts";
    static final String ENTERPRISES = "/api/v1/enterprises";
    static final String PROGRAMMES = "/api/v1/programmes";
    static final String APPLICATIONS = "/api/v1/applications";
    static final String ENTERPRISE = "91330100799655058B";
    static final String VOUCHER_TOPIC = "computevoucher.voucher.v1";

    /** The pots of these tests are of the year in which they run: so vouchers are still valid. */
    final int year = Instant.now().atZone(ZoneId.of("Asia/Shanghai")).getYear();

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry properties) {
        useSharedParts(properties, "issuance");
    }

    /** Allocates money to a pot whose programme is published and knows {@link #ENTERPRISE}. */
    UUID allocate(String pot, long amountFen) {
        prepare(pot);
        return allocated(pot, amountFen);
    }

    /**
     * Publishes the pot's programme (80 %, for everybody, without a cap, decided by the rules
     * alone) and registers the enterprise, where that was not done yet.
     */
    void prepare(String pot) {
        String programme = pot.substring(0, pot.length() - 5);
        http.post(PROGRAMMES, "prepare-" + programme, plain(programme)).with(201);
        register(ENTERPRISE);
    }

    /** Enters an enterprise in the register, where it is not there yet. */
    void register(String enterprise) {
        register(enterprise, "330100");
    }

    void register(String enterprise, String region) {
        Answer answer =
                http.post(
                        ENTERPRISES,
                        "prepare-" + enterprise,
                        registration(enterprise, region).replace("\"GROUP-7\"", "null"));
        assertThat(answer.status()).isIn(201, 409);
    }

    String plain(String programme) {
        return """
        {"programme": "%s", "firstDay": "2025-01-01", "document": "Notice 7", "rules": {
          "kind": "COMPUTE", "rates": [{"rateBasisPoints": 8000}],
          "minFaceFen": 1, "maxFaceFen": 10000000000000, "yearlyCapFen": null,
          "eligibleClasses": ["SME", "LARGE", "RESEARCH", "UNIVERSITY"],
          "validityBegins": "YEAR_START", "validityDays": null, "graceDays": 30,
          "payee": "ENTERPRISE", "stacking": "EXCLUSIVE",
          "automaticUpToFen": 10000000000000, "requiredDocuments": []}}
        """
                .formatted(programme);
    }

    UUID allocated(String pot, long amountFen) {
        UUID eventId = UUID.randomUUID();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        topics.publish(
                pot,
                new BudgetAllocated(
                        eventId.toString(),
                        now,
                        now,
                        pot,
                        pot.substring(0, 6),
                        pot.substring(0, pot.length() - 5),
                        year,
                        amountFen,
                        false,
                        "a document"));
        return eventId;
    }

    Answer issue(String key, String pot, long faceFen) {
        return http.post(VOUCHERS, key.replace(' ', '-'), request(pot, faceFen));
    }

    String request(String pot, long faceFen) {
        return """
        {"pot": "%s", "enterprise": "%s", "faceFen": %d, "rateBasisPoints": 8000,
         "validFrom": "%d-01-01", "validTo": "%d-12-31", "graceDays": 30, "payee": "ENTERPRISE"}
        """
                .formatted(pot, ENTERPRISE, faceFen, year, year);
    }

    Answer apply(String key, String pot, String enterprise, long requestedFen) {
        return http.post(
                APPLICATIONS, key.replace(' ', '-'), application(pot, enterprise, requestedFen));
    }

    static String application(String pot, String enterprise, long requestedFen) {
        return """
        {"pot": "%s", "enterprise": "%s", "requestedFen": %d}
        """
                .formatted(pot, enterprise, requestedFen);
    }

    /** The application when it has come to this status. */
    Answer applicationBecomes(Answer applied, String status) {
        return soon().until(
                        () -> http.get(APPLICATIONS + "/" + applied.text("applicationId")),
                        answer ->
                                answer.status() == 200
                                        && answer.body()
                                                .path("application")
                                                .path("status")
                                                .asString()
                                                .equals(status));
    }

    /** The body that publishes a programme, in force since the beginning of this year. */
    String publication(String programme) {
        return """
        {"programme": "%s", "firstDay": "%d-01-01", "document": "Notice 7", "rules": {
          "kind": "COMPUTE",
          "rates": [
            {"enterpriseClass": "SME", "hardwareClass": "ASCEND-910B", "rateBasisPoints": 8000},
            {"rateBasisPoints": 5000}],
          "minFaceFen": 1000, "maxFaceFen": 400000000, "yearlyCapFen": 800000000,
          "eligibleClasses": ["SME", "LARGE"],
          "validityBegins": "YEAR_START", "validityDays": null, "graceDays": 30,
          "payee": "ENTERPRISE", "stacking": "EXCLUSIVE",
          "automaticUpToFen": 20000000, "requiredDocuments": ["BUSINESS_LICENCE"]}}
        """
                .formatted(programme, year);
    }

    /** The body that registers an enterprise. */
    static String registration(String enterprise, String region) {
        return """
        {"enterprise": "%s", "firstDay": "2024-05-01", "enterpriseClass": "SME", "region": "%s",
         "affiliateGroup": "GROUP-7"}
        """
                .formatted(enterprise, region);
    }

    /** The body that makes a contact. */
    static String contact(String enterprise, String region) {
        return """
        {"enterprise": "%s", "region": "%s", "person": "Wang Fang", "phone": "+86 571 5555 0100",
         "email": "fang@example.com"}
        """
                .formatted(enterprise, region);
    }

    /** The code of an enterprise; another number is another one. */
    static String enterprise(int number) {
        String organisation = "91310000%09d".formatted(number);
        return "0123456789ABCDEFGHJKLMNPQRTUWXY"
                .chars()
                .mapToObj(check -> organisation + (char) check)
                .filter(UnifiedSocialCreditCode::isValid)
                .findFirst()
                .orElseThrow();
    }

    void envelopeBecomes(String pot, long allocated, long available, long promised) {
        soon().untilAsserted(
                        () -> {
                            Answer envelope = http.get("/api/v1/envelopes/" + pot).with(200);
                            assertThat(envelope.fen("allocatedFen")).isEqualTo(allocated);
                            assertThat(envelope.fen("availableFen")).isEqualTo(available);
                            assertThat(envelope.fen("promisedFen")).isEqualTo(promised);
                        });
    }
}
