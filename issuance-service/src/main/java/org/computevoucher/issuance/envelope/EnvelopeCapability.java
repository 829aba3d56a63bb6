package org.computevoucher.issuance.envelope;

import org.computevoucher.platform.service.ServiceDefinition;
import org.springframework.jdbc.core.JdbcOperations;

/** What this capability brings to its service. */
public final class EnvelopeCapability {

    private EnvelopeCapability() {}

    public static void addTo(ServiceDefinition service, JdbcOperations jdbc) {
        service.events(EnvelopeEvent.class)
                .aggregate(Envelope.class, Envelope::new)
                .eventHandler("envelopes", configuration -> new EnvelopeRows(jdbc))
                .eventHandler("envelope-days", configuration -> new EnvelopeDayRows(jdbc));
    }
}
