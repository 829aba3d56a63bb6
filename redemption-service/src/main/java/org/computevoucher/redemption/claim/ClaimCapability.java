package org.computevoucher.redemption.claim;

import org.computevoucher.platform.service.ServiceDefinition;

/** What this capability brings to its service. */
public final class ClaimCapability {

    private ClaimCapability() {}

    public static void addTo(ServiceDefinition service) {
        service.events(InvoiceEvent.class).aggregate(InvoiceClaims.class);
    }
}
