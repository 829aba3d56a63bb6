package org.computevoucher.issuance.application;

import java.time.Clock;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.service.ServiceDefinition;
import org.springframework.jdbc.core.JdbcOperations;

/** What this capability brings to its service. */
public final class ApplicationCapability {

    private ApplicationCapability() {}

    public static void addTo(
            ServiceDefinition service, JdbcOperations jdbc, Commands commands, Clock clock) {
        service.events(ApplicationEvent.class)
                .aggregate(Application.class)
                .commandHandler(ApplicationDesk::new)
                .eventHandler("applications", configuration -> new ApplicationRows(jdbc))
                .eventHandler(
                        "waiting-list",
                        configuration ->
                                new WhenMoneyArrivedThenServeTheWaitingList(commands, clock));
    }
}
