package org.computevoucher.issuance.grant;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class VoucherRequestTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ValidatorFactory FACTORY = Validation.buildDefaultValidatorFactory();
    private static final Validator VALIDATOR = FACTORY.getValidator();

    private static final String GOOD =
            """
            {"pot": "310000-COMPUTE-2026", "enterprise": "91330100799655058B", "faceFen": 80000000,
             "rateBasisPoints": 8000, "validFrom": "2026-01-01", "validTo": "2026-12-31",
             "graceDays": 30, "payee": "DATA_CENTRE"}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    field           | value                 | accepted
                    pot             | "310000-COMPUTE-2026" | true
                    pot             | "310000-COMPUTE"      | false
                    pot             | "310000-compute-2026" | false
                    pot             | null                  | false
                    enterprise      | "9144030071526726XG"  | true
                    enterprise      | "9144030071526726xg"  | false
                    enterprise      | "9144030071526726X"   | false
                    enterprise      | null                  | false
                    faceFen         | 1                     | true
                    faceFen         | 10000000000000        | true
                    faceFen         | 10000000000001        | false
                    faceFen         | 0                     | false
                    faceFen         | -1                    | false
                    faceFen         | null                  | false
                    rateBasisPoints | 1                     | true
                    rateBasisPoints | 10000                 | true
                    rateBasisPoints | 10001                 | false
                    rateBasisPoints | 0                     | false
                    rateBasisPoints | null                  | false
                    validFrom       | null                  | false
                    validTo         | null                  | false
                    graceDays       | 0                     | true
                    graceDays       | 366                   | true
                    graceDays       | 367                   | false
                    graceDays       | -1                    | false
                    graceDays       | null                  | false
                    payee           | "ENTERPRISE"          | true
                    payee           | null                  | false
                    """)
    void each_field_has_its_bounds(String field, String value, boolean accepted) {
        ObjectNode body = (ObjectNode) JSON.readTree(GOOD);
        body.set(field, JSON.readTree(value));

        VoucherRequest request = JSON.treeToValue(body, VoucherRequest.class);

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
