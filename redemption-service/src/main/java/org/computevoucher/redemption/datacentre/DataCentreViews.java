package org.computevoucher.redemption.datacentre;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.computevoucher.platform.access.Owner;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreBankAccountChanged;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreCapacityChanged;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreHardwareChanged;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreRegistered;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreStatusChanged;
import org.jspecify.annotations.Nullable;

/**
 * The register as callers see it. Bank accounts stand in {@link BankAccountsView} alone, which has
 * a policy of its own: also who enters one does not get it back.
 */
final class DataCentreViews {

    private DataCentreViews() {}

    /**
     * The answer to a registration.
     *
     * @param bankAccountKnown whether it can be paid
     */
    record DataCentreRegistrationView(
            UUID eventId,
            String dataCentre,
            String name,
            String region,
            String hardwareClass,
            @Nullable Long gpuHoursPerDay,
            boolean bankAccountKnown,
            LocalDate firstDay,
            String document,
            Instant recordedAt) {

        static DataCentreRegistrationView of(DataCentreRegistered event) {
            return new DataCentreRegistrationView(
                    event.eventId(),
                    event.dataCentre(),
                    event.name(),
                    event.region(),
                    event.hardwareClass(),
                    event.gpuHoursPerDay(),
                    event.bankAccount() != null,
                    event.firstDay(),
                    event.document(),
                    event.recordedAt());
        }
    }

    /**
     * A status that was decided.
     *
     * @param until another status holds from then on, decided later or, after a review, before it;
     *     as from: this one never does, because it was replaced as a whole or is a review during a
     *     suspension; null: it goes on
     */
    record ComplianceView(
            UUID eventId,
            ComplianceStatus status,
            Instant from,
            @Nullable Instant until,
            StatusReason reason,
            String evidence,
            Instant recordedAt) {

        static ComplianceView of(DataCentreStatusChanged event) {
            return new ComplianceView(
                    event.eventId(),
                    event.status(),
                    event.from(),
                    null,
                    event.reason(),
                    event.evidence(),
                    event.recordedAt());
        }
    }

    /** A capacity that was entered. */
    record CapacityView(
            UUID eventId,
            @Nullable Long gpuHoursPerDay,
            LocalDate firstDay,
            String document,
            Instant recordedAt) {

        static CapacityView of(DataCentreCapacityChanged event) {
            return new CapacityView(
                    event.eventId(),
                    event.gpuHoursPerDay(),
                    event.firstDay(),
                    event.document(),
                    event.recordedAt());
        }
    }

    /** A hardware class that was entered. */
    record HardwareView(
            UUID eventId,
            String hardwareClass,
            LocalDate firstDay,
            String document,
            Instant recordedAt) {

        static HardwareView of(DataCentreHardwareChanged event) {
            return new HardwareView(
                    event.eventId(),
                    event.hardwareClass(),
                    event.firstDay(),
                    event.document(),
                    event.recordedAt());
        }
    }

    /** That an account was entered, without the account. */
    record BankAccountChangeView(
            UUID eventId, LocalDate firstDay, String document, Instant recordedAt) {

        static BankAccountChangeView of(DataCentreBankAccountChanged event) {
            return new BankAccountChangeView(
                    event.eventId(), event.firstDay(), event.document(), event.recordedAt());
        }
    }

    /** An account that was entered. */
    record BankAccountView(
            UUID eventId,
            String holder,
            String accountNumber,
            String bankCode,
            LocalDate firstDay,
            String document,
            Instant recordedAt) {}

    /**
     * All accounts that were entered for a data centre, in the order in which they were.
     *
     * @param bankAccounts what was entered later wins from its first day on
     */
    record BankAccountsView(String dataCentre, List<BankAccountView> bankAccounts) {}

    /**
     * What a data centre is now.
     *
     * @param hardwareClass null: nothing holds yet
     * @param gpuHoursPerDay null: not known
     * @param status null: it has none yet
     * @param statusFrom since when; null with the status
     * @param bankAccountKnown whether it can be paid
     */
    record DataCentreSummary(
            String dataCentre,
            String name,
            String region,
            @Nullable String hardwareClass,
            @Nullable Long gpuHoursPerDay,
            @Nullable ComplianceStatus status,
            @Nullable Instant statusFrom,
            boolean bankAccountKnown) {}

    /**
     * A data centre with all that was ever entered of it; each list in the order of the entries,
     * and at most {@link DataCentre#MAX_CHANGES} and one long.
     *
     * @param now what it is now
     */
    record DataCentreView(
            DataCentreSummary now,
            List<ComplianceView> statuses,
            List<CapacityView> capacities,
            List<HardwareView> hardwareClasses) {

        Owner owner() {
            return Owner.region(now.region()).orDataCentre(now.dataCentre());
        }
    }

    /**
     * One page of data centres, in the order of their codes.
     *
     * @param next what to pass as {@code after} for the page that follows; null where nothing is
     *     left
     */
    record DataCentrePage(List<DataCentreSummary> dataCentres, @Nullable String next) {

        static final int DEFAULT_LIMIT = 50;
        static final int MAX_LIMIT = 200;
    }
}
