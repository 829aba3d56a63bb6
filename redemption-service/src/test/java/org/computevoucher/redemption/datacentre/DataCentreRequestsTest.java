package org.computevoucher.redemption.datacentre;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataCentreRequestsTest {

    @ParameterizedTest
    @CsvSource({
        "DC-SH-01, true",
        "data-centre-1, true",
        "usage-reports, true",
        "D, false",
        "-DC, false",
        "91330100799655058B, false",
        "suggestions, false",
        "data-centre, false",
        "invoice, false",
        "bank-account, false",
        "usage-report, false"
    })
    void none_is_called_what_its_usage_would_be_mistaken_for(String code, boolean allowed) {
        assertThat(code.matches(DataCentreRequests.CODE_SYNTAX)).isEqualTo(allowed);
    }
}
