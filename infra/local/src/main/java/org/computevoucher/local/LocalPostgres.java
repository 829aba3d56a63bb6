package org.computevoucher.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * PostgreSQL 18 on 127.0.0.1: real binaries, data on disk, nothing relaxed. What it acknowledged is
 * on disk ({@code fsync}, {@code synchronous_commit} and {@code full_page_writes} are on, and
 * looked at after every start). Passwords are made on first start, kept in {@code
 * secrets.properties} beside the data, readable by their owner only.
 */
public final class LocalPostgres implements LocalPart {

    /** What makes an acknowledged commit durable; each must read "on". */
    static final List<String> DURABLE_SETTINGS =
            List.of("fsync", "synchronous_commit", "full_page_writes");

    private static final String ADMIN = "postgres";
    private static final Duration START_LIMIT = Duration.ofMinutes(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final int RESTARTS_AFTER_CRASH = 20;
    private static final Pattern DATABASE_NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    /**
     * A database and the user who owns it.
     *
     * @param jdbcUrl without user and password
     */
    public record Database(String jdbcUrl, String username, String password) {}

    private final Path directory;
    private final int port;
    private final OsProcess process;
    private final Secrets secrets;
    private final UnprivilegedUser user;

    /**
     * PostgreSQL with data that survives.
     *
     * @param directory its own folder, created if missing; holds data, secrets and process id
     * @param log the file its output is appended to
     */
    public LocalPostgres(Path directory, int port, Path log) {
        this(directory, port, log, UnprivilegedUser.forThisMachine());
    }

    LocalPostgres(Path directory, int port, Path log, UnprivilegedUser user) {
        this.user = user;
        this.directory = directory.toAbsolutePath();
        this.port = port;
        this.process = new OsProcess(name(), this.directory.resolve("process"), log);
        this.secrets = new Secrets(this.directory.resolve("secrets.properties"));
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public String address() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Path log() {
        return process.log();
    }

    /** The JDBC address of a database; user and password apart. */
    public String jdbcUrl(String database) {
        return address() + database;
    }

    /** The administrator, who may do everything in every database. */
    public String username() {
        return ADMIN;
    }

    /** The administrator's password. */
    public String password() {
        return secrets.password(ADMIN);
    }

    @Override
    public void start() {
        Directories.create(directory);
        if (!Files.exists(data().resolve("PG_VERSION"))) {
            initialise();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                if (!isRunning()) {
                    PostmasterLock.releaseIfStale(data());
                }
                process.start(user.command(serverCommand()), Map.of(), START_LIMIT, this::answers);
                break;
            } catch (StartupFailure e) {
                // After a crash the old server's children take a moment to notice and leave the
                // shared memory.
                boolean stillInUse = String.valueOf(e.getMessage()).contains("shared memory block");
                if (!stillInUse || attempt == RESTARTS_AFTER_CRASH) {
                    throw e;
                }
            }
        }
        checkDurability();
    }

    private void initialise() {
        Path unfinished = directory.resolve("data.unfinished");
        Path passwordFile = directory.resolve("initdb.password");
        try {
            Directories.delete(unfinished);
            Files.createDirectory(
                    unfinished,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            Secrets.writePrivately(passwordFile, password() + "\n");
            user.give(unfinished, log());
            user.give(passwordFile, log());
            List<String> initdb =
                    List.of(
                            bin("initdb"),
                            "--pgdata=" + unfinished,
                            "--username=" + ADMIN,
                            "--pwfile=" + passwordFile,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            // The same sort order on every machine, whatever its C library.
                            "--locale=C",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8");
            OsProcess.run(
                    "postgres (initdb)",
                    user.command(initdb),
                    Map.of("TZ", "UTC"),
                    log(),
                    START_LIMIT);
            Files.deleteIfExists(passwordFile);
            // Only a finished data folder gets its name: an interrupted first start is simply done
            // again.
            Files.move(unfinished, data(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create PostgreSQL's data in " + directory, e);
        }
    }

    private List<String> serverCommand() {
        List<String> command = new ArrayList<>();
        command.add(bin("postgres"));
        command.add("-D");
        command.add(data().toString());
        DURABLE_SETTINGS.forEach(name -> addSetting(command, name, "on"));
        addSetting(command, "port", Integer.toString(port));
        addSetting(command, "listen_addresses", "127.0.0.1");
        // No socket file: paths of sockets are short, those of folders are not, and everybody here
        // speaks TCP.
        addSetting(command, "unix_socket_directories", "");
        // Three services, their tests and a person looking on.
        addSetting(command, "max_connections", "200");
        addSetting(command, "timezone", "UTC");
        addSetting(command, "log_timezone", "UTC");
        return command;
    }

    private static void addSetting(List<String> command, String name, String value) {
        command.add("-c");
        command.add(name + "=" + value);
    }

    private Path data() {
        return directory.resolve("data");
    }

    private static String bin(String name) {
        return PostgresBinaries.directory().resolve("bin").resolve(name).toString();
    }

    private boolean answers() throws SQLException {
        try (Connection connection = connect(ADMIN);
                Statement statement = connection.createStatement()) {
            return statement.execute("SELECT 1");
        }
    }

    /** A connection of the administrator to a database. */
    Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", ADMIN);
        properties.setProperty("password", password());
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "60");
        return DriverManager.getConnection(jdbcUrl(database), properties);
    }

    private void checkDurability() {
        try (Connection connection = connect(ADMIN);
                Statement statement = connection.createStatement()) {
            for (String setting : DURABLE_SETTINGS) {
                try (ResultSet result = statement.executeQuery("SHOW " + setting)) {
                    result.next();
                    if (!"on".equals(result.getString(1))) {
                        throw new IllegalStateException(
                                "PostgreSQL runs with "
                                        + setting
                                        + "="
                                        + result.getString(1)
                                        + ": what it acknowledges could be lost");
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read PostgreSQL's settings", e);
        }
    }

    /**
     * Creates a database and the user who owns it, both of this name, if they are missing. Other
     * such users cannot connect to it: services share no table.
     *
     * @param name lower-case letters, digits and underscores, beginning with a letter
     */
    public Database createDatabase(String name) {
        if (!DATABASE_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a database name: " + name);
        }
        String password = secrets.password(name);
        try (Connection connection = connect(ADMIN);
                Statement statement = connection.createStatement()) {
            // Names and passwords are of our own making, [a-z0-9_] and base64url: nothing to
            // escape.
            if (isMissing(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + name + "'")) {
                statement.execute("CREATE ROLE " + name + " LOGIN PASSWORD '" + password + "'");
            }
            if (isMissing(statement, "SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
                statement.execute("CREATE DATABASE " + name + " OWNER " + name);
            }
            statement.execute("REVOKE CONNECT ON DATABASE " + name + " FROM PUBLIC");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database " + name, e);
        }
        return new Database(jdbcUrl(name), name, password);
    }

    private static boolean isMissing(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            return !result.next();
        }
    }

    /** Fast shutdown: clients are disconnected, everything is written. */
    @Override
    public void stop() {
        process.stop("INT", STOP_LIMIT);
    }

    @Override
    public void killHard() {
        process.killHard();
    }

    @Override
    public boolean isRunning() {
        return process.isRunning();
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public long residentBytes() {
        return process.residentBytes();
    }

    @Override
    public Duration startupTime() {
        return process.startupTime();
    }
}
