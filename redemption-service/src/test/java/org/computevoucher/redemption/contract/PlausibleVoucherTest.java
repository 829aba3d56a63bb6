package org.computevoucher.redemption.contract;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import computevoucher.voucher.v1.VoucherIssued;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlausibleVoucherTest {

    @Test
    void a_voucher_as_issuance_writes_it_is_plausible() {
        assertThatCode(() -> PlausibleVoucher.check(issued())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    field           | value
                    voucherId       | 1-1-1-1-1
                    pot             | 310000
                    region          | 110000
                    region          | ''
                    enterprise      | X
                    faceFen         | 0
                    faceFen         | 10000000000001
                    rateBasisPoints | 0
                    rateBasisPoints | 10001
                    validFrom       | 1999-12-31T23:59:59Z
                    validUntil      | 2025-12-31T16:00:00Z
                    reportableUntil | 2026-12-31T15:59:59Z
                    reportableUntil | 3000-01-01T00:00:00Z
                    dataCentreRegion | 3100
                    hardwareClass   | ''
                    stacking        | <any>
                    """)
    void what_no_voucher_has_is_named(String field, String value) {
        VoucherIssued issued = issued();
        issued.put(
                field,
                switch (field) {
                    case "faceFen" -> Long.valueOf(value);
                    case "rateBasisPoints" -> Integer.valueOf(value);
                    case "validFrom", "validUntil", "reportableUntil" -> Instant.parse(value);
                    default -> value;
                });

        assertThatThrownBy(() -> PlausibleVoucher.check(issued))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(field);
    }

    private static VoucherIssued issued() {
        Instant from = Instant.parse("2025-12-31T16:00:00Z");
        return VoucherIssued.newBuilder()
                .setEventId("00000000-0000-0001-0000-000000000001")
                .setEffectiveAt(from)
                .setRecordedAt(from)
                .setVoucherId("00000000-0000-0001-0000-000000000003")
                .setPot("310000-COMPUTE-2026")
                .setRegion("310000")
                .setEnterprise("91330100799655058B")
                .setFaceFen(10_000_000_000_000L)
                .setRateBasisPoints(10_000)
                .setValidFrom(from)
                .setValidUntil(Instant.parse("2026-12-31T16:00:00Z"))
                .setReportableUntil(Instant.parse("2026-12-31T16:00:00Z"))
                .setPayee("DATA_CENTRE")
                .build();
    }
}
