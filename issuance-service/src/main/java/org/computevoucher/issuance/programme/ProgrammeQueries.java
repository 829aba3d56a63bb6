package org.computevoucher.issuance.programme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.computevoucher.issuance.programme.ProgrammeViews.ProgrammePage;
import org.computevoucher.issuance.programme.ProgrammeViews.ProgrammeSummary;
import org.computevoucher.issuance.programme.ProgrammeViews.ProgrammeView;
import org.computevoucher.issuance.programme.VersionView.RulesView;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the table {@code programme_version}. */
@Component
class ProgrammeQueries {

    private static final String SUMMARIES =
            """
            select p.programme, p.region, p.rules ->> 'kind' as kind,
                (select max(v.version) from programme_version v
                 where v.programme = p.programme and v.in_force_from <= :at) as in_force_version,
                (select max(v.version) from programme_version v
                 where v.programme = p.programme) as latest_version
            from programme_version p where p.version = 1 and p.programme > :after
            """;

    private final JdbcClient jdbc;

    ProgrammeQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A programme, and which of its versions is in force at an instant. */
    Optional<ProgrammeView> byName(String programme, Instant at) {
        List<VersionView> versions =
                jdbc.sql("select * from programme_version where programme = ? order by version")
                        .param(programme)
                        .query(ProgrammeQueries::version)
                        .list();
        // versions begin in the order of their numbers
        return versions.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new ProgrammeView(
                                programme,
                                ProgrammeCode.regionOf(programme),
                                versions.stream()
                                        .filter(version -> !version.inForceFrom().isAfter(at))
                                        .map(VersionView::version)
                                        .max(Integer::compare)
                                        .orElse(null),
                                versions));
    }

    /**
     * @param region null: any
     * @param after the programme after which to go on; empty: from the beginning
     */
    ProgrammePage page(@Nullable String region, String after, int limit, Instant now) {
        // one more than asked for tells whether a further page exists
        List<ProgrammeSummary> found =
                jdbc.sql(
                                SUMMARIES
                                        + (region == null ? "" : " and p.region = :region")
                                        + " order by p.programme limit :limit")
                        .param("at", now.atOffset(ZoneOffset.UTC))
                        .param("after", after)
                        .param("region", region)
                        .param("limit", limit + 1)
                        .query(ProgrammeQueries::summary)
                        .list();
        List<ProgrammeSummary> shown = found.subList(0, Math.min(limit, found.size()));
        return new ProgrammePage(shown, found.size() > limit ? shown.getLast().programme() : null);
    }

    private static VersionView version(ResultSet row, int number) throws SQLException {
        return new VersionView(
                row.getObject("event_id", UUID.class),
                row.getString("programme"),
                row.getInt("version"),
                row.getObject("in_force_from", OffsetDateTime.class).toInstant(),
                row.getString("document"),
                RulesView.of(
                        ProgrammeRows.RULES.readValue(
                                row.getString("rules"), ProgrammeRules.class)),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }

    private static ProgrammeSummary summary(ResultSet row, int number) throws SQLException {
        return new ProgrammeSummary(
                row.getString("programme"),
                row.getString("region"),
                ProgrammeKind.valueOf(row.getString("kind")),
                row.getObject("in_force_version", Integer.class),
                row.getInt("latest_version"));
    }
}
