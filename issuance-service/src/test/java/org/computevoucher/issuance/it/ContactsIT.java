package org.computevoucher.issuance.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.computevoucher.testkit.Role;
import org.computevoucher.testkit.ServiceHttp;
import org.computevoucher.testkit.ServiceHttp.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** People: made known, looked up, and forgotten for good. */
class ContactsIT extends IssuanceIT {

    private static final String HANGZHOU = "330100";
    private static final String ENTERPRISE = enterprise(801);

    @Autowired private JdbcTemplate jdbc;

    @Test
    void a_contact_is_known_to_its_enterprise_and_the_offices_of_its_region_alone() {
        Answer made = make("known", person("Wang Fang", "+86 571 5555 0100")).with(201);
        String path = CONTACTS + "/" + made.text("contactId");

        assertThat(made.body().propertyNames())
                .containsExactlyInAnyOrder("contactId", "enterprise", "region");
        for (ServiceHttp reader :
                List.of(
                        http.as(Role.ENTERPRISE, ENTERPRISE),
                        http.as(Role.OFFICE, HANGZHOU),
                        http.as(Role.AUDITOR))) {
            Answer contact = reader.get(path).with(200);
            assertThat(contact.text("person")).isEqualTo("Wang Fang");
            assertThat(contact.text("phone")).isEqualTo("+86 571 5555 0100");
            assertThat(contact.text("email")).isEqualTo("fang@example.com");
            assertThat(contact.response().headers().firstValue("cache-control").orElse(""))
                    .contains("no-store");
        }
        for (ServiceHttp stranger :
                List.of(
                        http.as(Role.ENTERPRISE, enterprise(802)),
                        http.as(Role.OFFICE, "310000"))) {
            assertThat(stranger.get(path).with(404).reason()).isEqualTo("CONTACT_UNKNOWN");
            assertThat(stranger.post(path + "/erasures", "theirs", "").with(404).reason())
                    .isEqualTo("CONTACT_UNKNOWN");
        }
        assertThat(http.get(CONTACTS + "/" + UUID.randomUUID()).with(404).reason())
                .isEqualTo("CONTACT_UNKNOWN");
    }

    @Test
    void what_is_erased_is_nowhere_any_more() {
        String name = "Zhuge Kongming";
        String phone = "+86 28 5555 7777";
        Answer made = make("erased", person(name, phone)).with(201);
        String path = CONTACTS + "/" + made.text("contactId");
        assertThat(tablesWith(name)).containsExactly("contact");
        assertThat(tablesWith(phone)).containsExactly("contact");

        Answer erased = office().post(path + "/erasures", "erase", "").with(200);

        assertThat(tablesWith(name)).isEmpty();
        assertThat(tablesWith(phone)).isEmpty();
        assertThat(office().get(path).with(410).reason()).isEqualTo("CONTACT_ERASED");
        assertThat(erased.text("contactId")).isEqualTo(made.text("contactId"));
        // under the same key, and under another
        assertThat(office().post(path + "/erasures", "erase", "")).isEqualTo(erased);
        assertThat(http.as(Role.ENTERPRISE, ENTERPRISE).post(path + "/erasures", "erase-again", ""))
                .isEqualTo(erased);
        // nobody can tell any more whether this says the same
        for (String again : List.of(name, "Somebody Else")) {
            assertThat(make("erased", person(again, phone)).with(410).reason())
                    .isEqualTo("CONTACT_ERASED");
        }
        assertThat(tablesWith("Somebody Else")).isEmpty();
        // a key of another request is no key of the contact's
        assertThat(office().post(CONTACTS, "erase", person(name, phone)).with(409).reason())
                .isEqualTo("IDEMPOTENCY_CONFLICT");
        assertThat(tablesWith(name)).isEmpty();
    }

    @Test
    void a_contact_is_made_once_and_answered_alike() {
        Answer first = make("once", person("Li Na", "13800138000")).with(201);

        assertThat(make("once", person("Li Na", "13800138000"))).isEqualTo(first);
        assertThat(make("once", person("Li Na", "13800138001")).with(409).reason())
                .isEqualTo("IDEMPOTENCY_CONFLICT");
        assertThat(make("another", person("Li Na", "13800138000")).with(201).text("contactId"))
                .isNotEqualTo(first.text("contactId"));
    }

    @Test
    void the_same_request_many_times_at_once_makes_one_contact() {
        List<Answer> answers =
                ServiceHttp.atOnce(
                        50, i -> make("at-once", person("Ouyang Xiu", "+86 791 5555 0100")));

        assertThat(answers)
                .allSatisfy(answer -> answer.with(201))
                .extracting(answer -> answer.response().body())
                .containsOnly(answers.getFirst().response().body());
        assertThat(
                        jdbc.queryForObject(
                                "select count(*) from contact where person = 'Ouyang Xiu'",
                                Integer.class))
                .isEqualTo(1);
    }

    @Test
    void nobody_makes_a_contact_of_anothers_enterprise() {
        String body = person("Li Na", "13800138000");

        assertThat(
                        http.as(Role.ENTERPRISE, enterprise(802))
                                .post(CONTACTS, "foreign", body)
                                .with(403)
                                .reason())
                .isEqualTo("OUTSIDE_MANDATE");
        assertThat(
                        http.as(Role.OFFICE, "310000")
                                .post(CONTACTS, "foreign", body)
                                .with(403)
                                .reason())
                .isEqualTo("OUTSIDE_MANDATE");
        http.as(Role.ENTERPRISE, ENTERPRISE).post(CONTACTS, "own", body).with(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            quoteCharacter = '~',
            textBlock =
                    """
                    replaced         | by                       | status | reason
                    Li Na            | ~ ~                      | 400    | FIELDS_INVALID
                    "Li Na"          | null                     | 400    | FIELDS_INVALID
                    Li Na            | Li\\u0000Na              | 400    | TEXT_INVALID
                    13800138000      | 1380013800O              | 400    | FIELDS_INVALID
                    13800138000      | 1380                     | 400    | FIELDS_INVALID
                    13800138000      | 1380013800013800138000138 | 400   | FIELDS_INVALID
                    13800138000      | ++13800138000            | 400    | FIELDS_INVALID
                    fang@example.com | fang                     | 400    | FIELDS_INVALID
                    fang@example.com | fang@example             | 400    | FIELDS_INVALID
                    fang@example.com | fang li@example.com      | 400    | FIELDS_INVALID
                    fang@example.com | fang@example..com        | 400    | FIELDS_INVALID
                    fang@example.com | <fang@example.com>       | 400    | FIELDS_INVALID
                    "330100"         | "3301"                   | 400    | FIELDS_INVALID
                    """)
    void a_wrong_contact_is_told_what_is_wrong(
            String replaced, String by, int status, String reason) {
        String body = person("Li Na", "13800138000");
        assertThat(body).contains(replaced);

        Answer answer = make("wrong-" + by.hashCode(), body.replace(replaced, by));

        assertThat(answer.with(status).reason()).isEqualTo(reason);
    }

    @Test
    void a_code_with_a_typing_error_makes_no_contact_and_takes_no_key() {
        String wrong = ENTERPRISE.substring(0, 9) + "9" + ENTERPRISE.substring(10);
        String body = person("Li Na", "13800138000");

        assertThat(make("typing-error", body.replace(ENTERPRISE, wrong)).with(422).reason())
                .isEqualTo("ENTERPRISE_CODE_INVALID");
        make("typing-error", body).with(201);
    }

    private ServiceHttp office() {
        return http.as(Role.OFFICE, HANGZHOU);
    }

    private Answer make(String key, String body) {
        return office().post(CONTACTS, "contact-" + key, body);
    }

    private static String person(String person, String phone) {
        return contact(ENTERPRISE, HANGZHOU)
                .replace("Wang Fang", person)
                .replace("+86 571 5555 0100", phone);
    }

    /** Where in the database a text stands, as it is or as bytes. */
    private List<String> tablesWith(String text) {
        String bytes = HexFormat.of().formatHex(text.getBytes(UTF_8));
        return jdbc
                .queryForList(
                        "select table_name from information_schema.tables"
                                + " where table_schema = current_schema() and table_type = 'BASE TABLE'",
                        String.class)
                .stream()
                .filter(
                        table ->
                                Boolean.TRUE.equals(
                                        jdbc.queryForObject(
                                                "select exists (select 1 from "
                                                        + table
                                                        + " t where position(? in t::text) > 0"
                                                        + " or position(? in t::text) > 0)",
                                                Boolean.class,
                                                text,
                                                bytes)))
                .toList();
    }
}
