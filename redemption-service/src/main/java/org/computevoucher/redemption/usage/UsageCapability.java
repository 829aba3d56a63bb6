package org.computevoucher.redemption.usage;

import org.computevoucher.platform.service.ServiceDefinition;

/** What this capability brings to its service. */
public final class UsageCapability {

    private UsageCapability() {}

    public static void addTo(ServiceDefinition service) {
        // not cached: a key is looked at once, when its record is reported
        service.events(UsageEvent.class).uncachedAggregate(UsageKey.class);
    }
}
