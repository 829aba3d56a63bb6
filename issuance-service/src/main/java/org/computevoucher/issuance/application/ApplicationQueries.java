package org.computevoucher.issuance.application;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.computevoucher.issuance.application.ApplicationEvent.ApplicationDecided;
import org.computevoucher.issuance.programme.Place;
import org.computevoucher.platform.eventlog.EventJson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the table {@code application}. */
@Component
class ApplicationQueries {

    private static final JsonMapper JSON = EventJson.mapper();
    private static final TypeReference<List<Document>> DOCUMENTS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    ApplicationQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What to look for; null means any.
     *
     * @param submittedBefore exclusive
     */
    record Filter(
            @Nullable String pot,
            @Nullable String enterprise,
            @Nullable ApplicationStatus status,
            @Nullable String reference,
            @Nullable Instant submittedBefore) {}

    Optional<ApplicationView> byId(UUID applicationId) {
        return jdbc.sql("select * from application where application_id = ?")
                .param(applicationId)
                .query(ApplicationQueries::state)
                .optional()
                .map(ApplicationView::of);
    }

    /** How many wait for the same pot and are served before it; 0 where it does not wait. */
    int waitingAhead(UUID applicationId) {
        return jdbc.sql(
                        """
                        select count(*) from application mine join application other
                            on other.pot = mine.pot and other.status = 'WAITLISTED'
                            and other.waiting_number < mine.waiting_number
                        where mine.application_id = ? and mine.status = 'WAITLISTED'
                        """)
                .param(applicationId)
                .query(Integer.class)
                .single();
    }

    /**
     * @param after the last application of the page before; null: from the beginning
     */
    ApplicationPage page(Filter filter, @Nullable UUID after, int limit) {
        StringBuilder sql = new StringBuilder("select * from application where true");
        if (after != null) {
            sql.append(
                    " and number > (select number from application where application_id = :after)");
        }
        if (filter.pot() != null) {
            sql.append(" and pot = :pot");
        }
        if (filter.enterprise() != null) {
            sql.append(" and enterprise = :enterprise");
        }
        if (filter.status() != null) {
            sql.append(" and status = :status");
        }
        if (filter.reference() != null) {
            sql.append(" and reference = :reference");
        }
        if (filter.submittedBefore() != null) {
            sql.append(" and submitted_at < :submittedBefore");
        }
        // one more than asked for tells whether a further page exists
        sql.append(" order by number limit :limit");
        List<ApplicationView> rows =
                jdbc
                        .sql(sql.toString())
                        .param("after", after)
                        .param("pot", filter.pot())
                        .param("enterprise", filter.enterprise())
                        .param("status", filter.status() == null ? null : filter.status().name())
                        .param("reference", filter.reference())
                        .param("submittedBefore", utc(filter.submittedBefore()))
                        .param("limit", limit + 1)
                        .query(ApplicationQueries::state)
                        .list()
                        .stream()
                        .map(ApplicationView::of)
                        .toList();
        List<ApplicationView> shown = rows.subList(0, Math.min(limit, rows.size()));
        return new ApplicationPage(
                shown, rows.size() > limit ? shown.getLast().applicationId() : null);
    }

    private static ApplicationState state(ResultSet row, int number) throws SQLException {
        String decision = row.getString("decision");
        List<Document> documents = JSON.readValue(row.getString("documents"), DOCUMENTS);
        return new ApplicationState(
                row.getObject("application_id", UUID.class),
                row.getString("programme"),
                new Submission(
                        row.getString("pot"),
                        row.getString("enterprise"),
                        row.getLong("requested_fen"),
                        new Place(
                                row.getString("data_centre_region"),
                                row.getString("hardware_class")),
                        documents,
                        row.getObject("contact_id", UUID.class),
                        row.getString("reference")),
                documents,
                ApplicationStatus.valueOf(row.getString("status")),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                decision == null ? null : JSON.readValue(decision, ApplicationDecided.class));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
