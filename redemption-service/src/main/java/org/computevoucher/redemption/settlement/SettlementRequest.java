package org.computevoucher.redemption.settlement;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** The body of {@code POST /api/v1/settlements}. */
record SettlementRequest(
        @NotNull
                @Pattern(
                        regexp = SettlementRequest.POT_SYNTAX,
                        message = SettlementRequest.POT_WORDS)
                String pot,
        @NotNull
                @Pattern(
                        regexp = SettlementRequest.PAYEE_SYNTAX,
                        message = SettlementRequest.PAYEE_WORDS)
                String payee) {

    static final String POT_WORDS =
            "must be region-programme-year, for example 310000-COMPUTE-2026";
    static final String PAYEE_WORDS =
            "must be 2 to 64 letters, digits, dots, hyphens or underscores";
    static final String POT_SYNTAX = "[1-9][0-9]{5}-[A-Z0-9]{1,32}-[0-9]{4}";

    /** A data centre's id or an enterprise's code. */
    static final String PAYEE_SYNTAX = "[A-Za-z0-9][A-Za-z0-9._-]{1,63}";
}
