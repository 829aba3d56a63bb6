package org.computevoucher.redemption.intake;

import org.computevoucher.platform.service.ServiceDefinition;

/** What this capability brings to its service. */
public final class IntakeCapability {

    private IntakeCapability() {}

    public static void addTo(ServiceDefinition service) {
        // not cached: a report is answered once, and never looked at again
        service.events(UsageReportEvent.class)
                .uncachedAggregate(UsageReport.class)
                .commandHandler(UsageReportDesk::new);
    }
}
