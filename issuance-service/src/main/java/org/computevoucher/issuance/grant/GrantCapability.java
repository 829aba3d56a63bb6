package org.computevoucher.issuance.grant;

import org.computevoucher.platform.service.ServiceDefinition;

/** What this capability brings to its service. */
public final class GrantCapability {

    private GrantCapability() {}

    public static void addTo(ServiceDefinition service) {
        service.events(WaitingListEvent.class)
                .aggregate(WaitingList.class)
                .commandHandler(IssueDesk::new);
    }
}
