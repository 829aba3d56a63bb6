package org.computevoucher.issuance.history;

import static org.mockito.Mockito.mock;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.computevoucher.issuance.IssuanceServiceApplication;
import org.computevoucher.issuance.application.Clerk;
import org.computevoucher.platform.command.Commands;
import org.computevoucher.platform.service.ServiceDefinition;
import org.computevoucher.testkit.RestartableService;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The service and its automation, started once for all histories. */
final class Machine {

    final ServiceDefinition definition =
            new IssuanceServiceApplication()
                    .issuance(new JdbcTemplate(), mock(Commands.class), Clock.systemUTC());
    final RestartableService service = RestartableService.start(definition);
    final Seen seen = new Seen();
    private final Consumer<Object> automation =
            Clerk.automation(service::send, () -> world().now());
    private @Nullable World world;

    World begin() {
        service.clear();
        World begun = new World(this);
        world = begun;
        begun.prepare();
        return begun;
    }

    private World world() {
        if (world == null) {
            throw new IllegalStateException("no history has begun");
        }
        return world;
    }

    /** The automation is told a batch of events. */
    void tell(List<Object> events) {
        service.inOneTransaction(() -> events.forEach(automation));
    }
}
