package org.computevoucher.systemtests;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.computevoucher.local.Caller;
import org.computevoucher.local.FreePorts;
import org.computevoucher.local.LocalIssuer;
import org.computevoucher.local.LocalKafka;
import org.computevoucher.local.LocalParts;
import org.computevoucher.local.LocalPostgres.Database;
import org.computevoucher.local.ServiceProcess;
import org.computevoucher.local.Tokens;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The three services as processes, seen from outside: HTTP, and for faults their process ids and
 * databases. Every request carries the token of its caller, of the stack's own issuer; what is read
 * is read by the auditor.
 */
final class ThreeServices implements AutoCloseable {

    private final LocalIssuer issuer;
    private final TokenHttp http;
    private final String bootstrapServers;
    private final String registryUrl;
    private final AutoCloseable broker;
    private final Duration clockOffset;
    private final Running ledger;
    private final Running issuance;
    private final Running redemption;
    private Steps steps = new Steps();

    /** Where a service's database is made. */
    interface Databases {
        Database create(String name);
    }

    private ThreeServices(
            LocalIssuer issuer,
            String bootstrapServers,
            String registryUrl,
            Databases databases,
            AutoCloseable broker,
            Duration clockOffset) {
        this.issuer = issuer;
        this.http = new TokenHttp(issuer.tokens());
        this.bootstrapServers = bootstrapServers;
        this.registryUrl = registryUrl;
        this.broker = broker;
        this.clockOffset = clockOffset;
        ledger = service("ledger", databases);
        issuance = service("issuance", databases);
        redemption = service("redemption", databases);
    }

    /**
     * The services that all tests of this JVM share which disturb nothing; the parts' JVM hook
     * stops them.
     */
    static ThreeServices undisturbed() {
        return Undisturbed.SERVICES;
    }

    private static final class Undisturbed {
        static final ThreeServices SERVICES = start();
    }

    /**
     * On a broker of their own, so that topics start empty; the other parts are shared by all
     * tests.
     */
    static ThreeServices start() {
        return start(Duration.ZERO);
    }

    /** The same in a rehearsal: for the services, it is this time now. */
    static ThreeServices startAt(Instant now) {
        return start(Duration.between(Instant.now(), now));
    }

    private static ThreeServices start(Duration clockOffset) {
        LocalParts parts = LocalParts.shared();
        LocalKafka broker =
                new LocalKafka(
                        LocalParts.temporaryDirectory("kafka"),
                        FreePorts.next(),
                        FreePorts.next(),
                        LocalParts.temporaryDirectory("kafka-log").resolve("kafka.log"),
                        List.of("-XX:TieredStopAtLevel=1"));
        broker.start();
        return start(
                parts.issuer(),
                broker.bootstrapServers(),
                parts.registry().url(),
                newDatabases(parts.postgres()::createDatabase),
                broker::stop,
                clockOffset);
    }

    static ThreeServices start(
            LocalIssuer issuer,
            String bootstrapServers,
            String registryUrl,
            Databases databases,
            AutoCloseable broker) {
        return start(
                issuer,
                bootstrapServers,
                registryUrl,
                newDatabases(databases),
                broker,
                Duration.ZERO);
    }

    private static ThreeServices start(
            LocalIssuer issuer,
            String bootstrapServers,
            String registryUrl,
            Databases databases,
            AutoCloseable broker,
            Duration clockOffset) {
        ThreeServices services =
                new ThreeServices(
                        issuer, bootstrapServers, registryUrl, databases, broker, clockOffset);
        try (ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> starting =
                    services.all().stream()
                            .<Future<?>>map(one -> starters.submit(one.process()::start))
                            .toList();
            for (Future<?> one : starting) {
                one.get();
            }
        } catch (Exception e) {
            throw new IllegalStateException("the services did not start", e);
        }
        return services;
    }

    /** With names that no other run of the tests has taken. */
    private static Databases newDatabases(Databases databases) {
        String run = UUID.randomUUID().toString().substring(0, 8);
        return name -> databases.create(name + "_" + run);
    }

    /**
     * Stops the services and starts them on the same data when it is this time for them. These are
     * not to be used any more.
     */
    ThreeServices restartedAt(Instant now) {
        all().parallelStream().forEach(one -> one.process().stop());
        Map<String, Database> databases =
                Map.of(
                        "ledger", ledger.database(),
                        "issuance", issuance.database(),
                        "redemption", redemption.database());
        ThreeServices restarted =
                start(
                        issuer,
                        bootstrapServers,
                        registryUrl,
                        name -> Objects.requireNonNull(databases.get(name)),
                        broker,
                        Duration.between(Instant.now(), now));
        restarted.steps = steps;
        return restarted;
    }

    private Running service(String name, Databases databases) {
        Database database = databases.create(name);
        ServiceProcess.Builder process =
                ServiceProcess.of(name + "-service")
                        .database(database)
                        .issuer(issuer)
                        .env("COMPUTEVOUCHER_KAFKA_BOOTSTRAPSERVERS", bootstrapServers)
                        .env("COMPUTEVOUCHER_TOPICS_REPLICATIONFACTOR", "1")
                        .env("COMPUTEVOUCHER_SCHEMAREGISTRY_URL", registryUrl)
                        .jvmOption("-XX:TieredStopAtLevel=1");
        Treasury.haveAccounts(process);
        if (!clockOffset.isZero()) {
            process.env("SPRING_PROFILES_ACTIVE", "rehearsal")
                    .env("COMPUTEVOUCHER_REHEARSAL_CLOCKOFFSET", clockOffset.toString());
        }
        return new Running(process.build(), database);
    }

    /** What their book said while they were played, also before they were restarted. */
    Steps steps() {
        return steps;
    }

    List<Running> all() {
        return List.of(ledger, issuance, redemption);
    }

    Running ledger() {
        return ledger;
    }

    Running issuance() {
        return issuance;
    }

    Running redemption() {
        return redemption;
    }

    Tokens tokens() {
        return issuer.tokens();
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    String registryUrl() {
        return registryUrl;
    }

    /** An HTTP answer: its status, its JSON and the id of the trace that it belongs to. */
    record Answer(int status, JsonNode body, String correlationId) {

        long fen(String field) {
            return body.required(field).longValue();
        }

        String text(String field) {
            return body.required(field).stringValue();
        }
    }

    static ObjectNode object() {
        return JsonMapper.shared().createObjectNode();
    }

    Answer post(
            Caller caller, Running service, String path, String key, @Nullable ObjectNode body) {
        return http.send(
                caller,
                HttpRequest.newBuilder(URI.create(service.url() + path))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    Answer get(Running service, String path) {
        return http.send(
                Caller.auditor(), HttpRequest.newBuilder(URI.create(service.url() + path)).GET());
    }

    /** A file that the auditor gets. */
    String file(Running service, String path) {
        HttpResponse<String> answer =
                http.answerTo(
                        Caller.auditor(),
                        HttpRequest.newBuilder(URI.create(service.url() + path)).GET());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " was answered with " + answer.body());
        }
        return answer.body();
    }

    @Override
    public void close() {
        all().parallelStream().forEach(one -> one.process().stop());
        try {
            broker.close();
        } catch (Exception e) {
            throw new IllegalStateException("the broker did not stop", e);
        }
    }
}
