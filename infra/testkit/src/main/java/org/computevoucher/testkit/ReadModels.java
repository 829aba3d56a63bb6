package org.computevoucher.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.computevoucher.platform.readmodel.ReadModel;
import org.computevoucher.platform.rebuild.Rebuild;
import org.computevoucher.platform.rebuild.Rebuild.OnDifference;
import org.computevoucher.platform.rebuild.RebuildRunner;
import org.computevoucher.platform.rebuild.Rebuilds;
import org.computevoucher.platform.service.ServiceDefinition;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What every read model of a running service has to be. */
public final class ReadModels {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final List<String> OF_THE_PLATFORM =
            List.of(
                    "answered_request",
                    "dead_letter",
                    "event_log",
                    "flyway_schema_history",
                    "intake_fact",
                    "intake_offset",
                    "processor_position",
                    "rebuild",
                    "snapshot");

    private ReadModels() {}

    /**
     * Every table is of exactly one read model, and every one that a read model names is there.
     *
     * @param others the service's tables that are no read model's
     */
    public static void assertTheyHaveEveryTable(ApplicationContext service, String... others) {
        List<String> named = new ArrayList<>(OF_THE_PLATFORM);
        named.addAll(Arrays.asList(others));
        for (ReadModel model : service.getBean(ServiceDefinition.class).readModels().values()) {
            named.addAll(model.tables());
        }
        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(
                        service.getBean(JdbcTemplate.class)
                                .queryForList(
                                        "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
                                        String.class));
    }

    /** Each is built again from the log as it is, and takes its own place. */
    public static void assertTheyAreWhatTheLogSays(ApplicationContext service) {
        assertThat(service.getBean(ServiceDefinition.class).readModels().keySet())
                .isNotEmpty()
                .allSatisfy(
                        name ->
                                assertThat(rebuilt(service, name, OnDifference.KEEP).differences())
                                        .isEmpty());
    }

    /** How one differs from what the log says; it stays as it is. */
    public static List<Rebuild.TableDifference> differences(
            ApplicationContext service, String name) {
        return rebuilt(service, name, OnDifference.KEEP).differences();
    }

    /** Has read models be what the log says, where a test wrote to their tables. */
    public static void heal(ApplicationContext service, String... names) {
        for (String name : names) {
            assertThat(rebuilt(service, name, OnDifference.SWITCH).state())
                    .isEqualTo(Rebuild.State.SWITCHED);
        }
    }

    private static Rebuild rebuilt(
            ApplicationContext service, String name, OnDifference onDifference) {
        Rebuilds rebuilds = service.getBean(Rebuilds.class);
        UUID id = UUID.randomUUID();
        assertThat(rebuilds.begin(id, name, onDifference, begun -> {})).isPresent();
        service.getBean(RebuildRunner.class).wake();
        Rebuild ended =
                Awaitility.await("rebuild of " + name)
                        .atMost(PATIENCE)
                        .until(
                                () -> rebuilds.find(id).orElseThrow(),
                                rebuild -> rebuild.endedAt() != null);
        assertThat(ended.failure()).isNull();
        return ended;
    }
}
