package org.computevoucher.redemption.datacentre;

import java.time.Instant;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.computevoucher.redemption.datacentre.DataCentreEvent.DataCentreRegistered;

/** What can be asked of the register. Each command brings the event that it asks for. */
sealed interface DataCentreCommand {

    /** The data centre's id among all aggregates, see {@link DataCentre#idOf}. */
    String aggregateId();

    DataCentreEvent event();

    /** Enter a data centre in the register. */
    record RegisterDataCentre(
            @TargetAggregateIdentifier String aggregateId, DataCentreRegistered event)
            implements DataCentreCommand {

        RegisterDataCentre(DataCentreRegistered event) {
            this(DataCentre.idOf(event.dataCentre()), event);
        }
    }

    /**
     * Enter what is different from an instant or a day on.
     *
     * @param event any but the registration
     * @param byOfficesOf the regions for whose offices it is asked: that of the data centre has to
     *     be one of them
     */
    record ChangeDataCentre(
            @TargetAggregateIdentifier String aggregateId,
            DataCentreEvent event,
            Set<String> byOfficesOf)
            implements DataCentreCommand {

        ChangeDataCentre(DataCentreEvent event, Set<String> byOfficesOf) {
            this(DataCentre.idOf(event.dataCentre()), event, byOfficesOf);
        }

        Instant at() {
            return event.recordedAt();
        }
    }
}
