package org.computevoucher.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A schema registry with Confluent's REST API (Apicurio) on 127.0.0.1. It keeps its schemas in a
 * database of our PostgreSQL, so ids survive whatever the data survives.
 */
public final class LocalRegistry extends ProcessPart {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
    private static final int HEAP_MEBIBYTES = 384;

    private final Path directory;
    private final int port;
    private final LocalPostgres postgres;

    /**
     * A registry.
     *
     * @param directory its own folder, created if missing; holds only its process id
     * @param postgres where it keeps its schemas, in a database {@code registry}; must run before
     *     this starts
     * @param log the file its output is appended to
     */
    public LocalRegistry(Path directory, int port, LocalPostgres postgres, Path log) {
        super(
                new OsProcess("registry", directory.toAbsolutePath().resolve("process"), log),
                STOP_LIMIT);
        this.directory = directory.toAbsolutePath();
        this.port = port;
        this.postgres = postgres;
    }

    @Override
    public String name() {
        return "registry";
    }

    /** The value of {@code schema.registry.url}. */
    @Override
    public String address() {
        return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
    }

    /** For the setting {@code schema.registry.url}. */
    public String url() {
        return address();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void start() {
        if (!isRunning()) {
            Directories.delete(temporary());
        }
        LocalPostgres.Database database = postgres.createDatabase("registry");
        List<String> command =
                Parts.jvm(
                        HEAP_MEBIBYTES,
                        temporary(),
                        List.of(
                                // Short-lived work at low rates: compiling further than C1 costs
                                // start-up and gains nothing.
                                "-XX:TieredStopAtLevel=1",
                                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
        command.add("-jar");
        command.add(Parts.directory().resolve("registry/quarkus-run.jar").toString());
        process.start(
                command,
                settings(database),
                START_LIMIT,
                () -> HttpProbe.answers(address() + "/subjects"));
    }

    // Settings, and with them the password, go by environment: a command line is readable by every
    // user.
    private Map<String, String> settings(LocalPostgres.Database database) {
        Map<String, String> settings = new HashMap<>();
        settings.put("APICURIO_STORAGE_KIND", "sql");
        settings.put("APICURIO_STORAGE_SQL_KIND", "postgresql");
        settings.put("APICURIO_DATASOURCE_URL", database.jdbcUrl());
        settings.put("APICURIO_DATASOURCE_USERNAME", database.username());
        settings.put("APICURIO_DATASOURCE_PASSWORD", database.password());
        // Three clients that cache what they read: the default of 20 connections would only occupy
        // PostgreSQL.
        settings.put("APICURIO_DATASOURCE_JDBC_INITIAL_SIZE", "2");
        settings.put("APICURIO_DATASOURCE_JDBC_MIN_SIZE", "2");
        settings.put("APICURIO_DATASOURCE_JDBC_MAX_SIZE", "10");
        settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        settings.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        // Its own health and metrics interface cannot be switched off; any free port will do,
        // nobody asks there.
        settings.put("QUARKUS_MANAGEMENT_PORT", "0");
        settings.put("QUARKUS_OTEL_SDK_DISABLED", "true");
        settings.put("QUARKUS_HTTP_ACCESS_LOG_ENABLED", "false");
        settings.put("APICURIO_IMPORT_WORK_DIR", temporary().toString());
        settings.put("APICURIO_STORAGE_SNAPSHOT_LOCATION", temporary().toString());
        return settings;
    }

    private Path temporary() {
        return directory.resolve("temporary");
    }
}
