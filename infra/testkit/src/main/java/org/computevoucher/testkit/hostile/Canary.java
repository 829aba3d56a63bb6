package org.computevoucher.testkit.hostile;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a service's database holds: the log by its length, every other table by what is in it. So
 * also tables that are added later are watched; those apart that move by themselves.
 */
public final class Canary {

    private static final Set<String> MOVING =
            Set.of("processor_position", "intake_offset", "snapshot", "flyway_schema_history");

    private static final Duration STILL = Duration.ofMillis(400);

    private final JdbcTemplate jdbc;
    private final Set<String> passedOver;

    public Canary(JdbcTemplate jdbc) {
        this(jdbc, MOVING);
    }

    private Canary(JdbcTemplate jdbc, Set<String> passedOver) {
        this.jdbc = jdbc;
        this.passedOver = passedOver;
    }

    /** One that does not look at these tables. */
    public Canary but(String... tables) {
        Set<String> more = new HashSet<>(passedOver);
        more.addAll(List.of(tables));
        return new Canary(jdbc, more);
    }

    /** Once nothing moves any more. */
    public Map<String, String> whenStill() {
        AtomicReference<Map<String, String>> last = new AtomicReference<>(look());
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollDelay(STILL)
                .pollInterval(STILL)
                .until(this::look, now -> now.equals(last.getAndSet(now)));
    }

    private Map<String, String> look() {
        Map<String, String> state = new TreeMap<>();
        List<String> tables =
                jdbc.queryForList(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'",
                        String.class);
        for (String table : tables) {
            if (!passedOver.contains(table)) {
                String rows =
                        jdbc.queryForObject(
                                "SELECT count(*) || ' rows ' || coalesce(md5(string_agg(t::text, ',' ORDER BY t::text)), '') FROM "
                                        + table
                                        + " t",
                                String.class);
                state.put(table, String.valueOf(rows));
            }
        }
        return state;
    }
}
