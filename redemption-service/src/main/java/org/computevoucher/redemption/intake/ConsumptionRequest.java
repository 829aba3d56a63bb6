package org.computevoucher.redemption.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.UUID;
import org.computevoucher.redemption.usage.Usage;
import org.computevoucher.redemption.validity.ChargePeriod;
import org.jspecify.annotations.Nullable;

/** One record in plain JSON. Boxed, so that what is missing is named. */
record ConsumptionRequest(
        @NotNull @Pattern(regexp = Usage.DATA_CENTRE_SYNTAX, message = Usage.DATA_CENTRE_WORDS)
                String dataCentre,
        @NotNull @Pattern(regexp = Usage.USAGE_ID_SYNTAX, message = Usage.USAGE_ID_WORDS)
                String usageId,
        @NotNull UUID voucherId,
        @NotNull Instant chargePeriodStart,
        @NotNull Instant chargePeriodEnd,
        @NotNull @Min(0) @Max(Usage.MAX_BILLED_COST_FEN) Long billedCostFen,
        @Pattern(regexp = DECIMAL, message = DECIMAL_MESSAGE) @Nullable String consumedQuantity,
        @Pattern(regexp = TEXT, message = TEXT_MESSAGE) @Nullable String consumedUnit,
        @Pattern(regexp = TEXT, message = TEXT_MESSAGE) @Nullable String skuId,
        @Pattern(regexp = TEXT, message = TEXT_MESSAGE) @Nullable String resourceId,
        @Pattern(regexp = TEXT, message = TEXT_MESSAGE) @Nullable String invoiceIssuer,
        @Pattern(regexp = TEXT, message = TEXT_MESSAGE) @Nullable String invoiceNumber) {

    static final String DECIMAL = "[0-9]{1,18}(\\.[0-9]{1,12})?";
    static final String DECIMAL_MESSAGE =
            "must be a decimal number in plain notation, for example 12.5";
    static final String TEXT = "[^\\p{Cntrl}]{1,128}";
    static final String TEXT_MESSAGE = "must be 1 to 128 characters without control characters";

    Usage usage() {
        return new Usage(
                dataCentre,
                usageId,
                voucherId,
                ChargePeriod.of(chargePeriodStart, chargePeriodEnd),
                billedCostFen,
                new Usage.Details(
                        consumedQuantity,
                        consumedUnit,
                        skuId,
                        resourceId,
                        invoiceIssuer,
                        invoiceNumber));
    }
}
