package org.computevoucher.issuance.application;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.EventHandler;
import org.computevoucher.issuance.application.ApplicationEvent.ApplicationDecided;
import org.computevoucher.issuance.application.ApplicationEvent.ApplicationSubmitted;
import org.computevoucher.issuance.application.ApplicationEvent.InformationSupplied;
import org.computevoucher.platform.eventlog.EventJson;
import org.computevoucher.platform.readmodel.BatchedWrites;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the table {@code application}: one row each, merged in event order. */
final class ApplicationRows {

    private static final String MERGE =
            """
            insert into application (application_id, programme, region, pot, enterprise, reference,
                requested_fen, data_centre_region, hardware_class, contact_id, documents,
                submitted_at, status, decision, waiting_number, voucher_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?::jsonb, ?, ?)
            on conflict (application_id) do update set
                documents = application.documents || excluded.documents,
                status = excluded.status,
                decision = excluded.decision,
                waiting_number = excluded.waiting_number,
                voucher_id = excluded.voucher_id
            """;

    private static final JsonMapper JSON = EventJson.mapper();

    private final BatchedWrites<Row> rows;

    private record Row(
            UUID applicationId,
            @Nullable ApplicationSubmitted submitted,
            List<Document> documents,
            ApplicationStatus status,
            @Nullable ApplicationDecided decision) {}

    ApplicationRows(JdbcOperations jdbc) {
        this.rows = new BatchedWrites<>(jdbc, MERGE, ApplicationRows::bind);
    }

    @EventHandler
    void on(ApplicationSubmitted event) {
        rows.add(
                new Row(
                        event.applicationId(),
                        event,
                        event.submission().documents(),
                        ApplicationStatus.SUBMITTED,
                        null));
    }

    @EventHandler
    void on(InformationSupplied event) {
        rows.add(
                new Row(
                        event.applicationId(),
                        null,
                        event.documents(),
                        ApplicationStatus.SUBMITTED,
                        null));
    }

    @EventHandler
    void on(ApplicationDecided event) {
        rows.add(new Row(event.applicationId(), null, List.of(), event.status(), event));
    }

    private static void bind(PreparedStatement statement, Row row) throws SQLException {
        statement.setObject(1, row.applicationId());
        bindSubmission(statement, row.submitted());
        statement.setString(11, JSON.writeValueAsString(row.documents()));
        statement.setString(13, row.status().name());
        ApplicationDecided decision = row.decision();
        if (decision == null) {
            statement.setNull(14, Types.VARCHAR);
            statement.setNull(15, Types.BIGINT);
            statement.setNull(16, Types.OTHER);
        } else {
            GrantedVoucher voucher = decision.voucher();
            statement.setString(14, JSON.writeValueAsString(decision));
            statement.setObject(15, decision.waitingNumber(), Types.BIGINT);
            statement.setObject(16, voucher == null ? null : voucher.voucherId(), Types.OTHER);
        }
    }

    private static void bindSubmission(
            PreparedStatement statement, @Nullable ApplicationSubmitted event) throws SQLException {
        if (event == null) {
            for (int column : new int[] {2, 3, 4, 5, 6, 8, 9}) {
                statement.setNull(column, Types.VARCHAR);
            }
            statement.setNull(7, Types.BIGINT);
            statement.setNull(10, Types.OTHER);
            statement.setNull(12, Types.TIMESTAMP_WITH_TIMEZONE);
            return;
        }
        Submission submission = event.submission();
        statement.setString(2, event.programme());
        statement.setString(3, event.region());
        statement.setString(4, submission.pot());
        statement.setString(5, submission.enterprise());
        statement.setString(6, submission.reference());
        statement.setLong(7, submission.requestedFen());
        statement.setString(8, submission.place().dataCentreRegion());
        statement.setString(9, submission.place().hardwareClass());
        statement.setObject(10, submission.contactId(), Types.OTHER);
        statement.setObject(12, event.recordedAt().atOffset(ZoneOffset.UTC));
    }
}
