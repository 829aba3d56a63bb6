package org.computevoucher.redemption.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.computevoucher.redemption.usage.Usage;
import org.jspecify.annotations.Nullable;

/**
 * A usage record as a CloudEvent 1.0 in structured mode, its data under the column names of the
 * FinOps FOCUS specification. Extension attributes are allowed and ignored, as CloudEvents has it.
 *
 * @param source the data centre
 * @param id the usage id
 * @param subject the voucher
 * @param time when the event was written; of no effect
 */
record CloudEvent(
        @NotNull @Pattern(regexp = "1\\.0", message = "must be 1.0") String specversion,
        @NotNull @Pattern(regexp = "computevoucher\\.usage\\.v1", message = "must be " + TYPE)
                String type,
        @NotNull @Pattern(regexp = Usage.DATA_CENTRE_SYNTAX, message = Usage.DATA_CENTRE_WORDS)
                String source,
        @Schema(
                        description =
                                "The data centre's own name of the record; with source unique for ever.")
                @NotNull
                @Pattern(regexp = Usage.USAGE_ID_SYNTAX, message = Usage.USAGE_ID_WORDS)
                String id,
        @NotNull UUID subject,
        @Nullable Instant time,
        @Pattern(regexp = "application/json", message = "must be application/json")
                @Nullable String datacontenttype,
        @Pattern(regexp = ConsumptionRequest.TEXT, message = ConsumptionRequest.TEXT_MESSAGE)
                @Nullable String dataschema,
        @NotNull @Valid FocusUsage data) {

    static final String TYPE = "computevoucher.usage.v1";

    /** What the CloudEvents specification names; every other attribute is an extension. */
    static final Set<String> ATTRIBUTES =
            Set.of(
                    "specversion",
                    "type",
                    "source",
                    "id",
                    "subject",
                    "time",
                    "datacontenttype",
                    "dataschema",
                    "data",
                    "data_base64");

    /**
     * @param ChargePeriodStart inclusive
     * @param ChargePeriodEnd exclusive
     * @param ConsumedQuantity a decimal number in plain notation
     * @param BilledCostFen what it cost, in fen
     * @param InvoiceId the number of the invoice
     */
    @SuppressWarnings("MemberName") // FOCUS spells its columns so, and they stand in the JSON
    record FocusUsage(
            @NotNull Instant ChargePeriodStart,
            @NotNull Instant ChargePeriodEnd,
            @NotNull @Min(0) @Max(Usage.MAX_BILLED_COST_FEN) Long BilledCostFen,
            @Pattern(
                            regexp = ConsumptionRequest.DECIMAL,
                            message = ConsumptionRequest.DECIMAL_MESSAGE)
                    @Nullable String ConsumedQuantity,
            @Pattern(regexp = ConsumptionRequest.TEXT, message = ConsumptionRequest.TEXT_MESSAGE)
                    @Nullable String ConsumedUnit,
            @Pattern(regexp = ConsumptionRequest.TEXT, message = ConsumptionRequest.TEXT_MESSAGE)
                    @Nullable String SkuId,
            @Pattern(regexp = ConsumptionRequest.TEXT, message = ConsumptionRequest.TEXT_MESSAGE)
                    @Nullable String ResourceId,
            @Pattern(regexp = ConsumptionRequest.TEXT, message = ConsumptionRequest.TEXT_MESSAGE)
                    @Nullable String InvoiceIssuer,
            @Pattern(regexp = ConsumptionRequest.TEXT, message = ConsumptionRequest.TEXT_MESSAGE)
                    @Nullable String InvoiceId) {}

    /** The same record as plain JSON says it. */
    ConsumptionRequest request() {
        return new ConsumptionRequest(
                source,
                id,
                subject,
                data.ChargePeriodStart(),
                data.ChargePeriodEnd(),
                data.BilledCostFen(),
                data.ConsumedQuantity(),
                data.ConsumedUnit(),
                data.SkuId(),
                data.ResourceId(),
                data.InvoiceIssuer(),
                data.InvoiceId());
    }
}
