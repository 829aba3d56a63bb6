package org.computevoucher.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A service of ours, run from its executable jar on 127.0.0.1. Ready means that {@code
 * /actuator/health/readiness} answers 200.
 *
 * <pre>{@code
 * ServiceProcess ledger = ServiceProcess.of("ledger-service")
 *         .database(parts.postgres().createDatabase("ledger"))
 *         .kafka(parts.kafka())
 *         .registry(parts.registry())
 *         .build();
 * ledger.start();
 * ledger.killHard();
 * ledger.start(); // the same port, the same data
 * ledger.stop();
 * }</pre>
 */
public final class ServiceProcess extends ProcessPart {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final String name;
    private final Path jar;
    private final int port;
    private final Map<String, String> environment;
    private final List<String> jvmOptions;
    private final int heapMebibytes;
    private final Duration startLimit;
    private final Path directory;

    private ServiceProcess(Builder builder) {
        this(
                builder,
                (builder.directory != null
                                ? builder.directory
                                : LocalParts.temporaryDirectory(builder.name))
                        .toAbsolutePath());
    }

    private ServiceProcess(Builder builder, Path directory) {
        super(
                new OsProcess(
                        builder.name,
                        directory.resolve(builder.name + ".process"),
                        (builder.log != null
                                        ? builder.log
                                        : directory.resolve(builder.name + ".log"))
                                .toAbsolutePath()),
                STOP_LIMIT);
        this.directory = directory;
        this.name = builder.name;
        this.jar = builder.jar;
        this.port = builder.port == 0 ? FreePorts.next() : builder.port;
        this.environment = new TreeMap<>(builder.environment);
        this.environment.put("SERVER_PORT", Integer.toString(port));
        this.environment.put("SERVER_ADDRESS", "127.0.0.1");
        this.jvmOptions = List.copyOf(builder.jvmOptions);
        this.heapMebibytes = builder.heapMebibytes;
        this.startLimit = builder.startLimit;
    }

    /**
     * The service of this module, by the jar its build made.
     *
     * @param module as in {@code ledger-service}
     */
    public static Builder of(String module) {
        return of(module, executableJar(module));
    }

    /** A service by its executable jar. */
    public static Builder of(String name, Path jar) {
        return new Builder(name, jar);
    }

    /** Where the build puts a service's executable jar; it need not exist yet. */
    public static Path executableJar(String module) {
        return Parts.repository()
                .resolve(module)
                .resolve("target")
                .resolve(module + "-1.0.0-SNAPSHOT-exec.jar");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void start() {
        if (!Files.isRegularFile(jar)) {
            throw new StartupFailure(
                    name, "has no executable jar at " + jar + "; build it first", log(), null);
        }
        if (!isRunning()) {
            Directories.delete(temporary());
        }
        List<String> command = Parts.jvm(heapMebibytes, temporary(), jvmOptions);
        command.add("-jar");
        command.add(jar.toString());
        process.start(
                command,
                environment,
                startLimit,
                () -> HttpProbe.answers(address() + "/actuator/health/readiness"));
    }

    private Path temporary() {
        return directory.resolve(name + "-temporary");
    }

    /**
     * What a service is started with; what is not said is chosen: a free port, a temporary folder,
     * 384 MiB of heap.
     */
    public static final class Builder {

        private static final int DEFAULT_HEAP_MEBIBYTES = 384;
        private static final Duration DEFAULT_START_LIMIT = Duration.ofMinutes(2);

        private final String name;
        private final Path jar;
        private final Map<String, String> environment = new TreeMap<>();
        private final List<String> jvmOptions = new ArrayList<>();
        private int port;
        private int heapMebibytes = DEFAULT_HEAP_MEBIBYTES;
        private Duration startLimit = DEFAULT_START_LIMIT;
        private @Nullable Path directory;
        private @Nullable Path log;

        private Builder(String name, Path jar) {
            this.name = name;
            this.jar = jar.toAbsolutePath();
        }

        public Builder port(int fixedPort) {
            this.port = fixedPort;
            return this;
        }

        /** Where its process id is remembered, and by default its log. */
        public Builder directory(Path folder) {
            this.directory = folder;
            return this;
        }

        public Builder log(Path file) {
            this.log = file;
            return this;
        }

        /**
         * One environment variable of the service; of ours it sees only PATH, HOME and the like.
         */
        public Builder env(String variable, String value) {
            environment.put(variable, value);
            return this;
        }

        public Builder jvmOption(String option) {
            jvmOptions.add(option);
            return this;
        }

        public Builder heapMebibytes(int mebibytes) {
            this.heapMebibytes = mebibytes;
            return this;
        }

        public Builder startLimit(Duration limit) {
            this.startLimit = limit;
            return this;
        }

        public Builder database(LocalPostgres.Database database) {
            return env("SPRING_DATASOURCE_URL", database.jdbcUrl())
                    .env("SPRING_DATASOURCE_USERNAME", database.username())
                    .env("SPRING_DATASOURCE_PASSWORD", database.password());
        }

        public Builder kafka(LocalKafka kafka) {
            return env("COMPUTEVOUCHER_KAFKA_BOOTSTRAPSERVERS", kafka.bootstrapServers())
                    // One node cannot replicate.
                    .env("COMPUTEVOUCHER_TOPICS_REPLICATIONFACTOR", "1");
        }

        public Builder registry(LocalRegistry registry) {
            return env("COMPUTEVOUCHER_SCHEMAREGISTRY_URL", registry.url());
        }

        /** Whose tokens it accepts. */
        public Builder issuer(LocalIssuer issuer) {
            return env("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI", issuer.address());
        }

        /** Whose pages in a browser may call it, as in {@code http://127.0.0.1:8084}. */
        public Builder allowedOrigin(String origin) {
            return env("COMPUTEVOUCHER_WEB_ALLOWEDORIGINS", origin);
        }

        public ServiceProcess build() {
            return new ServiceProcess(this);
        }
    }
}
