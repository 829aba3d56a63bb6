package org.computevoucher.systemtests;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.computevoucher.local.LocalPostgres.Database;
import org.computevoucher.local.ServiceProcess;

/** One service and the database only it writes. */
record Running(ServiceProcess process, Database database) {

    String url() {
        return process.address();
    }

    long loggedEvents() {
        return loggedEventsByName().values().stream().mapToLong(Long::longValue).sum();
    }

    /** The stored names of the events in its log that belong to a trace. */
    List<String> loggedEventsOf(String traceId) {
        try (Connection connection = connection();
                PreparedStatement events =
                        connection.prepareStatement(
                                "SELECT event_name FROM event_log WHERE metadata ->> 'traceparent' LIKE ? ORDER BY log_index")) {
            events.setString(1, "00-" + traceId + "-%");
            List<String> names = new ArrayList<>();
            try (ResultSet row = events.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException("the event log could not be read", e);
        }
    }

    /** How many events its log holds, by stored name. */
    Map<String, Long> loggedEventsByName() {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT event_name, count(*) FROM event_log GROUP BY event_name")) {
            Map<String, Long> counts = new HashMap<>();
            while (row.next()) {
                counts.put(row.getString(1), row.getLong(2));
            }
            return counts;
        } catch (SQLException e) {
            throw new IllegalStateException("the event log could not be counted", e);
        }
    }

    /** The next record that it takes in, of every partition it has read. */
    Map<TopicPartition, Long> intakeOffsets() {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT topic, partition, next_offset FROM intake_offset")) {
            Map<TopicPartition, Long> offsets = new HashMap<>();
            while (row.next()) {
                offsets.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
            }
            return offsets;
        } catch (SQLException e) {
            throw new IllegalStateException("the offsets could not be read", e);
        }
    }

    /**
     * Writes to its tables behind its back, as nobody should.
     *
     * @return how many rows that changed
     */
    int tamper(String sql) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the database could not be written", e);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl(), database.username(), database.password());
    }
}
