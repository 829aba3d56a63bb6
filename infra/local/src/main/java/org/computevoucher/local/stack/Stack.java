package org.computevoucher.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.computevoucher.local.LocalIssuer;
import org.computevoucher.local.LocalKafka;
import org.computevoucher.local.LocalPart;
import org.computevoucher.local.LocalPostgres;
import org.computevoucher.local.LocalRegistry;
import org.computevoucher.local.ServiceProcess;
import org.computevoucher.local.demo.Demo;

/** The parts of the local stack and what they know of one another; starts nothing by itself. */
final class Stack {

    private static final List<String> SERVICES =
            List.of("ledger-service", "issuance-service", "redemption-service");

    private final Path home;
    private final Path sources;
    private final Ports ports;
    private final LocalPostgres postgres;
    private final LocalKafka kafka;
    private final LocalRegistry registry;
    private final LocalIssuer issuer;

    /**
     * The stack.
     *
     * @param home where data, logs and process ids are
     * @param sources the top of the source tree, where the build put the services
     */
    Stack(Path home, Path sources, Ports ports) {
        this.home = home;
        this.sources = sources;
        this.ports = ports;
        postgres =
                new LocalPostgres(
                        home.resolve("postgres"), ports.of(Ports.Part.POSTGRES), log("postgres"));
        kafka =
                new LocalKafka(
                        home.resolve("kafka"),
                        ports.of(Ports.Part.KAFKA),
                        ports.of(Ports.Part.KAFKA_CONTROLLER),
                        log("kafka"),
                        List.of());
        registry =
                new LocalRegistry(
                        home.resolve("registry"),
                        ports.of(Ports.Part.REGISTRY),
                        postgres,
                        log("registry"));
        issuer =
                new LocalIssuer(home.resolve("issuer"), ports.of(Ports.Part.ISSUER), log("issuer"))
                        .presuming(Demo.regions());
        for (String service : SERVICES) {
            issuer.showing(service, "http://127.0.0.1:" + ports.of(partOf(service)), sources);
        }
    }

    LocalPostgres postgres() {
        return postgres;
    }

    LocalKafka kafka() {
        return kafka;
    }

    LocalRegistry registry() {
        return registry;
    }

    LocalIssuer issuer() {
        return issuer;
    }

    /**
     * The three services as they are known by their folders: enough to find and to stop them, not
     * to start them.
     */
    List<ServiceProcess> runningServices() {
        return SERVICES.stream().map(module -> builder(module).build()).toList();
    }

    /**
     * The three services ready to be started, with their databases, which are created. PostgreSQL
     * must run.
     */
    List<ServiceProcess> startableServices() {
        return SERVICES.stream()
                .map(
                        module ->
                                builder(module)
                                        .database(
                                                postgres.createDatabase(
                                                        module.replace("-service", "")))
                                        .kafka(kafka)
                                        .registry(registry)
                                        .issuer(issuer)
                                        // What only a site can say, such as a treasury's account.
                                        .env("SPRING_PROFILES_ACTIVE", "local")
                                        // The issuer's page calls them from a browser.
                                        .allowedOrigin(issuer.address())
                                        .build())
                .toList();
    }

    /** Everything, in the order in which it is started. */
    List<LocalPart> everything() {
        return Stream.concat(
                        Stream.of(postgres, kafka, registry, issuer), runningServices().stream())
                .map(LocalPart.class::cast)
                .toList();
    }

    Ports.Part portOf(LocalPart part) {
        return partOf(part.name());
    }

    private static Ports.Part partOf(String name) {
        return Ports.Part.valueOf(name.replace("-service", "").toUpperCase(Locale.ROOT));
    }

    private ServiceProcess.Builder builder(String module) {
        return ServiceProcess.of(module, runnableJar(module))
                .port(ports.of(partOf(module)))
                .directory(home.resolve(module))
                .log(log(module));
    }

    /**
     * A service runs from a copy: a build that replaces a jar under a running JVM breaks it in
     * strange ways.
     */
    private Path runnableJar(String module) {
        return home.resolve(module).resolve(module + ".jar");
    }

    private Path builtJar(String module) {
        return sources.resolve(module)
                .resolve("target")
                .resolve(module + "-1.0.0-SNAPSHOT-exec.jar");
    }

    /** Whether the build has made another jar since this service was last started. */
    boolean isOfAnotherBuild(ServiceProcess service) {
        try {
            Path copy = runnableJar(service.name());
            Path built = builtJar(service.name());
            return !Files.exists(copy) || (Files.exists(built) && Files.mismatch(copy, built) >= 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes over what the build made. The service must not run. */
    void takeBuild(ServiceProcess service) {
        Path built = builtJar(service.name());
        try {
            Path copy = runnableJar(service.name());
            Files.createDirectories(copy.getParent());
            Files.copy(built, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackProblem(service.name() + " is not built: there is no " + built, e);
        }
    }

    private Path log(String part) {
        return home.resolve("logs").resolve(part + ".log");
    }
}
