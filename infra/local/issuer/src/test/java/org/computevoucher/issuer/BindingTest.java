package org.computevoucher.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class BindingTest {

    private static final List<String> SEED_REGIONS = List.of("330200", "110000");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    finance     | region=330200                   | finance:330200
                    office      | region=440300&region=330200     | office:330200,440300
                    treasury    | region=440300,330200,440300     | treasury:330200,440300
                    finance     | region= 330200 ,                | finance:330200
                    finance     | ""                              | finance:110000,330200
                    finance     | region=                         | finance:110000,330200
                    enterprise  | enterprise=91310115MA1K4QBT2Y   | enterprise:91310115MA1K4QBT2Y
                    data-centre | data_centre=DC-NB-01            | data-centre:DC-NB-01
                    auditor     | ""                              | auditor
                    operator    | ""                              | operator
                    auditor     | datacentre=unknown-to-us        | auditor
                    treasury    | region=330200&person=           | treasury:330200
                    treasury    | region=330200&person=li         | treasury:330200/li
                    auditor     | person=zhang-2                  | auditor/zhang-2
                    """)
    void a_binding_makes_one_subject_however_it_is_written(
            String role, String form, String subject) {
        assertThat(binding(role, form).subject()).isEqualTo(subject);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    data-centre | ""                                 | role data-centre needs one data_centre, as in data_centre=DC-NB-01
                    enterprise  | ""                                 | role enterprise needs one enterprise, as in enterprise=91310115MA1K4QBT2Y
                    data-centre | data_centre=DC-1&data_centre=DC-2  | role data-centre needs one data_centre, as in data_centre=DC-NB-01: 2 were named
                    auditor     | region=330200                      | role auditor is bound to nothing: leave out region
                    finance     | enterprise=91310115MA1K4QBT2Y      | role finance takes region and not enterprise
                    data-centre | data_centre=DC-1&region=330200     | role data-centre takes data_centre and not region
                    finance     | region=33020                       | region is written as six digits, as in region=330200; not 33020
                    finance     | region=330200,030200               | region is written as six digits, as in region=330200; not 030200
                    enterprise  | enterprise=91310115MA1K4QBT2       | enterprise is written as a unified social credit code of 18 characters, as in enterprise=91310115MA1K4QBT2Y; not 91310115MA1K4QBT2
                    data-centre | data_centre=宁波                    | data_centre is written as 2 to 64 letters, digits, dots, hyphens or underscores, as in data_centre=DC-NB-01; not ??
                    treasury    | person=Li                          | a token is of one person, written as up to 16 small letters, digits or hyphens, as in person=li; not Li
                    treasury    | person=a2345678901234567           | a token is of one person, written as up to 16 small letters, digits or hyphens, as in person=li; not a2345678901234567
                    treasury    | person=li&person=wang              | a token is of one person, written as up to 16 small letters, digits or hyphens, as in person=li; not li,wang
                    """)
    void what_is_not_right_is_refused_with_what_would_be(String role, String form, String message) {
        assertThatThrownBy(() -> binding(role, form))
                .isInstanceOf(Binding.RefusedException.class)
                .hasMessage(message);
    }

    @Test
    void a_subject_does_not_grow_beyond_what_the_services_take() {
        String regions =
                String.join(
                        ",", IntStream.range(100_000, 100_032).mapToObj(String::valueOf).toList());

        assertThat(
                        binding("treasury", "person=a234567890123456&region=" + regions)
                                .subject()
                                .length())
                .isLessThanOrEqualTo(255);
        assertThatThrownBy(() -> binding("treasury", "region=330200," + regions))
                .hasMessage("a token takes at most 32 regions, not 33");
    }

    @Test
    void without_seed_regions_a_role_of_regions_names_its_own() {
        assertThatThrownBy(() -> Binding.of(Role.TREASURY, new LinkedMultiValueMap<>(), List.of()))
                .hasMessage("role treasury needs a region, as in region=330200");
    }

    @Test
    void regions_are_a_list_and_the_others_one_value() {
        assertThat(binding("finance", "region=330200").claim()).contains(List.of("330200"));
        assertThat(binding("data-centre", "data_centre=DC-1").claim()).contains("DC-1");
        assertThat(binding("auditor", "").claim()).isEmpty();
    }

    private static Binding binding(String role, String form) {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        for (String pair : form.split("&", -1)) {
            if (!pair.isEmpty()) {
                String[] nameAndValue = pair.split("=", 2);
                parameters.add(nameAndValue[0], nameAndValue[1]);
            }
        }
        return Binding.of(Role.of(role).orElseThrow(), parameters, SEED_REGIONS);
    }
}
