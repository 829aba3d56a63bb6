package org.computevoucher.redemption.datacentre;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.bank.BankAccount;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreBankAccountChanged;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreCapacityChanged;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreHardwareChanged;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreRegistered;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreStatusChanged;
import org.computevoucher.redemption.datacentre.DataCentreRefusal.DataCentreNotEligible;
import org.computevoucher.redemption.datacentre.DataCentreRefusal.SplitAtComplianceBoundary;
import org.computevoucher.redemption.datacentre.Timeline.Step;
import org.computevoucher.redemption.validity.ChargePeriod;
import org.computevoucher.redemption.validity.ShanghaiTime;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a data centre: a value made of its events alone, which any number of readers
 * may hold while the data centre itself goes on.
 *
 * @param statusChanges how many statuses it was given
 * @param otherChanges how often anything else of it was changed
 */
record DataCentreState(
        String dataCentre,
        String name,
        String region,
        Timeline<String> hardwareClasses,
        Timeline<Long> capacities,
        Timeline<BankAccount> bankAccounts,
        Compliance compliance,
        int statusChanges,
        int otherChanges) {

    /**
     * What one more event makes of it.
     *
     * @param before null: nothing happened yet
     * @throws IllegalStateException if something else than the registration is the first event
     */
    static DataCentreState fold(@Nullable DataCentreState before, DataCentreEvent event) {
        if (before != null) {
            return before.after(event);
        }
        if (event instanceof DataCentreRegistered registered) {
            return of(registered);
        }
        throw new IllegalStateException("a data centre begins with its registration: " + event);
    }

    /** As it was registered. */
    static DataCentreState of(DataCentreRegistered event) {
        Instant from = ShanghaiTime.startOf(event.firstDay());
        return new DataCentreState(
                event.dataCentre(),
                event.name(),
                event.region(),
                Timeline.<String>empty().with(from, event.hardwareClass()),
                Timeline.<Long>empty().with(from, event.gpuHoursPerDay()),
                Timeline.<BankAccount>empty().with(from, event.bankAccount()),
                Compliance.UNKNOWN,
                0,
                0);
    }

    /** What one more event makes of it. */
    DataCentreState after(DataCentreEvent event) {
        return switch (event) {
            case DataCentreRegistered registered -> of(registered);
            case DataCentreStatusChanged changed ->
                    new DataCentreState(
                            dataCentre,
                            name,
                            region,
                            hardwareClasses,
                            capacities,
                            bankAccounts,
                            compliance.with(changed.from(), changed.status()),
                            statusChanges + 1,
                            otherChanges);
            case DataCentreCapacityChanged changed ->
                    with(
                            hardwareClasses,
                            capacities.with(startOf(changed.firstDay()), changed.gpuHoursPerDay()),
                            bankAccounts);
            case DataCentreHardwareChanged changed ->
                    with(
                            hardwareClasses.with(
                                    startOf(changed.firstDay()), changed.hardwareClass()),
                            capacities,
                            bankAccounts);
            case DataCentreBankAccountChanged changed ->
                    with(
                            hardwareClasses,
                            capacities,
                            bankAccounts.with(startOf(changed.firstDay()), changed.bankAccount()));
        };
    }

    /**
     * Whether usage there counts for a voucher: the data centre complied during all of the period
     * ({@link Compliance}), is in the voucher's region and had its hardware during all of it.
     *
     * @param voucherRegion the region of the data centres where the voucher is good; null: any
     * @param voucherHardwareClass the hardware on which it is good; null: any
     */
    Outcome<ChargePeriod> check(
            ChargePeriod period,
            @Nullable String voucherRegion,
            @Nullable String voucherHardwareClass) {
        Place good = new Place(voucherRegion, voucherHardwareClass);
        return compliance.check(period).then(compliant -> checkPlace(compliant, good));
    }

    /** Where it is paid at an instant; nothing where that is not known. */
    Optional<BankAccount> bankAccountAt(Instant at) {
        return bankAccounts.at(at).map(Step::value);
    }

    private Outcome<ChargePeriod> checkPlace(ChargePeriod period, Place good) {
        DataCentreNotEligible notEligible =
                new DataCentreNotEligible(good.region(), good.hardwareClass());
        if (!good.isIn(region)) {
            return Outcome.refused(notEligible);
        }
        Optional<Instant> exchange =
                hardwareClasses.turnIn(period, step -> good.runsOn(valueOf(step)));
        if (exchange.isPresent()) {
            return Outcome.refused(new SplitAtComplianceBoundary(exchange.get()));
        }
        return good.runsOn(valueOf(hardwareClasses.at(period.start())))
                ? Outcome.accepted(period)
                : Outcome.refused(notEligible);
    }

    private DataCentreState with(
            Timeline<String> newHardwareClasses,
            Timeline<Long> newCapacities,
            Timeline<BankAccount> newBankAccounts) {
        return new DataCentreState(
                dataCentre,
                name,
                region,
                newHardwareClasses,
                newCapacities,
                newBankAccounts,
                compliance,
                statusChanges,
                otherChanges + 1);
    }

    private static Instant startOf(LocalDate firstDay) {
        return ShanghaiTime.startOf(firstDay);
    }

    private static @Nullable String valueOf(Optional<Step<String>> step) {
        return step.map(Step::value).orElse(null);
    }
}
