package org.computevoucher.redemption.datacentre;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.computevoucher.platform.command.Aggregates;
import org.computevoucher.platform.refusal.Outcome;
import org.computevoucher.redemption.datacentre.DataCentreCommand.ChangeDataCentre;
import org.computevoucher.redemption.datacentre.DataCentreCommand.RegisterDataCentre;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreRegistered;
import org.computevoucher.redemption.datacentre.DataCentreRefusal.DataCentreAlreadyRegistered;
import org.computevoucher.redemption.datacentre.DataCentreRefusal.DataCentreUnknown;

/** Keeps the register of data centres. */
final class DataCentreDesk {

    private final Repository<DataCentre> dataCentres;

    DataCentreDesk(Repository<DataCentre> dataCentres) {
        this.dataCentres = dataCentres;
    }

    /** Enters one that is not in the register. */
    @CommandHandler
    Outcome<DataCentreRegistered> register(RegisterDataCentre command) {
        if (Aggregates.find(dataCentres, command.aggregateId()).isPresent()) {
            return Outcome.refused(new DataCentreAlreadyRegistered(command.event().dataCentre()));
        }
        return DataCentre.registration(command.event())
                .map(
                        registered -> {
                            Aggregates.begin(dataCentres, () -> new DataCentre(registered));
                            return registered;
                        });
    }

    /** Enters a change of one that is. */
    @CommandHandler
    Outcome<DataCentreEvent> change(ChangeDataCentre command) {
        return Aggregates.find(dataCentres, command.aggregateId())
                .map(found -> found.invoke(dataCentre -> dataCentre.change(command)))
                .orElseGet(
                        () -> Outcome.refused(new DataCentreUnknown(command.event().dataCentre())));
    }
}
