package org.computevoucher.issuance.envelope;

import org.computevoucher.platform.readmodel.ReadModel;
import org.computevoucher.platform.service.ServiceDefinition;
import org.springframework.jdbc.core.JdbcOperations;

/** What this capability brings to its service. */
public final class EnvelopeCapability {

    private EnvelopeCapability() {}

    public static void addTo(ServiceDefinition service, JdbcOperations jdbc) {
        service.events(EnvelopeEvent.class)
                .aggregate(Envelope.class, Envelope::new)
                .readModel(
                        jdbc, ReadModel.named("envelopes", "envelope").writtenBy(EnvelopeRows::new))
                .readModel(
                        jdbc,
                        ReadModel.named("envelope-days", "envelope_day")
                                .writtenBy(EnvelopeDayRows::new));
    }
}
