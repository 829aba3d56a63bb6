package org.computevoucher.issuance.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.computevoucher.platform.refusal.Outcome.Accepted;
import org.computevoucher.platform.refusal.Outcome.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnifiedSocialCreditCodeTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    code                | valid | why
                    91330100799655058B  | true  | a company, as published
                    9144030071526726XG  | true  | a company whose organisation code ends in X
                    914403001922038216  | true  | a company with a digit as check character
                    91110000802100433B  | true  | a foreign-funded company
                    91110108551385082Q  | true  | a company in a district
                    11100000000013127D  | true  | an authority
                    12100000400000624D  | true  | a public institution
                    91350100M000100Y43  | true  | the example that circulates with the standard
                    91310000607332679L  | false | wrong check character
                    91330100799655058C  | false | neighbour of the right check character
                    91330100799655085B  | false | two digits swapped
                    9133010079965505B   | false | too short
                    91330100799655058BB | false | too long
                    9133O100799655058B  | false | the letter O
                    91330100I99655058B  | false | the letter I
                    91330100799655058b  | false | lower case
                    '9133010079965505 B'| false | a space
                    ''                  | false | nothing
                    """)
    void a_code_is_valid_by_its_form_and_its_check_character(
            String code, boolean valid, String why) {
        assertThat(UnifiedSocialCreditCode.isValid(code)).as(why).isEqualTo(valid);
    }

    @Property
    void one_wrong_character_is_always_noticed(
            @ForAll @IntRange(max = 17) int place, @ForAll @IntRange(max = 30) int character) {
        String right = "9144030071526726XG";
        char other = ALPHABET.charAt(character);
        String changed = right.substring(0, place) + other + right.substring(place + 1);

        assertThat(UnifiedSocialCreditCode.isValid(changed)).isEqualTo(changed.equals(right));
    }

    @Test
    void a_refused_code_says_what_is_wrong_but_not_what_would_pass() {
        assertThat(UnifiedSocialCreditCode.check("91330100799655058C"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.refusal().reason())
                                        .isEqualTo("ENTERPRISE_CODE_INVALID"));
        assertThat(UnifiedSocialCreditCode.check("91330100799655058B"))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void no_value_of_the_type_is_invalid() {
        assertThatThrownBy(() -> new UnifiedSocialCreditCode("91330100799655058C"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
