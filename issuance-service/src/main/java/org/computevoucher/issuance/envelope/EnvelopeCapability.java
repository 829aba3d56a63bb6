package org.computevoucher.issuance.envelope;

import org.computevoucher.platform.readmodel.ReadModel;
import org.computevoucher.platform.reconciliation.StatedBalances;
import org.computevoucher.platform.service.ServiceDefinition;
import org.springframework.jdbc.core.JdbcOperations;

/** What this capability brings to its service. */
public final class EnvelopeCapability {

    private static final StatedBalances AVAILABLE =
            new StatedBalances(
                    "available",
                    "envelopes",
                    """
                    select pot, null::uuid as voucher_id, null as payee, available_fen as amount_fen
                    from envelope where available_fen <> 0
                    """);

    private EnvelopeCapability() {}

    public static void addTo(ServiceDefinition service, JdbcOperations jdbc) {
        service.events(EnvelopeEvent.class)
                .aggregate(Envelope.class, Envelope::new)
                .readModel(
                        jdbc, ReadModel.named("envelopes", "envelope").writtenBy(EnvelopeRows::new))
                .states(AVAILABLE)
                .readModel(
                        jdbc,
                        ReadModel.named("envelope-days", "envelope_day")
                                .writtenBy(EnvelopeDayRows::new));
    }
}
