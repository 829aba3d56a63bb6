package org.computevoucher.redemption.datacentre;

import java.util.Optional;
import org.axonframework.config.Configuration;
import org.computevoucher.platform.command.Register;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.datacentre.DataCentreRefusal.DataCentreUnknown;
import org.computevoucher.redemption.validity.ChargePeriod;
import org.jspecify.annotations.Nullable;

/**
 * The register, for who asks whether a data centre may be used. Asking takes no lock, so that the
 * usage of a large data centre is recorded by all lanes at once; what was answered is certain to be
 * the newest state at the commit.
 */
public final class DataCentres {

    private static final int STATES_KEPT = 10_000;

    private final Register<Optional<DataCentreState>> register;

    /** Of a service: all of it share one. */
    public static DataCentres of(Configuration configuration) {
        return configuration.getComponent(DataCentres.class, () -> new DataCentres(configuration));
    }

    private DataCentres(Configuration configuration) {
        this.register =
                new Register<>(
                        configuration.eventStore(),
                        Optional.empty(),
                        (before, event) ->
                                Optional.of(
                                        DataCentreState.fold(
                                                before.orElse(null), (DataCentreEvent) event)),
                        STATES_KEPT);
    }

    /** The data centre, or that it is not in the register. */
    public Outcome<String> registered(String dataCentre) {
        return register.consult(DataCentre.idOf(dataCentre)).isPresent()
                ? Outcome.accepted(dataCentre)
                : Outcome.refused(new DataCentreUnknown(dataCentre));
    }

    /**
     * The period, or why usage there does not count.
     *
     * @param voucherRegion the region of the data centres where the voucher is good; null: any
     * @param voucherHardwareClass the hardware on which it is good; null: any
     */
    public Outcome<ChargePeriod> check(
            String dataCentre,
            ChargePeriod period,
            @Nullable String voucherRegion,
            @Nullable String voucherHardwareClass) {
        return register.consult(DataCentre.idOf(dataCentre))
                .map(found -> found.check(period, voucherRegion, voucherHardwareClass))
                .orElseGet(() -> Outcome.refused(new DataCentreUnknown(dataCentre)));
    }
}
