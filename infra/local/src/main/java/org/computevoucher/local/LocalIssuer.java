package org.computevoucher.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The OAuth2 issuer of this machine on 127.0.0.1, and the page that tries the services' interfaces.
 * Its clients' secrets and its signing key are made on first start and kept in its folder, readable
 * by their owner only.
 */
public final class LocalIssuer extends ProcessPart {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final int HEAP_MEBIBYTES = 64;

    private final Path directory;
    private final int port;
    private final Secrets secrets;
    private final Tokens tokens;
    private final Map<String, String> told = new HashMap<>();

    /**
     * An issuer whose page shows no service, and that presumes no region, unless it is told.
     *
     * @param directory its own folder, created if missing; holds secrets, signing key, its copy of
     *     the program and its process id
     * @param log the file its output is appended to
     */
    public LocalIssuer(Path directory, int port, Path log) {
        super(
                new OsProcess("issuer", directory.toAbsolutePath().resolve("process"), log),
                STOP_LIMIT);
        this.directory = directory.toAbsolutePath();
        this.port = port;
        this.secrets = new Secrets(secretsFile());
        this.tokens = new Tokens(address(), role -> secrets.password(role.id()));
    }

    /**
     * Has the page show a service; to be said before the start.
     *
     * @param service as in {@code ledger-service}
     * @param address where it listens, as in {@code http://127.0.0.1:8081}
     * @param sources the top of the source tree, where its OpenAPI document is
     */
    public LocalIssuer showing(String service, String address, Path sources) {
        told.put(
                "COMPUTEVOUCHER_ISSUER_SERVICES_"
                        + service.replace("-service", "").toUpperCase(Locale.ROOT),
                address);
        told.put("COMPUTEVOUCHER_ISSUER_SOURCES", sources.toAbsolutePath().toString());
        return this;
    }

    /**
     * Has finance, office and treasury speak for these regions where they name none; to be said
     * before the start.
     */
    public LocalIssuer presuming(List<String> regions) {
        told.put("COMPUTEVOUCHER_ISSUER_REGIONS", String.join(",", regions));
        return this;
    }

    @Override
    public String name() {
        return "issuer";
    }

    /** The issuer's URI: {@code iss} of its tokens, and for the setting {@code issuer-uri}. */
    @Override
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public int port() {
        return port;
    }

    /** Its clients' secrets by role; made on first start. */
    public Path secretsFile() {
        return directory.resolve("secrets.properties");
    }

    /** Its tokens, for whoever may read its folder. */
    public Tokens tokens() {
        return tokens;
    }

    @Override
    public void start() {
        if (!isRunning()) {
            Directories.delete(temporary());
            takeBuild();
        }
        List<String> command =
                Parts.jvm(
                        HEAP_MEBIBYTES,
                        temporary(),
                        // A few tokens an hour: compiling further than C1 gains nothing.
                        List.of("-XX:TieredStopAtLevel=1"));
        command.add("-jar");
        command.add(runningJar().toString());
        process.start(
                command,
                settings(),
                START_LIMIT,
                () -> HttpProbe.answers(address() + "/.well-known/openid-configuration"));
    }

    // Settings, and with them the secrets, go by environment: a command line is readable by every
    // user.
    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(told);
        settings.put("SERVER_PORT", Integer.toString(port));
        settings.put("SERVER_ADDRESS", "127.0.0.1");
        settings.put("COMPUTEVOUCHER_ISSUER_URI", address());
        settings.put(
                "COMPUTEVOUCHER_ISSUER_KEYFILE", directory.resolve("signing-key.json").toString());
        for (Caller.Role role : Caller.Role.values()) {
            settings.put(
                    "COMPUTEVOUCHER_ISSUER_SECRETS_" + role.name().replace("_", ""),
                    secrets.password(role.id()));
        }
        return settings;
    }

    /** Whether the build has made another program since this one was started. */
    public boolean isOfAnotherBuild() {
        try {
            return !Files.exists(runningJar())
                    || (Files.exists(builtJar()) && Files.mismatch(runningJar(), builtJar()) >= 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * It runs from a copy: a build that replaces a jar under a running JVM breaks it in strange
     * ways.
     */
    private void takeBuild() {
        try {
            Directories.create(directory);
            Files.copy(builtJar(), runningJar(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StartupFailure("issuer", "is not built: " + e, log(), e);
        }
    }

    private static Path builtJar() {
        return Parts.directory().resolve("issuer/local-issuer.jar");
    }

    private Path runningJar() {
        return directory.resolve("local-issuer.jar");
    }

    private Path temporary() {
        return directory.resolve("temporary");
    }
}
