package org.computevoucher.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One Apache Kafka node, broker and controller, on 127.0.0.1. What it acknowledged is on disk: it
 * writes through to the disk before every answer, because here no second replica holds the record.
 * Topics are created by who owns them, never by a reader's typing error.
 */
public final class LocalKafka extends ProcessPart {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final int HEAP_MEBIBYTES = 512;

    private final Path directory;
    private final int port;
    private final int controllerPort;
    private final List<String> jvmOptions;

    /**
     * A broker with data that survives.
     *
     * @param directory its own folder, created if missing
     * @param port where clients connect
     * @param controllerPort where the node's own halves meet; may differ from start to start
     * @param log the file its output is appended to
     * @param jvmOptions further options of its JVM
     */
    public LocalKafka(
            Path directory, int port, int controllerPort, Path log, List<String> jvmOptions) {
        super(
                new OsProcess("kafka", directory.toAbsolutePath().resolve("process"), log),
                STOP_LIMIT);
        this.directory = directory.toAbsolutePath();
        this.port = port;
        this.controllerPort = controllerPort;
        this.jvmOptions = List.copyOf(jvmOptions);
    }

    @Override
    public String name() {
        return "kafka";
    }

    /** The bootstrap servers. */
    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** For Kafka's setting of the same name. */
    public String bootstrapServers() {
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
            writeSettings();
            format();
        }
        process.start(
                jvm("kafka.Kafka", settingsFile().toString()),
                Map.of(),
                START_LIMIT,
                () -> KafkaProbe.answers(port));
    }

    /** Gives the empty data folder its cluster id, once. */
    private void format() {
        Path formatted = directory.resolve("formatted");
        if (Files.exists(formatted)) {
            return;
        }
        List<String> arguments =
                List.of(
                        "format",
                        "--config",
                        settingsFile().toString(),
                        // One fixed id: data and broker belong together by their folder here, not
                        // by this name.
                        "--cluster-id",
                        "Y29tcHV0ZS12b3VjaGVyMQ",
                        "--ignore-formatted");
        OsProcess.run(
                "kafka (format)",
                jvm("kafka.tools.StorageTool", arguments.toArray(String[]::new)),
                Map.of(),
                log(),
                START_LIMIT);
        try {
            Files.writeString(formatted, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> jvm(String mainClass, String... arguments) {
        List<String> command = Parts.jvm(HEAP_MEBIBYTES, temporary(), jvmOptions);
        command.add("-Dorg.slf4j.simpleLogger.showDateTime=true");
        command.add("-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
        command.add("-cp");
        command.add(Parts.directory().resolve("kafka") + "/*");
        command.add(mainClass);
        command.addAll(List.of(arguments));
        return command;
    }

    private Path settingsFile() {
        return directory.resolve("server.properties");
    }

    private void writeSettings() {
        String settings =
                """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=PLAINTEXT
                log.dirs=%3$s
                # topics are created by the service that owns them, with the settings it needs
                auto.create.topics.enable=false
                # one node: every replica set has one member
                default.replication.factor=1
                min.insync.replicas=1
                offsets.topic.replication.factor=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                # the defaults of 50 partitions are for clusters; each would be a folder with files here
                offsets.topic.num.partitions=4
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.num.partitions=1
                # a record that was acknowledged is on disk: one replica cannot rely on others, so it waits for the disk
                log.flush.interval.messages=1
                # the topics are the history others replay
                log.retention.ms=-1
                log.retention.bytes=-1
                # a broker that was killed is let in again when its former self is given up: 9 s by default, too long to wait
                broker.session.timeout.ms=5000
                broker.heartbeat.interval.ms=1000
                # groups here have one member: nobody else to wait for
                group.initial.rebalance.delay.ms=0
                # committed read positions of a group that is away are kept as long as Kafka allows
                offsets.retention.minutes=525600
                """
                        .formatted(port, controllerPort, directory.resolve("data"));
        try {
            Files.createDirectories(directory);
            Files.writeString(settingsFile(), settings);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write Kafka's settings to " + directory, e);
        }
    }

    private Path temporary() {
        return directory.resolve("temporary");
    }
}
