package org.computevoucher.redemption.datacentre;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.computevoucher.redemption.bank.BankAccount;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreBankAccountChanged;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreCapacityChanged;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreHardwareChanged;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreRegistered;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreStatusChanged;
import org.computevoucher.redemption.usage.Usage;
import org.jspecify.annotations.Nullable;

/** The bodies that make entries in the register. Boxed, so that what is missing is named. */
final class DataCentreRequests {

    /** More GPUs than there are in the world, all day. */
    static final long MAX_GPU_HOURS_PER_DAY = 1_000_000_000L;

    /**
     * What none can be called: an enterprise (both are paid under their names), a path of its own
     * beneath {@code /data-centres}, and what its usage would be mistaken for in the event log.
     */
    static final String CODE_SYNTAX =
            "(?!(?:[0-9A-HJ-NPQRTUWXY]{18}"
                    + "|suggestions|data-centre|invoice|bank-account|usage-report)$)"
                    + Usage.DATA_CENTRE_SYNTAX;

    private static final String CODE_WORDS =
            Usage.DATA_CENTRE_WORDS + ", and neither the code of an enterprise nor a reserved word";

    private static final String TEXT = "[^\\p{Cntrl} ][^\\p{Cntrl}]{0,199}";
    private static final String TEXT_WORDS =
            "must be 1 to 200 characters without control characters, and begin with no blank";

    private DataCentreRequests() {}

    /** A bank account as it is sent. */
    record BankAccountEntry(
            @NotNull
                    @Pattern(regexp = BankAccount.HOLDER_SYNTAX, message = BankAccount.HOLDER_WORDS)
                    String holder,
            @NotNull
                    @Pattern(regexp = BankAccount.NUMBER_SYNTAX, message = BankAccount.NUMBER_WORDS)
                    String accountNumber,
            @NotNull
                    @Pattern(
                            regexp = BankAccount.BANK_CODE_SYNTAX,
                            message = BankAccount.BANK_CODE_WORDS)
                    String bankCode) {

        BankAccount account() {
            return new BankAccount(holder, accountNumber, bankCode);
        }

        /** As {@link BankAccount#toString()}. */
        @Override
        public String toString() {
            return account().toString();
        }
    }

    /** The body of {@code POST /api/v1/data-centres}. */
    record DataCentreRegistration(
            @NotNull @Pattern(regexp = CODE_SYNTAX, message = CODE_WORDS) String dataCentre,
            @NotNull @Pattern(regexp = TEXT, message = TEXT_WORDS) String name,
            @NotNull @Pattern(regexp = Place.REGION_SYNTAX, message = Place.REGION_WORDS)
                    String region,
            @NotNull
                    @Pattern(
                            regexp = Place.HARDWARE_CLASS_SYNTAX,
                            message = Place.HARDWARE_CLASS_WORDS)
                    String hardwareClass,
            @Min(0) @Max(MAX_GPU_HOURS_PER_DAY) @Nullable Long gpuHoursPerDay,
            @Valid @Nullable BankAccountEntry bankAccount,
            @NotNull LocalDate firstDay,
            @NotNull @Pattern(regexp = TEXT, message = TEXT_WORDS) String document) {

        DataCentreRegistered event(UUID eventId, Instant at) {
            return new DataCentreRegistered(
                    eventId,
                    dataCentre,
                    name,
                    region,
                    hardwareClass,
                    gpuHoursPerDay,
                    bankAccount == null ? null : bankAccount.account(),
                    firstDay,
                    document,
                    at);
        }
    }

    /** The body of {@code POST …/statuses}. */
    record ComplianceChange(
            @NotNull ComplianceStatus status,
            @NotNull Instant from,
            @NotNull StatusReason reason,
            @NotNull @Pattern(regexp = TEXT, message = TEXT_WORDS) String evidence) {

        /** Finer than a microsecond the database cannot keep it. */
        DataCentreStatusChanged event(String dataCentre, UUID eventId, Instant at) {
            return new DataCentreStatusChanged(
                    eventId,
                    dataCentre,
                    status,
                    from.truncatedTo(ChronoUnit.MICROS),
                    reason,
                    evidence,
                    at);
        }
    }

    /** The body of {@code POST …/capacities}. */
    record CapacityChange(
            @Min(0) @Max(MAX_GPU_HOURS_PER_DAY) @Nullable Long gpuHoursPerDay,
            @NotNull LocalDate firstDay,
            @NotNull @Pattern(regexp = TEXT, message = TEXT_WORDS) String document) {

        DataCentreCapacityChanged event(String dataCentre, UUID eventId, Instant at) {
            return new DataCentreCapacityChanged(
                    eventId, dataCentre, gpuHoursPerDay, firstDay, document, at);
        }
    }

    /** The body of {@code POST …/hardware-classes}. */
    record HardwareChange(
            @NotNull
                    @Pattern(
                            regexp = Place.HARDWARE_CLASS_SYNTAX,
                            message = Place.HARDWARE_CLASS_WORDS)
                    String hardwareClass,
            @NotNull LocalDate firstDay,
            @NotNull @Pattern(regexp = TEXT, message = TEXT_WORDS) String document) {

        DataCentreHardwareChanged event(String dataCentre, UUID eventId, Instant at) {
            return new DataCentreHardwareChanged(
                    eventId, dataCentre, hardwareClass, firstDay, document, at);
        }
    }

    /** The body of {@code POST …/bank-accounts}. */
    record BankAccountChange(
            @NotNull @Valid BankAccountEntry bankAccount,
            @NotNull LocalDate firstDay,
            @NotNull @Pattern(regexp = TEXT, message = TEXT_WORDS) String document) {

        DataCentreBankAccountChanged event(String dataCentre, UUID eventId, Instant at) {
            return new DataCentreBankAccountChanged(
                    eventId, dataCentre, bankAccount.account(), firstDay, document, at);
        }
    }
}
