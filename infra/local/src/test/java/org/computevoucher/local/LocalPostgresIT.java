package org.computevoucher.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalPostgresIT {

    private Path directory = Path.of("");
    private LocalPostgres postgres = new LocalPostgres(directory, 0, directory);

    @BeforeEach
    void start() {
        directory = LocalParts.temporaryDirectory("postgres-it");
        postgres =
                new LocalPostgres(directory, FreePorts.next(), directory.resolve("postgres.log"));
        postgres.start();
    }

    @AfterEach
    void stop() {
        postgres.killHard();
    }

    @Test
    void what_it_acknowledges_is_on_disk() throws SQLException {
        assertThat(settings("fsync", "synchronous_commit", "full_page_writes"))
                .containsExactly("on", "on", "on");
    }

    @Test
    void committed_rows_survive_a_stop_and_a_kill() throws SQLException {
        execute("CREATE TABLE book (entry int)");
        execute("INSERT INTO book VALUES (1)");
        postgres.stop();
        assertThat(postgres.isRunning()).isFalse();
        postgres.start();
        execute("INSERT INTO book VALUES (2)");
        long killed = postgres.pid();

        postgres.killHard();
        assertThat(postgres.isRunning()).isFalse();
        postgres.start();

        assertThat(postgres.pid()).isNotEqualTo(killed);
        assertThat(query("SELECT entry FROM book ORDER BY entry")).containsExactly("1", "2");
    }

    @Test
    void it_is_found_again_by_its_folder_and_left_running_when_started_twice() {
        LocalPostgres again = new LocalPostgres(directory, postgres.port(), postgres.log());
        assertThat(again.isRunning()).isTrue();
        long pid = again.pid();

        again.start();

        assertThat(again.pid()).isEqualTo(pid);
        assertThat(again.password()).isEqualTo(postgres.password());
    }

    @Test
    void it_listens_on_127_0_0_1_only() {
        InetSocketAddress elsewhere =
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.2"), postgres.port());
        assertThatThrownBy(
                        () -> {
                            try (Socket socket = new Socket()) {
                                socket.connect(elsewhere, 2_000);
                            }
                        })
                .isInstanceOf(java.io.IOException.class);
        assertThat(settings("listen_addresses")).containsExactly("127.0.0.1");
    }

    @Test
    void its_password_is_its_owners_alone_and_is_asked_for() throws Exception {
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(
                                        directory.resolve("secrets.properties"))))
                .isEqualTo("rw-------");
        assertThatThrownBy(
                        () ->
                                DriverManager.getConnection(
                                        postgres.jdbcUrl("postgres"),
                                        postgres.username(),
                                        "guessed"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
        assertThat(query("SELECT left(rolpassword, 13) FROM pg_authid WHERE rolname = 'postgres'"))
                .containsExactly("SCRAM-SHA-256");
    }

    @Test
    void a_services_user_owns_its_database_and_enters_no_other() throws SQLException {
        LocalPostgres.Database ledger = postgres.createDatabase("ledger");
        LocalPostgres.Database issuance = postgres.createDatabase("issuance");
        assertThat(postgres.createDatabase("ledger")).isEqualTo(ledger);

        try (Connection own =
                        DriverManager.getConnection(
                                ledger.jdbcUrl(), ledger.username(), ledger.password());
                Statement statement = own.createStatement()) {
            statement.execute("CREATE TABLE mine (n int)");
        }
        assertThatThrownBy(
                        () ->
                                DriverManager.getConnection(
                                        issuance.jdbcUrl(), ledger.username(), ledger.password()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for database");
    }

    @Test
    void
            a_lock_left_by_a_crash_whose_process_id_is_now_another_process_does_not_keep_it_from_starting()
                    throws Exception {
        postgres.killHard();
        Path lock = directory.resolve("data/postmaster.pid");
        List<String> lines = new ArrayList<>(Files.readAllLines(lock));
        lines.set(0, Long.toString(ProcessHandle.current().pid()));
        Files.write(lock, lines);

        postgres.start();

        assertThat(query("SELECT 1")).containsExactly("1");
    }

    private List<String> settings(String... names) {
        List<String> values = new ArrayList<>();
        for (String name : names) {
            try {
                values.addAll(query("SHOW " + name));
            } catch (SQLException e) {
                throw new AssertionError(name, e);
            }
        }
        return values;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = postgres.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> query(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = postgres.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
