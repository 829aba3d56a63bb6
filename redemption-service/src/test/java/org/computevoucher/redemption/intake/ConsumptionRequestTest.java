package org.computevoucher.redemption.intake;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.time.Instant;
import java.util.UUID;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.validity.ChargePeriod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ConsumptionRequestTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ValidatorFactory FACTORY = Validation.buildDefaultValidatorFactory();
    private static final Validator VALIDATOR = FACTORY.getValidator();

    private static final String GOOD =
            """
            {"dataCentre": "DC-1", "usageId": "u1",
             "voucherId": "5c5a1f4e-3f0b-5d0c-9a53-0d3c6a3e2b11",
             "chargePeriodStart": "2026-03-01T08:00:00.123456789+08:00",
             "chargePeriodEnd": "2026-03-02T00:00:00Z", "billedCostFen": 50000000}
            """;

    @Test
    void what_is_optional_may_be_left_out_and_times_are_kept_in_microseconds() {
        ConsumptionRequest request = JSON.readValue(GOOD, ConsumptionRequest.class);

        assertThat(VALIDATOR.validate(request)).isEmpty();
        assertThat(request.usage())
                .isEqualTo(
                        new Usage(
                                "DC-1",
                                "u1",
                                UUID.fromString("5c5a1f4e-3f0b-5d0c-9a53-0d3c6a3e2b11"),
                                ChargePeriod.of(
                                        Instant.parse("2026-03-01T00:00:00.123456Z"),
                                        Instant.parse("2026-03-02T00:00:00Z")),
                                50_000_000,
                                Usage.Details.NONE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    field             | value            | accepted
                    dataCentre        | "GZ.dc_1-a"      | true
                    dataCentre        | "D"              | false
                    dataCentre        | "-DC"            | false
                    dataCentre        | "DC/1"           | false
                    dataCentre        | "DC:1"           | false
                    dataCentre        | null             | false
                    usageId           | "2026-03:7~a.b"  | true
                    usageId           | "u/1"            | false
                    usageId           | ""               | false
                    usageId           | null             | false
                    voucherId         | null             | false
                    chargePeriodStart | null             | false
                    chargePeriodEnd   | null             | false
                    billedCostFen     | 0                | true
                    billedCostFen     | 10000000000000   | true
                    billedCostFen     | 10000000000001   | false
                    billedCostFen     | -1               | false
                    billedCostFen     | null             | false
                    consumedQuantity  | "192.5"          | true
                    consumedQuantity  | "1e3"            | false
                    consumedQuantity  | "-1"             | false
                    consumedQuantity  | ".5"             | false
                    consumedUnit      | "卡时"             | true
                    consumedUnit      | ""               | false
                    skuId             | "a\\nb"          | false
                    resourceId        | "node-17"        | true
                    invoiceIssuer     | null             | true
                    invoiceNumber     | "INV-1"          | true
                    """)
    void each_field_has_its_bounds(String field, String value, boolean accepted) {
        ObjectNode body = (ObjectNode) JSON.readTree(GOOD);
        body.set(field, JSON.readTree(value));

        ConsumptionRequest request = JSON.treeToValue(body, ConsumptionRequest.class);

        if (accepted) {
            assertThat(VALIDATOR.validate(request)).isEmpty();
        } else {
            assertThat(VALIDATOR.validate(request))
                    .singleElement()
                    .extracting(violation -> violation.getPropertyPath().toString())
                    .isEqualTo(field);
        }
    }
}
