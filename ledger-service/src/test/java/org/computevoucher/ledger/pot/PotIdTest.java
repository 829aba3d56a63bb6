package org.computevoucher.ledger.pot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PotIdTest {

    @Test
    void a_name_is_region_programme_and_year() {
        PotId pot = PotId.of("310000-COMPUTE-2026");

        assertThat(pot).isEqualTo(new PotId("310000", "COMPUTE", 2026));
        assertThat(pot.programme()).isEqualTo("310000-COMPUTE");
        assertThat(pot).hasToString("310000-COMPUTE-2026");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "310000",
                "310000-COMPUTE",
                "31000-COMPUTE-2026",
                "3100000-COMPUTE-2026",
                "010000-COMPUTE-2026",
                "31000a-COMPUTE-2026",
                "310000-compute-2026",
                "310000--2026",
                "310000-COM-PUTE-2026",
                "310000-COM PUTE-2026",
                "310000-COMPUTE-26",
                "310000-COMPUTE-1999",
                "310000-COMPUTE-3000",
                "310000-COMPUTE-20261",
                "310000-COMPUTE-2026 ",
                "310000-COMPUTE-２０２６",
                "310000-ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456-2026"
            })
    void what_is_no_name_of_a_pot_is_refused(String name) {
        assertThat(PotId.parse(name)).isEmpty();
        assertThatThrownBy(() -> PotId.of(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
