package org.computevoucher.issuance.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SerialNumberTest {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String ONE = SerialNumber.of("310000-COMPUTE-2026", 42);

    @Test
    void it_names_the_pot_and_the_issue_and_ends_with_a_check_character() {
        assertThat(ONE).startsWith("310000-COMPUTE-2026-0000042-").hasSize(29);
        assertThat(SerialNumber.isValid(ONE)).isTrue();
        assertThat(SerialNumber.isValid(SerialNumber.of("310000-DATA-2026", 12_345_678))).isTrue();
    }

    /**
     * The same system checks audiovisual works and recordings (ISAN, ISO 15706; GRid), of which
     * these are published examples.
     */
    @ParameterizedTest
    @CsvSource({
        "000000003A8D0000, Z",
        "000000003A8D000000000000, 6",
        "00000000D07A0090, Q",
        "00000000D07A009000000000, X",
        "A12425GABC1234002, M"
    })
    void the_check_character_is_that_of_the_standard(String checked, char character) {
        assertThat(SerialNumber.checkCharacter(checked)).isEqualTo(character);
    }

    @Test
    void every_single_wrong_character_is_found() {
        for (int place = 0; place < ONE.length(); place++) {
            for (int i = 0; i < ALPHABET.length(); i++) {
                char wrong = ALPHABET.charAt(i);
                if (ONE.charAt(place) != wrong && ONE.charAt(place) != '-') {
                    String typed = ONE.substring(0, place) + wrong + ONE.substring(place + 1);
                    assertThat(SerialNumber.isValid(typed)).as(typed).isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "310000-COMPUTE-2026",
                "310000-COMPUTE-2026-42-K",
                "310000-compute-2026-0000042-K",
                "310000-COMPUTE-2026-0000042"
            })
    void what_has_another_form_is_none(String text) {
        assertThat(SerialNumber.isValid(text)).isFalse();
    }
}
