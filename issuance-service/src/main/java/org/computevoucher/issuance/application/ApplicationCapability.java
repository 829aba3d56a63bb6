package org.computevoucher.issuance.application;

import java.time.Clock;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.readmodel.ReadModel;
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
                .readModel(
                        jdbc,
                        ReadModel.named("applications", "application")
                                .writtenBy(ApplicationRows::new)
                                .notComparing(
                                        "application",
                                        "number",
                                        "counts attempts too, so a failed batch leaves a gap"))
                .eventHandler(
                        "waiting-list",
                        configuration ->
                                new WhenMoneyArrivedThenServeTheWaitingList(commands, clock));
    }
}
