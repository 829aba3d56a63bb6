package org.computevoucher.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CreditCodeTest {

    @Test
    void the_check_character_is_the_one_of_the_standard() {
        // The example of GB 32100-2015, appendix B, and a code published by a company about itself.
        assertThat(CreditCode.withCheck("91350100M000100Y4")).isEqualTo("91350100M000100Y43");
        assertThat(CreditCode.withCheck("91440300708461136")).isEqualTo("91440300708461136T");
    }

    @Test
    void codes_name_their_division_and_differ_by_class_and_number() {
        assertThat(CreditCode.of("SME", "310000", 1)).hasSize(18).startsWith("91310000MADM0001");
        assertThat(CreditCode.of("RESEARCH", "510100", 2))
                .hasSize(18)
                .startsWith("12510100MADM1002");
        assertThat(CreditCode.of("UNIVERSITY", "510100", 2)).startsWith("12510100MADM2002");
        assertThat(CreditCode.of("SME", "310000", 1))
                .isNotEqualTo(CreditCode.of("SME", "310000", 2));
    }
}
