package org.computevoucher.redemption.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.computevoucher.testkit.Role;
import org.computevoucher.testkit.ServiceHttp;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The register of data centres. */
class DataCentresIT extends WithDataCentres {

    @Test
    void a_data_centre_is_registered_changed_and_found_by_what_it_is_now() {
        register("DC-REG-1", "321000", "H800", 24_000L, today.minusDays(90)).with(201);
        register("DC-REG-2", "321000", "H800", null, today.minusDays(90)).with(201);
        register("DC-REG-3", "321000", "A100", 1L, today.minusDays(90)).with(201);
        enter("DC-REG-1", "hardware-classes", "\"hardwareClass\": \"H20\"", today.plusDays(9));
        enter("DC-REG-1", "capacities", "\"gpuHoursPerDay\": 48000", today.minusDays(9));
        enter("DC-REG-1", "capacities", "\"gpuHoursPerDay\": 36000", today.minusDays(20));
        status("DC-REG-1", "APPROVED", Duration.ofDays(80)).with(201);
        status("DC-REG-1", "SUSPENDED", Duration.ofDays(10)).with(201);
        status("DC-REG-1", "UNDER_REVIEW", Duration.ofDays(20)).with(201);
        JsonNode last = status("DC-REG-2", "APPROVED", Duration.ofDays(1)).with(201).body();
        soon().until(() -> codes("region=321000&status=APPROVED").contains("DC-REG-2"));

        assertThat(codes("region=321000")).containsExactly("DC-REG-1", "DC-REG-2", "DC-REG-3");
        assertThat(codes("region=321000&hardwareClass=H800"))
                .containsExactly("DC-REG-1", "DC-REG-2");
        assertThat(codes("region=321000&hardwareClass=H20")).isEmpty();
        assertThat(codes("region=321000&status=UNDER_REVIEW")).isEmpty();
        assertThat(codes("region=321000&status=SUSPENDED")).containsExactly("DC-REG-1");
        JsonNode page = http.get(CENTRES + "?region=321000&limit=2").ok();
        assertThat(page.path("next").asString()).isEqualTo("DC-REG-2");
        assertThat(codes("region=321000&limit=2&after=DC-REG-2")).containsExactly("DC-REG-3");

        JsonNode one = http.get(CENTRES + "/DC-REG-1").ok();
        assertThat(one.path("now").path("gpuHoursPerDay").asLong()).isEqualTo(36_000);
        assertThat(one.path("now").path("hardwareClass").asString()).isEqualTo("H800");
        assertThat(one.path("now").path("bankAccountKnown").asBoolean()).isTrue();
        assertThat(one.path("statuses").valueStream().map(s -> s.path("status").asString()))
                .containsExactly("APPROVED", "SUSPENDED", "UNDER_REVIEW");
        assertThat(one.path("statuses").get(0).path("until").asString())
                .isEqualTo(now.minus(Duration.ofDays(20)).toString());
        assertThat(one.path("statuses").get(1).path("until").isNull()).isTrue();
        assertThat(one.path("statuses").get(2).path("until"))
                .isEqualTo(one.path("statuses").get(1).path("from"));
        assertThat(one.path("capacities").size()).isEqualTo(3);
        assertThat(one.path("hardwareClasses").size()).isEqualTo(2);
        assertThat(http.get(CENTRES + "/DC-REG-2").ok().path("statuses").get(0).path("eventId"))
                .isEqualTo(last.path("eventId"));
        assertThat(http.get(CENTRES + "/DC-REG-9").with(404).reason())
                .isEqualTo("DATA_CENTRE_UNKNOWN");
    }

    @Test
    void what_cannot_be_registered_is_refused() {
        register("DC-NO-1", "322000", "H800", null, today).with(201);

        assertThat(register("DC-NO-1", "322000", "H800", null, today).with(409).reason())
                .isEqualTo("DATA_CENTRE_ALREADY_REGISTERED");
        assertThat(register("DC-NO-1", "323000", "H800", null, today).with(409).reason())
                .isEqualTo("DATA_CENTRE_ALREADY_REGISTERED");
        assertThat(
                        register("DC-NO-2", "322000", "H800", null, today.plusDays(400))
                                .with(422)
                                .reason())
                .isEqualTo("DATA_CENTRE_TIME_NOT_PLAUSIBLE");
        for (String code :
                List.of("suggestions", "usage-report", "91330100799655058B", "D", "DC 1", "-DC")) {
            register(code, "322000", "H800", null, today).with(400);
        }
        register("suggestions-2", "322000", "H800", null, today).with(201);
        register("DC-NO-2", "322000", "h800", null, today).with(400);
        register("DC-NO-2", "322000", "H800", -1L, today).with(400);
        ServiceHttp office = http.as(Role.OFFICE, "322000");
        for (String account :
                List.of(
                        account("", ACCOUNT_NUMBER, "102290000012"),
                        account("Payee Ltd", "", "102290000012"),
                        account("Payee Ltd", "1".repeat(35), "102290000012"),
                        account("Payee Ltd", ACCOUNT_NUMBER, "10229000001"),
                        account("Payee Ltd", ACCOUNT_NUMBER, "ICBKCNBJSHI"))) {
            Answer refused =
                    office.post(
                            CENTRES + "/DC-NO-1/bank-accounts",
                            key(),
                            dated("\"bankAccount\": " + account, today));
            assertThat(refused.with(400).reason()).isEqualTo("FIELDS_INVALID");
        }
        assertThat(
                        http.as(Role.OFFICE, "323000")
                                .post(CENTRES + "/DC-NO-1/statuses", key(), statusBody("APPROVED"))
                                .with(404)
                                .reason())
                .isEqualTo("DATA_CENTRE_UNKNOWN");
    }

    @Test
    void where_a_data_centre_is_paid_is_shown_to_few() {
        Answer registered = register("DC-PAY", "324000", "H800", null, today).with(201);
        String other = account("Payee Ltd", "31050-1613600-00001234", "105290036005");
        Answer entered = enter("DC-PAY", "bank-accounts", "\"bankAccount\": " + other, today);
        soon().until(() -> http.get(CENTRES + "/DC-PAY").status() == 200);
        String accounts = CENTRES + "/DC-PAY/bank-accounts";

        JsonNode shown =
                soon().until(
                                () -> http.as(Role.TREASURY, "324000").get(accounts).ok(),
                                answer -> answer.path("bankAccounts").size() == 2);
        assertThat(shown.path("bankAccounts").get(0).path("accountNumber").asString())
                .isEqualTo(ACCOUNT_NUMBER);
        assertThat(shown.path("bankAccounts").get(1).path("bankCode").asString())
                .isEqualTo("105290036005");
        assertThat(http.as(Role.DATA_CENTRE, "DC-PAY").get(accounts).ok()).isEqualTo(shown);
        assertThat(http.as(Role.AUDITOR).get(accounts).ok()).isEqualTo(shown);
        assertThat(http.as(Role.TREASURY, "325000").get(accounts).with(404).reason())
                .isEqualTo("DATA_CENTRE_UNKNOWN");
        http.as(Role.DATA_CENTRE, "DC-NO-1").get(accounts).with(404);
        http.as(Role.OFFICE, "324000").get(accounts).with(403);
        http.as(Role.ENTERPRISE, "91330100799655058B").get(accounts).with(403);
        for (Answer answer :
                List.of(
                        registered,
                        entered,
                        http.get(CENTRES + "/DC-PAY").with(200),
                        http.get(CENTRES + "?region=324000").with(200))) {
            assertThat(answer.response().body()).doesNotContain(ACCOUNT_NUMBER, "31050", "Payee");
        }
    }

    private List<String> codes(String query) {
        return http.get(CENTRES + "?" + query)
                .ok()
                .path("dataCentres")
                .valueStream()
                .map(one -> one.path("dataCentre").asString())
                .toList();
    }
}
